using Facts.Domain.Time;
using Facts.Store.Storage;
using Facts.Store.Telemetry;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// The one door through which anything is recorded. It takes the locks of all organizations concerned in one statement, reads what the
/// requests refer to, decides line by line, and appends; events, claims and tenures commit together or not at all.
/// </summary>
/// <remarks>
/// Locks come before reads, in one order, and cover organizations that have no stream yet: that is why plain appends are safe here and
/// only here. See ops/adr/0003-one-door.md.
/// </remarks>
/// <param name="database">Where it is recorded.</param>
/// <param name="clock">When.</param>
internal sealed class Recorder(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Records one request and commits it.</summary>
    public async Task<Saved> SaveAsync(Request request, CancellationToken stop) => (await SaveAsync([request], stop))[0];

    /// <summary>Records some requests and commits them together; what became of them comes in the same order.</summary>
    public Task<IReadOnlyList<Saved>> SaveAsync(IReadOnlyList<Request> requests, CancellationToken stop) =>
        Collisions.RetryAsync(() => SaveOnceAsync(database, requests, waits: true, stop), stop);

    /// <summary>
    /// The same on a connection of the caller's, and without waiting for locks: requests for which others have one are left undone, and say
    /// which.
    /// </summary>
    public Task<IReadOnlyList<Saved>> SaveWithoutWaitingAsync(
        NpgsqlDataSource lane, IReadOnlyList<Request> requests, CancellationToken stop) =>
        Collisions.RetryAsync(() => SaveOnceAsync(lane, requests, waits: false, stop), stop);

    /// <summary>What a request would do; nothing stays written.</summary>
    public async Task<Saved> TryAsync(Request request, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        // What it would come to is read from what is written, which is undone.
        if (request.Edit is { IsShared: false })
            return await SaveAsync(transaction, request, stop);
        var (group, save) = await DecideAsync(connection, [request], waits: true, stop);
        if (save.Pending.Count > 0)
        {
            var store = new SqlTenureStore(connection, new Reads());
            var work = await TenureProjection.ProjectAsync(
                store, save.Known, save.Pending, save.Watched, save.PublishedOf, stop);
            group.Project(work, save.Then);
            await save.Then.RunAsync(connection, stop);
        }

        // Nobody has to wait while the impact is worked out.
        await transaction.RollbackAsync(stop);
        return group.Finish(stop)[0];
    }

    /// <summary>
    /// Records a request in a transaction of the caller's, who commits it, or rolls it back to see what it would have done.
    /// </summary>
    public async Task<Saved> SaveAsync(NpgsqlTransaction transaction, Request request, CancellationToken stop)
    {
        var (group, save) = await DecideAsync(transaction.Connection!, [request], waits: true, stop);
        if (save.Pending.Count > 0)
            await EventAppender.AppendAsync(transaction, save, stop);
        if (request.Edit is { IsShared: false } edit)
            await edit.LoadAsync(transaction.Connection!, stop);
        return group.Finish(stop)[0];
    }

    private async Task<IReadOnlyList<Saved>> SaveOnceAsync(
        NpgsqlDataSource source, IReadOnlyList<Request> requests, bool waits, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (requests is [{ Edit.IsShared: false } alone])
        {
            var saved = await SaveAsync(transaction, alone, stop);
            await transaction.CommitAsync(stop);
            Count([alone], [saved]);
            return [saved];
        }

        var (group, save) = await DecideAsync(connection, requests, waits, stop);
        if (save.Pending.Count > 0)
            await EventAppender.AppendAndCommitAsync(transaction, save, stop);
        var all = group.Finish(stop);
        Count(requests, all);
        return all;
    }

    /// <summary>What becomes of the requests, and what is to be written for it.</summary>
    private async Task<(Group Group, OrganizationSave Save)> DecideAsync(
        NpgsqlConnection connection, IReadOnlyList<Request> requests, bool waits, CancellationToken stop)
    {
        using var span = Tracing.Source.StartActivity("record");
        span?.SetTag("facts.lines", requests.Sum(request => request.Lines.Count));
        var loaded = await StateLoader.LoadAsync(connection, requests, waits, Clocks.AreCompared(clock), stop);
        var state = loaded.State;
        // With the locks held: who had them before recorded earlier, whoever came first. Two saves would else share a recorded time, and
        // whoever is told of changes would be told of one in two parts.
        var now = state.Now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var differs = loaded.DatabaseTime is { } its ? Clocks.Compare(now, its) : null;
        var group = new Group(state, loaded.Missed, loaded.Known.Rules);
        foreach (var request in requests)
        {
            if (request.Edit is { IsShared: false } edit)
                await edit.LoadAsync(connection, stop);
            group.Decide(request, differs);
        }

        return (group, new OrganizationSave(state.Pending, now)
        {
            Known = loaded.Known,
            PublishedOf = state.PublishedOf,
            Deaths = state.Deaths,
            Watched = group.Watched,
            Projected = group.Project,
        });
    }

    /// <summary>Acts that are committed; imports count their lines themselves.</summary>
    private static void Count(IReadOnlyList<Request> requests, IReadOnlyList<Saved> saved)
    {
        foreach (var (request, its) in requests.Zip(saved))
        {
            if (request.Edit is { } edit && its.Impact is { Unchanged: false })
                Measures.Recorded(edit.Line);
        }
    }
}
