using System.Diagnostics;

namespace Facts.Benchmarks.Importing;

/// <summary>
/// The floor of any import: the very events that one has written, as PostgreSQL's binary COPY format has them, sent from a file into an
/// empty table with the columns and indexes of Marten's. No client reads, decides or encodes anything here.
/// </summary>
internal sealed class CopyFloor(string folder) : IDisposable
{
    private const int Chunk = 1 << 16;
    private readonly string _file = Path.Combine(folder, "events.copy");

    /// <summary>Rows in the file.</summary>
    public long Events { get; private set; }

    public bool IsReady => File.Exists(_file);

    /// <summary>Takes the events out of a store.</summary>
    public async Task TakeAsync(BenchStore store, CancellationToken stop)
    {
        Events = await store.AskAsync<long>("select count(*) from facts.mt_events", stop);
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(stop);
        await using var from = await connection.BeginRawBinaryCopyAsync("copy facts.mt_events to stdout (format binary)", stop);
        await using var file = File.Create(_file);
        await from.CopyToAsync(file, Chunk, stop);
    }

    /// <summary>The seconds that the copy into a new table of the same store takes, its commit included.</summary>
    public async Task<double> RunAsync(BenchStore store, CancellationToken stop)
    {
        await BenchServer.RunAsync(
            store.ConnectionString,
            """
            create schema if not exists floor;
            drop table if exists floor.events;
            create table floor.events (like facts.mt_events including all)
            """,
            stop);
        await using var connection = await store.Session.Database.Source.OpenConnectionAsync(stop);
        var watch = Stopwatch.StartNew();
        await using (var file = File.OpenRead(_file))
        await using (var into = await connection.BeginRawBinaryCopyAsync("copy floor.events from stdin (format binary)", stop))
            await file.CopyToAsync(into, Chunk, stop);
        var seconds = watch.Elapsed.TotalSeconds;
        WrongAnswerException.Unless(Events, await store.AskAsync<long>("select count(*) from floor.events", stop), "Events after the copy");
        await BenchServer.RunAsync(store.ConnectionString, "drop table floor.events", stop);
        return seconds;
    }

    public void Dispose() => File.Delete(_file);
}
