using System.Runtime.CompilerServices;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Ledger;
using Facts.Store.Sentences;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Streaming;

/// <summary>Answers that became others, as they do.</summary>
/// <param name="Organization">Whose.</param>
/// <param name="KnownAt">The recorded time from which they are so.</param>
/// <param name="Changes">The first page of what <c>GET /api/changes</c> has.</param>
/// <param name="Next">The address of the next page; null when that is all.</param>
internal sealed record AnswersChanged(string Organization, string KnownAt, IReadOnlyList<ChangeView> Changes, string? Next = null);

/// <summary>A message, or a sign of life without one.</summary>
/// <param name="Leaf">The ledger's last leaf that is in it: whoever has it goes on behind it.</param>
/// <param name="Message">Absent for a sign of life.</param>
internal readonly record struct StreamItem(long Leaf, AnswersChanged? Message);

/// <summary>
/// Follows the ledger, whose leaves have no gaps and never change their order: nothing is passed over, whoever committed when. What was
/// told may be told again after a break, or when acts of one recorded time came in several: it is what changed at that time.
/// </summary>
internal sealed class ChangeStream(NpgsqlDataSource database, ChangeReader changes, TimeProvider clock)
{
    private const int Batch = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500), SignOfLife = TimeSpan.FromSeconds(15);

    /// <param name="organization">Only its answers; all when null.</param>
    /// <param name="after">The last leaf that is known already; null begins with what comes now.</param>
    /// <param name="stop">Ends it; it ends by nothing else.</param>
    public async IAsyncEnumerable<StreamItem> FollowAsync(
        string? organization, long? after, [EnumeratorCancellation] CancellationToken stop)
    {
        var next = after + 1 ?? await LeavesAsync(stop);
        var told = clock.GetTimestamp();
        // Whoever asks knows that it listens, and from where.
        yield return new StreamItem(next - 1, null);
        while (true)
        {
            var to = Math.Min(await LeavesAsync(stop), next + Batch);
            if (to <= next)
            {
                if (clock.GetElapsedTime(told) >= SignOfLife)
                {
                    told = clock.GetTimestamp();
                    yield return new StreamItem(next - 1, null);
                }

                await Task.Delay(Pause, stop);
                continue;
            }

            foreach (var (concerned, at, leaf) in await ConcernedAsync(next, to, organization, stop))
            {
                if (await AtAsync(concerned, at, stop) is not { Changes.Count: > 0 } message)
                    continue;
                told = clock.GetTimestamp();
                yield return new StreamItem(leaf, message);
            }

            next = to;
        }
    }

    /// <summary>What changed in an organization at a recorded time: nothing in one that is unknown.</summary>
    public async Task<AnswersChanged> AtAsync(string organization, DateTime at, CancellationToken stop)
    {
        var (from, to) = (AsOf.At(at - Moments.Tick), AsOf.At(at));
        var (changed, next, _) = await changes.PageAsync(organization, from, to, AsOf.Print(at), after: null, stop);
        return new AnswersChanged(organization, AsOf.Print(at), changed ?? [], next is null ? null : Links.To(
            "/api/changes", ("organization", organization), ("from", AsOf.Print(from.Moment)), ("to", AsOf.Print(at)), ("after", next)));
    }

    private async Task<long> LeavesAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await new TreeReader(connection).SizeAsync(stop);
    }

    /// <summary>Which organizations may have other answers since when, after some leaves; the last leaf of each.</summary>
    public async Task<IReadOnlyList<(string Organization, DateTime At, long Leaf)>> ConcernedAsync(
        long from, long to, string? organization, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(
            connection,
            "Streaming/changed.sql",
            [from, to, organization ?? ""],
            row => (row.GetString(0), row.GetDateTime(1), row.GetInt64(2)),
            stop).ToListAsync(stop);
    }
}
