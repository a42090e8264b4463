using System.Data;
using Facts.Domain.Rules;
using Facts.Store.Answers;
using Facts.Store.Organizations;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Replay;

/// <summary>
/// Folds all events again, beside writers, and compares with what the tables hold. Events and tables are read in one snapshot, in which
/// they must agree; so nobody waits, and what is found is never a race. Where they differ, the organization is set right in one step
/// (see <see cref="TableRepair"/>). See ops/adr/0010-replay.md.
/// </summary>
internal sealed class Replayer(NpgsqlDataSource database)
{
    /// <summary>Organizations of about so many events are read together: round trips are cheap then, and memory is still little.</summary>
    private const int ChunkEvents = 5_000;

    /// <summary>Replays by the rules that the store has.</summary>
    public Task<ReplayReport> ReplayAsync(
        string? organization, bool verify, Action<ReplayReport, long>? progress, CancellationToken stop) =>
        ReplayAsync(organization, null, verify, progress, stop);

    /// <param name="organization">The one to replay, or null for all.</param>
    /// <param name="to">The rule set that the whole store is moved to; null for those that it has.</param>
    /// <param name="verify">Only compare; write nothing.</param>
    /// <param name="progress">Called after each chunk, by one thread at a time.</param>
    /// <param name="stop">Stops between chunks; what is set right stays so, and a new replay goes on with the rest.</param>
    public async Task<ReplayReport> ReplayAsync(
        string? organization, RuleSet? to, bool verify, Action<ReplayReport, long>? progress, CancellationToken stop)
    {
        if (to is not null && !verify)
            await RuleMove.BeginAsync(database, to, stop);
        List<(string Id, long Events)> organizations;
        var report = new ReplayReport { Verified = verify, Rule = to?.Name };
        await using (var connection = await database.OpenConnectionAsync(stop))
        {
            organizations = await ReplayReader.OrganizationsAsync(connection, organization, stop);
            report.LatestRecordedAt = await Latest.OfAllAsync(connection, stop);
        }

        var total = organizations.Sum(one => one.Events);
        if (organization is null)
            report.Add(0, 0, await RedactionReplay.RunAsync(database, verify, stop));
        // Before the folds: these go by what the streams have, and rows of posts that are not there would be in the way.
        report.Add(0, 0, await CopyReplay.RunAsync(database, organization, verify, stop));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = stop };
        await Parallel.ForEachAsync(Chunks(organizations), options, async (chunk, each) =>
        {
            var (events, compared) = await CompareAsync(chunk, to, each);
            var found = new List<Difference>();
            foreach (var (fold, wrong, missing, changes) in compared)
            {
                var difference = verify ? Difference.Of(fold.Id, wrong, missing, changes) : await TableRepair.MendAsync(database, fold, to, each);
                // Another replay may have been there first.
                if (difference.Rows > 0)
                    found.Add(difference);
            }

            lock (report)
            {
                report.Add(chunk.Count(id => id.Length > 0), events, found);
                progress?.Invoke(report, total);
            }
        });
        // Last: it goes by what things are called.
        if (organization is null)
            report.Add(0, 0, await SearchReplay.RunAsync(database, verify, stop));
        return report;
    }

    /// <summary>Organizations whose tables are not what the events come to, or that have other rules than they are to have.</summary>
    private async Task<(long Events, List<(Refold Fold, Stored Wrong, Stored Missing, IReadOnlyList<ChangeView> Changes)>)> CompareAsync(
        IReadOnlyCollection<string> organizations, RuleSet? to, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        var rules = await ReplayReader.RulesAsync(connection, organizations, stop);
        var published = await Published.OfAsync(connection, organizations, stop);
        var folds = organizations.ToDictionary(
            id => id, id => new Refold(id, to ?? rules[id], published.GetValueOrDefault), StringComparer.Ordinal);
        var events = await ReplayReader.FoldAsync(connection, folds, stop);
        var stored = await ReplayReader.StoredAsync(connection, organizations, stop);
        var differing = folds.Values
            .Select(fold => (Fold: fold, Right: fold.Result()))
            .Select(one => (
                one.Fold,
                Wrong: stored[one.Fold.Id].Except(one.Right),
                Missing: one.Right.Except(stored[one.Fold.Id]),
                Changes: to is null ? [] : RuleMove.Changes(one.Fold.Id, rules[one.Fold.Id], stored[one.Fold.Id], to, one.Right, stop)))
            .Where(one => one.Wrong.Count + one.Missing.Count > 0 || (to is not null && rules[one.Fold.Id] != to))
            .ToList();
        return (events, differing);
    }

    private static IEnumerable<List<string>> Chunks(List<(string Id, long Events)> organizations)
    {
        var (chunk, events) = (new List<string>(), 0L);
        foreach (var (id, count) in organizations)
        {
            chunk.Add(id);
            events += count;
            if (events < ChunkEvents)
                continue;
            yield return chunk;
            (chunk, events) = ([], 0);
        }

        if (chunk.Count > 0)
            yield return chunk;
    }
}
