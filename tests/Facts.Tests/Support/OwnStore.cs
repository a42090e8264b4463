namespace Facts.Tests.Support;

/// <summary>An empty store for the tests of one class, who use ids of their own.</summary>
public sealed class OwnStore(PostgresFixture postgres) : IAsyncLifetime
{
    internal FactsStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await FactsStore.CreateAsync(postgres, "own");

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
