using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Paging;
using Facts.Store.People;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>
/// Which claims stand otherwise than before: disputed, settled by a ruling, withdrawn, corrected, or at their end. A claim that is new, and
/// that nobody denied or acted upon since, is news and no change.
/// </summary>
internal sealed class ClaimChangeReader(NpgsqlDataSource database)
{
    /// <summary>On a page; so many histories are read at a time too.</summary>
    public const int Most = 100;

    /// <summary>Acts upon a claim that are listed: somebody may correct one claim ten thousand times.</summary>
    private const int MostActs = 20;

    /// <summary>A page as it is asked for from outside; all pages are of the recorded times of the first.</summary>
    /// <param name="organization">The organization's id.</param>
    /// <param name="from">Recorded time to compare from, inclusive.</param>
    /// <param name="to">Recorded time to compare to, inclusive; nothing changed when it is not later. Ignored where a cursor has it.</param>
    /// <param name="named">How that was written; null for now.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(IReadOnlyList<ClaimChange>? Changes, string? Next, Refusal? Refusal)> PageAsync(
        string organization, AsOf from, AsOf to, string? named, string? after, CancellationToken stop)
    {
        var list = $"claim changes\n{organization}\n{AsOf.Print(from.Moment)}\n{named}";
        var (cursor, bad) = after is null ? (null, null) : Cursor.Parse(after, list);
        if (bad is not null)
            return (null, null, bad);
        var until = cursor is null ? to : AsOf.At(cursor.Known);
        var (changes, refusal) = await BetweenAsync(organization, from, until, cursor?.Last ?? "", stop);
        if (changes is not { Count: > Most })
            return (changes, null, refusal);
        return ([.. changes.Take(Most)], new Cursor(list, until.Moment, changes[Most - 1].Claim).ToString(), null);
    }

    /// <summary>In the order of claims' ids, behind one of them; when there are more than a page, one more.</summary>
    private async Task<(IReadOnlyList<ClaimChange>? Changes, Refusal? Refusal)> BetweenAsync(
        string organization, AsOf from, AsOf to, string behind, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (await Unknown.OrganizationAsync(connection, organization, stop) is { } refusal)
            return (null, refusal);
        to = await Latest.OfAsync(connection, organization, to, stop);
        object?[] parameters = [Streams.Organization(organization), from.Moment, to.Moment];
        var ids = await Sql.Query(connection, "Answers/changed_claims.sql", parameters, r => r.GetString(0), stop).ToListAsync(stop);
        var changes = new List<ClaimChange>();
        foreach (var some in ids.Where(id => string.CompareOrdinal(id, behind) > 0).Order(StringComparer.Ordinal).Chunk(Most))
        {
            changes.AddRange(await ChangesAsync(connection, organization, some, from, to, stop));
            if (changes.Count > Most)
                break;
        }

        return ([.. changes.Take(Most + 1)], null);
    }

    private static async Task<IEnumerable<ClaimChange>> ChangesAsync(
        NpgsqlConnection connection, string organization, string[] ids, AsOf from, AsOf to, CancellationToken stop)
    {
        var ends = await DeathRows.FindAsync(connection, ids, stop).ToListAsync(stop);
        var deaths = ends.Where(end => end.Home != organization).Select(end => end.Claim).ToList();
        string[] others = [.. ids.Except(deaths)];
        var changes = Compare(await ClaimReader.HistoriesAsync(connection, others, to, stop), others, from, stop);
        if (deaths.Count == 0)
            return changes;
        object?[] asked = [Streams.Organization(organization), deaths.ToArray(), to.Moment];
        var copies = await Sql.Query(connection, "Answers/copied_histories.sql", asked, ClaimReader.Read, stop).ToListAsync(stop);
        return changes.Concat(Compare(new ClaimHistories(copies, stop), deaths, from, stop))
            .OrderBy(change => change.Claim, StringComparer.Ordinal);
    }

    private static IEnumerable<ClaimChange> Compare(ClaimHistories histories, IEnumerable<string> ids, AsOf from, CancellationToken stop)
    {
        var tracks = ids.Select(id => new Track(id)).ToList();
        foreach (var (recordedAt, claims) in histories.Steps())
        {
            stop.ThrowIfCancellationRequested();
            foreach (var track in tracks)
                track.Follow(claims.GetValueOrDefault(track.Id), recordedAt, isBefore: recordedAt <= from.Moment);
        }

        return tracks.Select(track => track.Change(Acts(histories, track.Id, from))).OfType<ClaimChange>();
    }

    /// <summary>All that was recorded of a claim since, but its own making.</summary>
    private static IReadOnlyList<HistoryEntry> Acts(ClaimHistories histories, string claim, AsOf from) =>
    [
        .. histories.Of(claim)
            .Where(recorded => recorded.RecordedAt > from.Moment && !(recorded.Data is ClaimEvent body && body.Id == claim))
            .Select(HistoryEntry.Of),
    ];

    /// <summary>One claim through its history.</summary>
    private sealed class Track(string id)
    {
        private Claim? _claim;
        private ClaimStanding? _before, _now;
        private DateTime _since;

        public string Id => id;

        public void Follow(Claim? claim, DateTime recordedAt, bool isBefore)
        {
            if (claim is null || ReferenceEquals(claim, _claim))
                return;
            var standing = ClaimStanding.Of(claim);
            if (_now is null || !Same(standing, _now))
                _since = recordedAt;
            (_claim, _now) = (claim, standing);
            if (isBefore)
                _before = standing;
        }

        /// <summary>Null when it stands as before, or as it was first recorded if that was since.</summary>
        public ClaimChange? Change(IReadOnlyList<HistoryEntry> acts)
        {
            if (_claim is null || _now is null)
                return null;
            var compared = _before ?? ClaimStanding.AtFirst(_claim);
            return Same(compared, _now)
                ? null
                : new ClaimChange(
                    id, ClaimKinds.Of(_claim.Body), _before?.Beside(_now), _now.Beside(compared), AsOf.Print(_since), [.. acts.Take(MostActs)])
                {
                    ActsMore = acts.Count > MostActs ? acts.Count - MostActs : null,
                    Fields = _now.Wording!,
                };
        }

        private static bool Same(ClaimStanding one, ClaimStanding other) =>
            string.Equals(FactsJson.Write(one), FactsJson.Write(other), StringComparison.Ordinal);
    }
}
