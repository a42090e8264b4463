using Facts.Domain.Claims;
using Facts.Domain.Exports;
using Facts.Domain.Tenures;
using Facts.Store.Claims;
using Facts.Store.Storage;

namespace Facts.Store.Exports;

/// <summary>When people died, and organizations and posts ended, by the claims that count, as known.</summary>
internal sealed class Ends
{
    private readonly IReadOnlyList<Claim> _claims;

    private Ends(IReadOnlyList<Claim> claims) => _claims = claims;

    /// <param name="scope">As known when.</param>
    /// <param name="people">By every id of theirs.</param>
    /// <param name="organizations">Their ids; their posts are meant too.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Ends> ReadAsync(
        Scope scope, IEnumerable<string> people, IEnumerable<string> organizations, CancellationToken stop)
    {
        object?[] asked = [people.Distinct(StringComparer.Ordinal).ToArray(), organizations.Distinct(StringComparer.Ordinal).ToArray()];
        var ids = await Sql.Query(scope.Store.Connection, "Exports/ends_of.sql", asked, r => r.GetString(0), stop).ToListAsync(stop);
        if (ids.Count == 0)
            return new Ends([]);
        var histories = await ClaimReader.HistoriesAsync(scope.Store.Connection, ids, scope.Known, stop);
        return new Ends([.. histories.Fold().Values.Where(claim => claim.Counts && claim.Body is BoundClaim)]);
    }

    /// <summary>The day of a person's death; null where no claim tells it.</summary>
    /// <param name="ids">Every id of theirs.</param>
    public string? OfPerson(IReadOnlySet<string> ids) => Date(body => body is DeathClaimed death && ids.Contains(death.Person));

    public string? OfOrganization(string id) => Date(body => body is DissolutionClaimed && body.Organization == id);

    public string? OfPost(string organization, string id) =>
        Date(body => body is AbolitionClaimed abolition && (body.Organization, abolition.Post) == (organization, id));

    /// <summary>The narrowest date that holds every reading; those of claims that an editor prefers, if there are any.</summary>
    private string? Date(Func<ClaimEvent, bool> isMeant)
    {
        var claims = _claims.Where(claim => isMeant(claim.Body)).ToList();
        if (claims.Exists(claim => claim.Rank == Rank.Preferred))
            claims.RemoveAll(claim => claim.Rank != Rank.Preferred);
        var dates = claims.ConvertAll(claim => Boundary.Parse(((BoundClaim)claim.Body).When));
        return dates.Count == 0 ? null : ReducedDate.Of(dates.Min(date => date.Earliest), dates.Max(date => date.Latest));
    }
}
