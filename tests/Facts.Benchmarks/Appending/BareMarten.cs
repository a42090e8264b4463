using System.Diagnostics;
using Facts.Benchmarks.Importing;
using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten;

namespace Facts.Benchmarks.Appending;

/// <summary>
/// Marten as its documentation sets up an event store (https://martendb.io/events/quickstart.html): a connection string, and no option
/// but the streams' string keys and, where it is asked for, one single-stream projection inline. Each append is a session of its own.
/// </summary>
internal sealed class BareMarten : IAsyncDisposable
{
    /// <summary>Streams that are in memory at once while many are inserted.</summary>
    private const int StreamsAtOnce = 1_000;

    private readonly DocumentStore _store;
    private readonly int[] _appended = new int[16];

    public BareMarten(string connectionString, bool projecting = false)
    {
        ConnectionString = connectionString;
        _store = DocumentStore.For(options =>
        {
            options.Connection(connectionString);
            options.DisableNpgsqlLogging = true;
            options.Events.StreamIdentity = StreamIdentity.AsString;
            if (projecting)
                options.Projections.Snapshot<Holdings>(SnapshotLifecycle.Inline);
        });
    }

    public string ConnectionString { get; }

    public long Appended => _appended.Sum(one => (long)one);

    /// <summary>As many claims to a stream as <see cref="FactsClaims"/> has to an organization.</summary>
    public async Task AppendAsync(int who, CancellationToken stop)
    {
        var number = _appended[who]++;
        await using var session = _store.LightweightSession();
        var organization = $"org-{who}-{number / 50}";
        session.Events.Append(organization, TenureRecorded.Of(who, number, organization));
        await session.SaveChangesAsync(stop);
    }

    /// <summary>A register by Marten's own COPY (https://martendb.io/events/bulk-appending.html), a stream an organization.</summary>
    /// <returns>The seconds it took, without making its tables.</returns>
    public async Task<double> InsertAsync(Register register, CancellationToken stop)
    {
        await _store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var watch = Stopwatch.StartNew();
        var streams = Enumerable.Range(0, register.Claims).Select(TenureRecorded.Of).GroupBy(said => said.Organization)
            .Select(organization => StreamAction.Start(_store.Events, organization.Key, [.. organization]));
        foreach (var some in streams.Chunk(StreamsAtOnce))
            await _store.BulkInsertEventsAsync(some, cancellation: stop);
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Inserts one stream, each event recorded at the moment that is told.</summary>
    public async Task InsertAsync(string stream, IEnumerable<(TenureRecorded Said, DateTime Recorded)> events, CancellationToken stop)
    {
        var all = events.ToList();
        var action = StreamAction.Start(_store.Events, stream, [.. all.Select(one => one.Said)]);
        foreach (var (stored, one) in action.Events.Zip(all))
            stored.Timestamp = new DateTimeOffset(one.Recorded);
        await _store.BulkInsertEventsAsync([action], cancellation: stop);
    }

    /// <summary>Builds the projection anew from all events, as https://martendb.io/events/projections/rebuilding.html has it.</summary>
    public async Task RebuildAsync(CancellationToken stop)
    {
        using var daemon = await _store.BuildProjectionDaemonAsync();
        await daemon.RebuildProjectionAsync<Holdings>(TimeSpan.FromMinutes(30), stop);
    }

    /// <summary>What is stored of an organization; null where nothing is.</summary>
    public async Task<Holdings?> LoadAsync(string organization, CancellationToken stop)
    {
        await using var session = _store.QuerySession();
        return await session.LoadAsync<Holdings>(organization, stop);
    }

    /// <summary>An organization as it was known at a moment: its events up to then, folded.</summary>
    public async Task<Holdings?> AggregateAsync(string organization, DateTime known, CancellationToken stop)
    {
        await using var session = _store.QuerySession();
        return await session.Events.AggregateStreamAsync<Holdings>(organization, timestamp: new DateTimeOffset(known), token: stop);
    }

    public Task<long> CountAsync(CancellationToken stop) =>
        BenchServer.AskAsync<long>(ConnectionString, "select count(*) from mt_events", stop);

    /// <summary>How many tenures all documents have.</summary>
    public Task<long> CountProjectedAsync(CancellationToken stop) => BenchServer.AskAsync<long>(
        ConnectionString, "select coalesce(sum(jsonb_array_length(data -> 'Tenures')), 0)::bigint from mt_doc_holdings", stop);

    /// <summary>Removes what is projected.</summary>
    public Task ForgetAsync(CancellationToken stop) => _store.Advanced.Clean.DeleteDocumentsByTypeAsync(typeof(Holdings), stop);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
