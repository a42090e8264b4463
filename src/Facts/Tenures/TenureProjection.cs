using Facts.Storage;
using JasperFx.Events;
using Marten;
using Marten.Events.Projections;

namespace Facts.Tenures;

/// <summary>
/// Keeps organizations, posts, claims and the bitemporal <c>tenures</c> in the transaction of the append. It works on whole saves: a few
/// reads, one pass over the events in memory, a few writes with arrays. Every writer holds the locks of its organizations
/// (see Recorder), so what it reads can't change before it commits.
/// </summary>
internal sealed class TenureProjection : IProjection
{
    public async Task ApplyAsync(IDocumentOperations operations, IReadOnlyList<IEvent> events, CancellationToken cancellation)
    {
        var byOrganization = events
            .Where(e => Streams.OrganizationOf(e.StreamKey) is not null)
            .ToLookup(e => Streams.OrganizationOf(e.StreamKey)!);
        if (byOrganization.Count == 0)
            return;
        var work = await WorkLoader.LoadAsync(operations.Connection, byOrganization, cancellation);
        foreach (var organization in byOrganization)
        {
            foreach (var recorded in organization)
                work[organization.Key].Apply(recorded);
            work[organization.Key].Settle();
        }

        WorkWriter.Queue(operations, [.. work.Values]);
    }
}
