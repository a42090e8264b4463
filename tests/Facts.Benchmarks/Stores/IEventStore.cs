using Facts.Benchmarks.Appending;

namespace Facts.Benchmarks.Stores;

/// <summary>Another event store on the same PostgreSQL, in a database of its own, as its documentation sets it up.</summary>
internal interface IEventStore : IAsyncDisposable
{
    string Name { get; }

    /// <summary>Whether it keeps projections, and builds them anew.</summary>
    bool Projects { get; }

    /// <summary>Clients side by side, each appending one event a call to streams of its own, each event durable when answered.</summary>
    /// <returns>Events a second, of all clients.</returns>
    Task<double> AppendAsync(int clients, int each, CancellationToken stop);

    /// <summary>Appends a whole stream at once.</summary>
    Task FillAsync(string stream, IReadOnlyList<TenureRecorded> events, CancellationToken stop);

    /// <summary>Reads streams, one after the other.</summary>
    /// <returns>The median time of one, in µs, and the ids of all claims read, in their order.</returns>
    Task<(double Microseconds, IReadOnlyList<string> Claims)> ReadAsync(IReadOnlyList<string> streams, CancellationToken stop);

    /// <summary>Builds the projection of every stream's tenures anew.</summary>
    /// <returns>The seconds it took.</returns>
    Task<double> RebuildAsync(CancellationToken stop);

    /// <summary>How many events are stored.</summary>
    Task<long> CountAsync(CancellationToken stop);

    /// <summary>How many tenures all documents of the projection have.</summary>
    Task<long> CountProjectedAsync(CancellationToken stop);
}
