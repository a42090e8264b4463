using Facts.Domain.Claims;

namespace Facts.Store.Tenures;

/// <summary>
/// Reads what may end the people and posts of a save: dissolutions and abolitions of its organizations, and deaths and
/// dissolutions of the holders whose claims were read. Most stores have none, and are not asked.
/// </summary>
/// <param name="store">The tables.</param>
/// <param name="known">Whether there are any.</param>
/// <param name="work">Gets them.</param>
internal sealed class BoundsLoader(ITenureStore store, StoredOrganizations known, IReadOnlyDictionary<string, WorkingSet> work)
{
    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private bool _hasEnds;

    /// <summary>Answers what was asked of the store, and reads what bears upon it, if that was not read yet.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        if (!known.HasDeaths && !known.HasEnds)
            return;
        await store.RunAsync(stop);
        var holders = People().Where(_people.Add).ToList();
        var ofOrganizations = known.HasEnds && !_hasEnds ? work.Keys.ToList() : [];
        _hasEnds = true;
        store.AskBounds(
            ofOrganizations, known.HasDeaths ? holders : [],
            claim => Restore(claim, claim.Body is DeathClaimed ? work.Values : [work[claim.Body.Organization]]));
        if (known.HasEnds)
            store.AskDissolutions(holders, claim => Restore(claim, work.Values));
        await store.RunAsync(stop);
    }

    private static void Restore(Claim claim, IEnumerable<WorkingSet> into)
    {
        foreach (var one in into.Where(one => !one.Organization.Claims.ContainsKey(claim.Id)))
            one.Organization.Restore(claim);
    }

    private IEnumerable<string> People() => work.Values.SelectMany(one => one.Organization.Claims.Values
        .SelectMany(claim => claim.Wordings()).Concat(one.Coming).Select(wording => wording.Person).Distinct(StringComparer.Ordinal)
        .SelectMany(one.Organization.Identities.Everyone));
}
