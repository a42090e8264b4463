using Facts.Store.Setup;
using Facts.Tests.Support;

namespace Facts.Tests.Storage;

/// <summary>Nobody made the tables yet, and several processes are about to. Connections of their own make them what processes are here.</summary>
[Slow]
public sealed class when_several_start_at_once(PostgresFixture postgres)
{
    private const int Several = 6;

    [Fact]
    public async Task all_find_the_tables_there()
    {
        var connection = FactsInProcess.FewConnections(await postgres.CreateEmptyAsync("crowd"))!;
        var opened = await Task.WhenAll(Enumerable.Range(0, Several).Select(_ => Task.Run(
            () => Schema.OpenAsync(connection, null, _ => { }, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));
        foreach (var database in opened)
        {
            (await new Schema(database).ServesAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
            await database.DisposeAsync();
        }
    }

    [Fact]
    public async Task operators_and_verbs_do_too()
    {
        var connection = await postgres.CreateEmptyAsync("operators");
        string[][] lines = [["ops", "db-apply"], ["ops", "db-apply"], ["replay"]];
        foreach (var run in await Task.WhenAll(lines.Select(line => FactsInProcess.RunAsync(connection, line))))
            run.ShouldEnd(0);
    }

    [Fact]
    public async Task services_make_the_tables_of_messages_once()
    {
        var connection = await postgres.CreateEmptyAsync("services");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var store = await FactsStore.OpenAsync(FactsInProcess.FewConnections(connection)!);
            await using var app = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0");
            await app.StartAsync(TestContext.Current.CancellationToken);
            await app.StopAsync(TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken)));
    }
}

/// <summary>The same of an embedded store, whose first use brings the seed in.</summary>
[Slow]
public sealed class when_several_begin_a_store : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task one_brings_the_seed_in_and_says_so()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => FactsProcess.RunAsync(
            null, ["who", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-21", "--data", _data.Path])));
        foreach (var run in runs)
            run.ShouldEnd(0).Output.ShouldContain("Mira Murati");
        var said = runs.SelectMany(run => run.NoteLines).Where(line => line.StartsWith("Imported", StringComparison.Ordinal)).ToList();
        said.ShouldHaveSingleItem().ShouldNotContain(" 0 claims");
    }
}
