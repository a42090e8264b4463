using Facts.Domain;
using Facts.Domain.Time;
using Facts.Importing;
using Marten;
using Marten.Exceptions;
using Npgsql;
using SessionOptions = Marten.Services.SessionOptions;

namespace Facts.Storage;

/// <summary>
/// Appends events by a Marten session that works in the transaction of the save; what follows from the events is sent with them. See
/// ops/adr/0009-events-are-appended-by-marten.md.
/// </summary>
internal static class EventAppender
{
    /// <summary>
    /// Marten refuses to append to a stream that was archived, and so does Facts: the stable code of the refusal.
    /// </summary>
    public const string Archived = "stream-archived";

    /// <summary>
    /// It works on connections that are given to it, so that one serves every database of the process. It is built at the first append,
    /// as nothing that only reads needs it.
    /// </summary>
    private static readonly Lazy<DocumentStore> Store = new(() => DocumentStore.For(MartenSetup.ConfigureAppending));

    /// <summary>Appends, and writes what follows; the caller commits.</summary>
    /// <param name="transaction">Of the save, whose locks are held.</param>
    /// <param name="pending">In the order in which they were decided; it holds within each stream (<see cref="InStreams"/>).</param>
    /// <param name="now">When they are recorded in truth.</param>
    /// <param name="writes">What is written beside them.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="RefusedException">A stream is archived.</exception>
    public static Task AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyList<PendingEvent> pending, DateTime now, Writes writes, CancellationToken stop) =>
        AppendAsync(transaction, pending, now, writes, commits: false, stop);

    /// <summary>The same, and commits: in the same round trip, unless rows are many.</summary>
    public static async Task AppendAndCommitAsync(
        NpgsqlTransaction transaction, IReadOnlyList<PendingEvent> pending, DateTime now, Writes writes, CancellationToken stop)
    {
        await AppendAsync(transaction, pending, now, writes, commits: !writes.AreMany, stop);
        if (writes.AreMany)
            await transaction.CommitAsync(stop);
    }

    private static async Task AppendAsync(
        NpgsqlTransaction transaction, IReadOnlyList<PendingEvent> pending, DateTime now, Writes writes, bool commits, CancellationToken stop)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.Listeners.Add(new SendingListener(writes, commits));
        await using var session = Store.Value.LightweightSession(options);
        // By itself it would take those of the running activity; events of several requests may be saved together.
        (session.CorrelationId, session.CausationId) = (null, null);
        // When they truly were appended; differs from the recorded time of an imported ledger.
        var appendedAt = AsOf.Print(now);
        foreach (var stream in InStreams(pending))
        {
            var action = session.Events.Append(stream.Key, stream.Select(one => one.Data).ToArray());
            foreach (var (stored, one) in action.Events.Zip(stream))
            {
                stored.Id = one.Id;
                stored.Timestamp = one.RecordedAt;
                stored.UserName = one.By?.Actor;
                stored.CorrelationId = one.By?.Correlation;
                stored.SetHeader("appendedAt", appendedAt);
            }
        }

        try
        {
            await session.SaveChangesAsync(stop);
        }
        catch (InvalidStreamOperationException archived)
        {
            throw new RefusedException(new Refusal(Archived, archived.Message), archived);
        }

        await writes.CopyAsync(transaction.Connection!, stop);
    }

    /// <summary>
    /// The order in which Marten appends: stream by stream. Sources and people come first, as claims in organizations' streams refer to
    /// them; nothing else depends on the order among streams.
    /// </summary>
    private static IEnumerable<IGrouping<string, PendingEvent>> InStreams(IReadOnlyList<PendingEvent> pending) =>
        pending.GroupBy(one => one.Stream, StringComparer.Ordinal).OrderBy(stream => Streams.OrganizationOf(stream.Key) is not null);

    /// <summary>Puts our statements behind those of the events, in the same batch.</summary>
    private sealed class SendingListener(Writes writes, bool commits) : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            // When a save fails, Marten would put a tombstone in the place of each of its events, in a transaction of its own. To the
            // ledger tombstones would be events, and nobody here waits for numbers that are missing.
            session.PendingChanges.Streams().Clear();
            writes.QueueOn(session);
            if (commits)
                session.QueueOperation(new SqlOperation(new NpgsqlBatchCommand("commit")));
            return Task.CompletedTask;
        }
    }
}
