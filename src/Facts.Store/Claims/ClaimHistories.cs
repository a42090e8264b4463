using Facts.Domain.Claims;
using Facts.Domain.Organizations;

namespace Facts.Store.Claims;

/// <summary>
/// Whole histories of some claims and of those that deny them. They are folded as their organizations' streams are, so that a denial
/// counts here as it does there.
/// </summary>
/// <param name="events">All that was recorded of them.</param>
/// <param name="stop">Gives up folding: each event is work.</param>
internal sealed class ClaimHistories(IReadOnlyList<RecordedEvent> events, CancellationToken stop)
{
    private readonly ILookup<string, RecordedEvent> _byClaim = events.ToLookup(recorded => recorded.Claim, StringComparer.Ordinal);

    /// <summary>The history of one claim, in its order.</summary>
    public IEnumerable<RecordedEvent> Of(string claim) => _byClaim[claim];

    /// <summary>All of the claims by id, as the events leave them.</summary>
    public IReadOnlyDictionary<string, Claim> Fold() => Streams()
        .SelectMany(stream => Steps(stream).Last().Claims)
        .ToDictionary(claim => claim.Key, claim => claim.Value, StringComparer.Ordinal);

    /// <summary>All of the claims after each recorded time, where all are of one organization; good until the next is asked for.</summary>
    public IEnumerable<(DateTime RecordedAt, IReadOnlyDictionary<string, Claim> Claims)> Steps() => Streams().SelectMany(Steps);

    private IEnumerable<IGrouping<string, RecordedEvent>> Streams() => events
        .DistinctBy(recorded => recorded.Id)
        .OrderBy(recorded => recorded.Version)
        .GroupBy(recorded => recorded.Stream, StringComparer.Ordinal);

    private IEnumerable<(DateTime RecordedAt, IReadOnlyDictionary<string, Claim> Claims)> Steps(
        IGrouping<string, RecordedEvent> stream)
    {
        var organization = new Organization(stream.Key);
        foreach (var together in stream.GroupBy(recorded => recorded.RecordedAt))
        {
            foreach (var recorded in together)
            {
                stop.ThrowIfCancellationRequested();
                organization.Apply(recorded.Data, recorded.RecordedAt);
            }

            yield return (together.Key, organization.Claims);
        }
    }
}
