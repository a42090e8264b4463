using System.Runtime.ExceptionServices;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Marten;
using Marten.Exceptions;
using Npgsql;
using SessionOptions = Marten.Services.SessionOptions;

namespace Facts.Store.Recording;

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
    private static readonly Lazy<DocumentStore> Store = new(() => DocumentStore.For(MartenEvents.ConfigureAppending));

    /// <summary>Builds the store now, so that the first who records something does not wait for it (0.5 s).</summary>
    public static void Prepare() => _ = Store.Value;

    /// <summary>Appends, and writes what follows (<see cref="InlineProjection"/>); the caller commits.</summary>
    /// <exception cref="RefusedException">A stream is archived.</exception>
    public static Task AppendAsync(NpgsqlTransaction transaction, Save save, CancellationToken stop) =>
        AppendAsync(transaction, save, commits: false, stop);

    /// <summary>The same, and commits: in the same round trip, unless rows are many.</summary>
    public static async Task AppendAndCommitAsync(NpgsqlTransaction transaction, Save save, CancellationToken stop)
    {
        await AppendAsync(transaction, save, commits: true, stop);
        if (save.Writes.AreMany)
            await transaction.CommitAsync(stop);
    }

    private static async Task AppendAsync(NpgsqlTransaction transaction, Save save, bool commits, CancellationToken stop)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.Listeners.Add(new SendingListener(save, commits));
        await using var session = Store.Value.LightweightSession(options);
        save.AttachTo(session);
        // By itself it would take those of the running activity; events of several requests may be saved together.
        (session.CorrelationId, session.CausationId) = (null, null);
        // When they truly were appended; differs from the recorded time of an imported ledger.
        var appendedAt = AsOf.Print(save.Now);
        foreach (var stream in InStreams(save.Pending))
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
            throw new RefusedException(Refuse(save.Pending), archived);
        }
        catch (MartenCommandException wrapped) when (wrapped.InnerException is NpgsqlException problem)
        {
            // What becomes of it, a refusal, a retry or "no database", goes by what PostgreSQL said.
            ExceptionDispatchInfo.Throw(problem);
        }

        await save.Writes.CopyAsync(transaction.Connection!, stop);
    }

    private static Refusal Refuse(IReadOnlyList<PendingEvent> pending)
    {
        var which = pending.Select(one => one.Stream).Distinct(StringComparer.Ordinal).ToList() is [var only]
            ? $"'{Fields.Shown(only)}'"
            : "that this adds to";
        return new Refusal(Archived, $"A stream {which} was archived by a program that uses Marten; nothing is added to it.");
    }

    /// <summary>
    /// The order in which Marten appends: stream by stream. Sources and people come first, as claims in organizations' streams refer to
    /// them; nothing else depends on the order among streams.
    /// </summary>
    private static IEnumerable<IGrouping<string, PendingEvent>> InStreams(IReadOnlyList<PendingEvent> pending) =>
        pending.GroupBy(one => one.Stream, StringComparer.Ordinal).OrderBy(stream => Streams.OrganizationOf(stream.Key) is not null);

    /// <summary>Puts our statements behind those of the events, in the same batch.</summary>
    private sealed class SendingListener(Save save, bool commits) : DocumentSessionListenerBase
    {
        public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
        {
            // When a save fails, Marten would put a tombstone in the place of each of its events, in a transaction of its own. To the
            // ledger tombstones would be events, and nobody here waits for numbers that are missing.
            session.PendingChanges.Streams().Clear();
            save.Writes.QueueOn(session);
            save.Then.QueueOn(session);
            if (commits && !save.Writes.AreMany)
                session.QueueOperation(new SqlOperation(new NpgsqlBatchCommand("commit")));
            return Task.CompletedTask;
        }
    }
}
