using Facts.Domain.Recording;
using Facts.Store.Storage;
using Marten;

namespace Facts.Store.Tenures;

/// <summary>
/// Keeps organizations, posts, claims and the bitemporal <c>tenures</c> in the transaction of the append. It works on whole saves: a few
/// reads, one pass over the events in memory, a few writes with arrays. Every writer holds the locks of its organizations
/// (see Recorder), so what it reads can't change before it commits.
/// </summary>
internal sealed class TenureProjection : InlineProjection
{
    protected override async Task ProjectAsync(
        IDocumentOperations session, Save save, IReadOnlyList<PendingEvent> events, CancellationToken stop)
    {
        // Others, such as given keys, have no events of organizations.
        if (save is not OrganizationSave organizations)
            return;
        var store = new SqlTenureStore(session.Connection!, new Reads());
        var work = await ProjectAsync(store, organizations.Known, events, save.Watched, save.PublishedOf, stop);
        WorkingSetWriter.Add(save.Writes, work);
        organizations.Projected(work, save.Then);
    }

    /// <summary>What the events make of the organizations that they concern.</summary>
    /// <param name="store">The tables, as they are before the save. What was asked of them already is answered too.</param>
    /// <param name="known">What was read with the locks of the organizations held.</param>
    /// <param name="events">In their order.</param>
    /// <param name="watched">Requests of the save of which is asked what they change.</param>
    /// <param name="published">When the sources that the events cite were published.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<WorkingSet>> ProjectAsync(
        ITenureStore store, StoredOrganizations known, IReadOnlyList<PendingEvent> events, IReadOnlySet<int> watched, Func<string, string?> published,
        CancellationToken stop)
    {
        var byOrganization = events
            .Where(e => Streams.OrganizationOf(e.Stream) is not null)
            .ToLookup(e => Streams.OrganizationOf(e.Stream)!, StringComparer.Ordinal);
        if (byOrganization.Count == 0)
        {
            await store.RunAsync(stop);
            return [];
        }

        var affected = new Affected();
        while (true)
        {
            var work = await WorkingSetLoader.LoadAsync(store, known, byOrganization, watched, published, affected, stop);
            foreach (var organization in byOrganization)
            {
                foreach (var recorded in organization)
                    work[organization.Key].Apply(recorded);
                work[organization.Key].Settle();
            }

            if (!await affected.FindAsync(store, work.Values, stop))
                return [.. work.Values];
        }
    }
}
