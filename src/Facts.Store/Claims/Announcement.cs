using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Threats;

namespace Facts.Store.Claims;

/// <summary>A threat, plan or figure as it is shown with an organization: the claim's own fields, and how it stands on the day.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Standing">How a threat or plan stands; absent for a figure.</param>
/// <param name="Claim">The claim, as in an import line.</param>
internal sealed record Announcement(string Id, Standing? Standing, JsonObject Claim)
{
    /// <summary>Those of one kind that count and were made by then, by id.</summary>
    public static IEnumerable<Announcement> Of<T>(IEnumerable<MadeClaim> claims, DateTime on) where T : ClaimEvent => claims
        .Where(made => made.Claim.Counts && made.Claim.Body is T && Standings.WasMadeBy(made.Claim, made.PublishedAt, on))
        .OrderBy(made => made.Claim.Id, StringComparer.Ordinal)
        .Select(made => new Announcement(
            made.Claim.Id,
            made.Claim.Body is ThreatClaimed or PlanClaimed ? Standings.Of(made.Claim, on) : null,
            ClaimFields.Of(made.Claim.Body)));
}
