using Facts.Domain.Time;
using Facts.Storage;
using Facts.Telemetry;
using Marten.Exceptions;
using Npgsql;

namespace Facts.Importing;

/// <summary>
/// The one door through which anything is recorded. It takes the locks of all organizations concerned in one statement, reads what the
/// lines refer to, decides line by line, and appends; events, claims and tenures commit together or not at all.
/// </summary>
/// <remarks>
/// Locks come before reads, in one order, and cover organizations that have no stream yet: that is why plain appends are safe here and
/// only here. See ops/adr/0003-one-door.md.
/// </remarks>
/// <param name="database">Where it is recorded.</param>
/// <param name="clock">When.</param>
internal sealed class Recorder(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Another writer may have recorded a same id between our read and our commit; then everything is decided anew.</summary>
    private const int MostAttempts = 5;

    /// <summary>Records a batch and commits it.</summary>
    public Task<IReadOnlyList<Recorded>> RecordAsync(
        IReadOnlyList<(long Number, ImportLine Line)> lines, Author author, CancellationToken stop) =>
        RecordAsync([new Request(lines, By.Now(author))], stop);

    /// <summary>Records some batches and commits them together; what became of the lines comes in the same order.</summary>
    public async Task<IReadOnlyList<Recorded>> RecordAsync(IReadOnlyList<Request> requests, CancellationToken stop)
    {
        using var span = Tracing.Source.StartActivity("record");
        span?.SetTag("facts.lines", requests.Sum(request => request.Lines.Count));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenConnectionAsync(stop);
                await using var transaction = await connection.BeginTransactionAsync(stop);
                var (recorded, save) = await DecideAsync(transaction, requests, stop);
                if (save is not null)
                    await EventAppender.AppendAndCommitAsync(transaction, save, stop);
                return recorded;
            }
            catch (Exception problem) when (attempt < MostAttempts && IsCollision(problem))
            {
                // Decided anew, from what the other writer left.
            }
        }
    }

    /// <summary>
    /// Records a batch in a transaction of the caller's, who commits it, or rolls it back to see what it would have done.
    /// </summary>
    public async Task<IReadOnlyList<Recorded>> RecordAsync(
        NpgsqlTransaction transaction, IReadOnlyList<(long Number, ImportLine Line)> lines, Author author, CancellationToken stop)
    {
        var (recorded, save) = await DecideAsync(transaction, [new Request(lines, By.Now(author))], stop);
        if (save is not null)
            await EventAppender.AppendAsync(transaction, save, stop);
        return recorded;
    }

    /// <summary>What becomes of the lines, and what is to be written for it; null if nothing is.</summary>
    private async Task<(IReadOnlyList<Recorded> Recorded, Save? Save)> DecideAsync(
        NpgsqlTransaction transaction, IReadOnlyList<Request> requests, CancellationToken stop)
    {
        var database = transaction.Connection!;
        var lines = requests.SelectMany(request => request.Lines.Select(line => line.Line));
        var context = await ContextLoader.LoadAsync(database, lines, requests[0].By, Limits(requests), Clocks.AreCompared(clock), stop);
        // With the locks held: who had them before recorded earlier, whoever came first. Two saves would else share a recorded time, and
        // whoever is told of changes would be told of one in two parts.
        var now = context.Now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var differs = context.DatabaseTime is { } its ? Clocks.Compare(now, its) : null;
        var decided = new List<Recorded>();
        foreach (var request in requests)
        {
            context.By = request.By;
            foreach (var (number, line) in request.Lines)
            {
                var refused = LinePermits.Check(request.By.Permit, line, context) ?? (line.RecordedAt is null ? differs : null);
                var decision = refused ?? Decisions.Decide(line, context);
                decided.Add(new Recorded(number, line, decision.Refusal, decision is { Refusal: null, Events.Count: 0 }));
            }
        }

        return (decided, context.Pending.Count == 0
            ? null
            : new Save(context.Pending, now) { Known = context.Known, PublishedOf = context.PublishedOf });
    }

    /// <summary>All organizations that somebody among them is limited to; null when nobody is limited.</summary>
    private static IReadOnlyCollection<string>? Limits(IReadOnlyList<Request> requests)
    {
        var limits = requests.Select(request => request.By.Permit?.Organizations).OfType<IReadOnlySet<string>>().ToList();
        return limits.Count == 0 ? null : [.. limits.SelectMany(limit => limit).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Another writer was faster; what was decided is to be decided anew.</summary>
    public static bool IsCollision(Exception? problem) => problem switch
    {
        null => false,
        // SQLSTATE class 23 (PostgreSQL, Appendix A): unique_violation; class 40: serialization_failure, deadlock_detected.
        PostgresException { SqlState: "23505" or "40001" or "40P01" } => true,
        // The same of a stream's versions, as Marten says it; without PostgreSQL's own words.
        JasperFx.ConcurrencyException or ExistingStreamIdCollisionException => true,
        // Marten wraps what else PostgreSQL says.
        _ => IsCollision(problem.InnerException),
    };
}

/// <summary>Lines that are recorded on one behalf.</summary>
internal sealed record Request(IReadOnlyList<(long Number, ImportLine Line)> Lines, By By);
