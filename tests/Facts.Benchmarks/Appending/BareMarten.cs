using JasperFx.Events;
using Marten;

namespace Facts.Benchmarks.Appending;

/// <summary>
/// Marten as its documentation sets up an event store (https://martendb.io/events/quickstart.html): a connection string, and no option
/// but the streams' string keys. Each append is a session of its own.
/// </summary>
internal sealed class BareMarten : IAsyncDisposable
{
    private readonly DocumentStore _store;
    private readonly int[] _appended = new int[16];

    public BareMarten(string connectionString)
    {
        ConnectionString = connectionString;
        _store = DocumentStore.For(options =>
        {
            options.Connection(connectionString);
            options.DisableNpgsqlLogging = true;
            options.Events.StreamIdentity = StreamIdentity.AsString;
        });
    }

    public string ConnectionString { get; }

    public long Appended => _appended.Sum(one => (long)one);

    /// <summary>As many claims to a stream as <see cref="FactsClaims"/> has to an organization.</summary>
    public async Task AppendAsync(int who, CancellationToken stop)
    {
        var number = _appended[who]++;
        await using var session = _store.LightweightSession();
        session.Events.Append(
            $"org-{who}-{number / 50}",
            new TenureRecorded(
                $"claim-{who}-{number}",
                "register",
                $"org-{who}-{number / 50}",
                $"post-{number / 10}",
                $"person-{number}",
                "2020-03-01",
                "2023-03-01"));
        await session.SaveChangesAsync(stop);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>What a claim says, and no more.</summary>
    public sealed record TenureRecorded(string Id, string Source, string Organization, string Post, string Person, string From, string To);
}
