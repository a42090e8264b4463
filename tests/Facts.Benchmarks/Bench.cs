using Facts.Benchmarks.Importing;

namespace Facts.Benchmarks;

/// <summary>What measures work with and share: the server, and stores that one of them has filled and another reads.</summary>
internal sealed class Bench(Settings settings, BenchServer server, CancellationToken stop) : IAsyncDisposable
{
    private readonly Dictionary<int, BenchStore> _filled = [];

    public Settings Settings => settings;

    public BenchServer Server => server;

    public CancellationToken Stop => stop;

    /// <summary>A store of its own, empty.</summary>
    public async Task<BenchStore> CreateStoreAsync() =>
        await BenchStore.OpenAsync(server, await server.CreateDatabaseAsync(stop), stop);

    /// <summary>The store with a register of so many claims in it: the one a measure kept, or one that is filled now.</summary>
    public async Task<BenchStore> FilledAsync(int claims)
    {
        if (_filled.TryGetValue(claims, out var store))
            return store;
        store = await CreateStoreAsync();
        await store.ImportAsync(new Register(claims).Write(server.Folder), stop);
        return _filled[claims] = store;
    }

    /// <summary>The same for somebody who adds to it, and disposes of it: nobody else gets it afterwards.</summary>
    public async Task<BenchStore> TakeFilledAsync(int claims)
    {
        var store = await FilledAsync(claims);
        _filled.Remove(claims);
        return store;
    }

    /// <summary>Hands a filled store on to the measures that come after.</summary>
    public async Task KeepAsync(int claims, BenchStore store)
    {
        if (_filled.Remove(claims, out var former) && former != store)
            await former.DisposeAsync();
        _filled[claims] = store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _filled.Values)
            await store.DisposeAsync();
    }
}
