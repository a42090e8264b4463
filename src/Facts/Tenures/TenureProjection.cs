using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Tenures;

/// <summary>
/// Keeps organizations, posts, claims and the bitemporal <c>tenures</c> in the transaction of the append. It works on whole saves: a few
/// reads, one pass over the events in memory, a few writes with arrays. Every writer holds the locks of its organizations
/// (see Recorder), so what it reads can't change before it commits.
/// </summary>
internal static class TenureProjection
{
    public static async Task ProjectAsync(
        NpgsqlConnection database, IReadOnlyList<PendingEvent> events, Writes writes, CancellationToken stop)
    {
        var byOrganization = events
            .Where(e => Streams.OrganizationOf(e.Stream) is not null)
            .ToLookup(e => Streams.OrganizationOf(e.Stream)!, StringComparer.Ordinal);
        if (byOrganization.Count == 0)
            return;
        var work = await WorkLoader.LoadAsync(database, byOrganization, stop);
        foreach (var organization in byOrganization)
        {
            foreach (var recorded in organization)
                work[organization.Key].Apply(recorded);
            work[organization.Key].Settle();
        }

        WorkWriter.Add(writes, [.. work.Values]);
    }
}
