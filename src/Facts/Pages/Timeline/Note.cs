using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Tenures;
using Facts.Domain.Threats;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Sentences;

namespace Facts.Pages.Timeline;

/// <summary>A threat, plan or figure beside the lanes: it moves no holder (design, Resolution 6).</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Kind">The claim's kind, as in import lines.</param>
/// <param name="Date">
/// EDTF: when a threat was made, when a plan is to happen or else was made, what day a figure is of; null when nobody says.
/// </param>
/// <param name="Deadline">By when a threat is to be carried out.</param>
/// <param name="Standing">How a threat or plan stands on the day asked about.</param>
/// <param name="Claim">The claim, as in an import line.</param>
internal sealed record Note(string Id, string Kind, string? Date, string? Deadline, Standing? Standing, JsonObject Claim)
{
    private const int LongestLabel = 40;

    /// <summary>From its date to its deadline; null without a date.</summary>
    public Entry<Note>? Entry => Date is null
        ? null
        : new Entry<Note>(this, Label, Period(Date, Deadline ?? Date), Domain.Time.Period.Empty);

    private string Label
    {
        get
        {
            var text = SafeText.Of((string?)(Claim["action"] ?? Claim["measure"]));
            return text.EnumerateRunes().Count() <= LongestLabel
                ? text
                : string.Concat(text.EnumerateRunes().Take(LongestLabel - 1)) + "…";
        }
    }

    /// <summary>Those that count, by id.</summary>
    public static IReadOnlyList<Note> Of(IEnumerable<MadeClaim> claims, DateTime on) =>
    [
        .. claims.Where(made => made.Claim.Counts && made.Claim.Body is ThreatClaimed or PlanClaimed or FigureClaimed { When: not null })
            .OrderBy(made => made.Claim.Id, StringComparer.Ordinal)
            .Select(made => new Note(
                made.Claim.Id,
                ClaimKinds.Of(made.Claim.Body),
                (made.Claim.Body as PlanClaimed)?.When ?? Standings.Made(made.Claim, made.PublishedAt),
                (made.Claim.Body as ThreatClaimed)?.Deadline,
                made.Claim.Body is FigureClaimed ? null : Standings.Of(made.Claim, on),
                ClaimFields.Of(made.Claim.Body))),
    ];

    private static Period Period(string from, string to)
    {
        var (start, end) = (Boundary.Parse(from), Boundary.Parse(to).Latest);
        return new Period(start.Earliest, end > start.Earliest ? end : start.Earliest + Moments.Tick);
    }
}
