using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Importing;

namespace Facts.Claims;

/// <summary>A threat, plan or figure as it is shown with an organization: the claim's own fields, and how it stands.</summary>
internal sealed record Announcement(string Id, JsonObject Claim, string? Outcome)
{
    /// <summary>Those of one kind that count, by id.</summary>
    public static IEnumerable<Announcement> Of<T>(IEnumerable<Claim> claims) where T : ClaimEvent => claims
        .Where(claim => claim.Counts && claim.Body is T)
        .OrderBy(claim => claim.Id, StringComparer.Ordinal)
        .Select(claim => new Announcement(claim.Id, ClaimFields.Of(claim.Body), claim.Outcome?.Outcome.ToString().ToLowerInvariant()));
}
