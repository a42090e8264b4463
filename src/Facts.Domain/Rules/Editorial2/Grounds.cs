using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>A claim that a tenure rests on, and what it does for it.</summary>
internal sealed record Used(Claim Claim, Does Does, bool? Inferred = null);

/// <summary>The claims that the headline of a stay rests on.</summary>
internal static class Grounds
{
    /// <summary>
    /// Those that state its start, then those that state its end; then where it follows from others that it ended; then days and further
    /// terms that confirm it. Of days on which it was seen only those are named that say what no other claim does.
    /// </summary>
    public static List<Used> Of(Stay stay, Reading? start, Reading? end)
    {
        var starting = Set(start?.Claims ?? []);
        var ending = Set(end is null || stay.Inferred is not null ? [] : end.Claims);
        if (end is null && stay.Inferred is null && stay.LaterEnd is null)
            ending.UnionWith(stay.Ongoing.Concat(stay.Confirmations.Where(one => one.GoesOn)).Select(one => one.Claim));
        var used = Headline.Order([.. starting.Union(ending)], claim => [claim]).OrderBy(claim => starting.Contains(claim) ? 0 : 1)
            .Select(claim => new Used(claim, starting.Contains(claim) ? ending.Contains(claim) ? Does.Both : Does.Starts : Does.Ends)).ToList();
        if ((stay.Inferred?.By ?? (end is null ? stay.LaterEnd?.Claims.MinBy(claim => claim.Id, StringComparer.Ordinal) : null)) is { } by)
            used.Add(new Used(by, Does.Ends, true));
        var confirming = stay.Renewals.OrderBy(claim => claim.Id, StringComparer.Ordinal).Concat(Telling(stay, start, end));
        used.AddRange(confirming.Distinct().Where(claim => !used.Exists(one => one.Claim == claim)).Select(claim => new Used(claim, Does.Confirms)));
        return used;
    }

    public static Ground GroundOf(Used used) =>
        Ground.Of(used.Claim, used.Does) with { Inferred = used.Inferred, Corrected = CorrectedOf(used.Claim) };

    /// <summary>The first day tells more of a start that is vague or not stated, the last of an end that is vague.</summary>
    private static IEnumerable<Claim> Telling(Stay stay, Reading? start, Reading? end)
    {
        if (stay.Confirmations.Count == 0)
            yield break;
        var first = stay.Confirmations.OrderBy(one => one.SureFrom).ThenBy(one => one.Claim.Id, StringComparer.Ordinal).First();
        if (start is null || (start.Boundary.Earliest <= first.SureFrom && first.SureFrom < start.Boundary.Latest))
            yield return first.Claim;
        var last = stay.Confirmations.OrderByDescending(one => one.SureTo).ThenBy(one => one.Claim.Id, StringComparer.Ordinal).First();
        if (end is not null && stay.Ends.Exists(one => one.Boundary.Earliest <= last.SureTo && last.SureTo < one.Boundary.Latest))
            yield return last.Claim;
    }

    /// <summary>What was corrected since the words were quoted: the quote says it otherwise still.</summary>
    private static Dictionary<string, Was>? CorrectedOf(Claim claim)
    {
        var quoted = claim.Superseded.Count;
        while (quoted > 0 && claim.Superseded[quoted - 1].Quote?.Exact == claim.Body.Quote?.Exact)
            quoted--;
        if (claim.Body.Quote is null || quoted >= claim.Superseded.Count)
            return null;
        var was = new Dictionary<string, Was>(StringComparer.Ordinal);
        for (var i = quoted; i < claim.Superseded.Count; i++)
        {
            var next = i + 1 < claim.Superseded.Count ? claim.Superseded[i + 1] : claim.Body;
            foreach (var (field, value) in Fields(claim.Superseded[i]).Where(field => Fields(next).GetValueOrDefault(field.Key) != field.Value))
                was.TryAdd(field, new Was(value, claim.Reasons is { } reasons && i < reasons.Count ? reasons[i] : null));
            foreach (var field in Fields(next).Keys.Except(Fields(claim.Superseded[i]).Keys, StringComparer.Ordinal))
                was.TryAdd(field, new Was(null, claim.Reasons is { } reasons && i < reasons.Count ? reasons[i] : null));
        }

        foreach (var (field, value) in Fields(claim.Body).Where(field => was.GetValueOrDefault(field.Key)?.Value == field.Value))
            was.Remove(field);
        return was.Count == 0 ? null : was;
    }

    private static Dictionary<string, string> Fields(ClaimEvent claim)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("when", (claim as AppointmentClaimed)?.When ?? (claim as DismissalClaimed)?.When ?? (claim as ResignationClaimed)?.When
            ?? (claim as BoundClaim)?.When);
        Add("from", (claim as TenureClaimed)?.From);
        Add("to", (claim as TenureClaimed)?.To);
        Add("on", (claim as TenureClaimed)?.On);
        Add("post", (claim as PostClaim)?.Post);
        Add("person", (claim as PostClaim)?.Person);
        return fields;

        void Add(string name, string? value)
        {
            if (value is not null)
                fields.Add(name, value);
        }
    }

    private static HashSet<Claim> Set(IEnumerable<Claim> claims) => new(claims, ReferenceEqualityComparer.Instance);
}
