using System.Globalization;
using System.Text;
using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Store.Provenance;
using Facts.Store.Sentences;

namespace Facts.Reports;

/// <summary>The parts of a trail in words, for text and for the printable report alike.</summary>
internal static class TrailWords
{
    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D;

    /// <summary>"Starts 17 November 2023", "Ends between 18 and 19 November 2023", "Ongoing".</summary>
    public static string Boundary(BoundaryTrail boundary)
    {
        var does = boundary.Does == Does.Starts ? "Starts" : "Ends";
        var headline = boundary.Date switch
        {
            null => $"{does} on an unknown day",
            Domain.Tenures.Boundary.OpenText => "Ongoing",
            var date => $"{does} {EdtfWords.Of(date)}",
        };
        var others = string.Concat((boundary.Others ?? []).Select(other => $", or {EdtfWords.Of(other)}"));
        return $"{headline}{others}{(boundary.Inferred == true ? ", inferred from the successor" : "")}";
    }

    /// <summary>"Mira Murati", "Sam Altman, who left last".</summary>
    public static string Holder(HolderTrail holder) => HolderWords.Of(holder.Person) + (holder.HasLeft == true ? ", who left last" : "");

    /// <summary>How a claim stands, as short marks: its kind first.</summary>
    public static IEnumerable<string> Marks(ClaimTrail claim)
    {
        yield return claim.Kind;
        if (claim.Status != "active")
            yield return claim.Status;
        if (claim.Rank == Rank.Preferred)
            yield return "preferred";
        if (claim.Disputed)
            yield return "disputed";
        if (claim.DeniedBy is { } denials)
            yield return $"denied by {string.Join(", ", denials)}";
        foreach (var why in claim.SetAside ?? [])
            yield return $"set aside: {AnswerWords.Because(why)}";
    }

    /// <summary>
    /// What was done and by whom: "recorded by ada", "corrected by ada: when, from “2023” to “2024”", "denied by ada: c9",
    /// "c9 retracted by ada".
    /// </summary>
    public static string Deed(TrailEvent recorded)
    {
        var pair = string.Join(" and ", recorded.People ?? []);
        var (did, what) = recorded.Did switch
        {
            "denied" => ("denied", recorded.Upon!),
            "corrected" => ("corrected", string.Join("; ", (recorded.Changes ?? []).Select(Change))),
            "ruled" => ($"ruled {recorded.Rank?.ToString().ToLowerInvariant()}", ""),
            "outcome" => ($"found {recorded.Outcome?.ToString().ToLowerInvariant()}", ""),
            "redacted" => ("erased", string.Join(", ", recorded.Fields ?? [])),
            "identified" => ("identified", $"{pair} are one person"),
            "distinguished" => ("distinguished", $"{pair} are two people after all"),
            var other => (other, ""),
        };
        var upon = recorded.Upon is null || recorded.Did == "denied" ? "" : recorded.Upon + " ";
        return $"{upon}{did}{Join(" by ", recorded.Actor)}{Join(" as proposed by ", recorded.ProposedBy)}{Join(": ", what)}";
    }

    /// <summary>"organization/openai, version 12", "leaf 3", and when it truly was appended, where that is not the recorded time.</summary>
    public static IEnumerable<string> Place(TrailEvent recorded) => new[]
    {
        $"{recorded.Stream}, version {recorded.Version}",
        recorded.Leaf is { } leaf ? $"leaf {leaf}" : "no leaf yet",
        recorded.AppendedAt == recorded.RecordedAt ? null : $"appended {EdtfWords.AsOf(recorded.AppendedAt)}",
    }.OfType<string>();

    public static IEnumerable<string> Source(SourceTrail source) => new[]
    {
        source.Publisher,
        source.PublishedAt is null ? null : $"published {EdtfWords.Of(source.PublishedAt)}",
        source.Origin is null || source.Origin == source.Id ? null : $"a copy of {source.Origin}",
        source.RecordedAt is null ? "not recorded by then" : $"recorded {EdtfWords.AsOf(source.RecordedAt)}",
    }.OfType<string>();

    /// <summary>How far the ledger is, and how to prove an event by it.</summary>
    public static string Ledger(TrailView trail)
    {
        var ledger = trail.Ledger;
        var signed = ledger.SignedSize is { } size
            ? $"A signed checkpoint of {EdtfWords.AsOf(ledger.SignedAt!)} covers the first {size}."
            : "It was never signed.";
        var (organization, post) = (trail.Answer.Organization.Id, trail.Answer.Post.Id);
        return $"The ledger has {ledger.Size} leaves. {signed} For a proof that needs no database: facts who {organization} {post} "
            + $"--on {trail.Answer.On} --known {trail.Answer.KnownAt} --receipt FILE, then facts audit verify FILE.";
    }

    /// <summary>
    /// Characters that cannot be seen, or that turn the order of others, by their code points; null when there are none. The two joiners
    /// belong to how Persian, Indic scripts and emoji are written.
    /// </summary>
    public static string? Hidden(string? text)
    {
        var hidden = (text ?? "").EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            .Where(rune => rune.Value is not ('\n' or '\r' or '\t' or ZeroWidthNonJoiner or ZeroWidthJoiner))
            .Select(rune => $"U+{rune.Value:X4}").Distinct().ToList();
        return hidden.Count == 0 ? null : $"Has characters that are not seen: {string.Join(", ", hidden)}.";
    }

    private static string Change(FieldChange change) =>
        $"{change.Field}, from {Value(change.From)} to {Value(change.To)}";

    private static string Value(System.Text.Json.Nodes.JsonNode? value) => FieldChange.Words(value) is { } words ? $"“{words}”" : "nothing";

    private static string Join(string before, string? text) => string.IsNullOrEmpty(text) ? "" : before + text;
}
