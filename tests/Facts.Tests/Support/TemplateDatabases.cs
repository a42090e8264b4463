using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Facts.Tests.Support;

/// <summary>What the databases that tests get copies of have in them.</summary>
internal static class TemplateDatabases
{
    /// <summary>The tables of this build, with the build noted, and those of Wolverine; no node was ever started on them.</summary>
    public static async Task GiveSchemaAsync(string connectionString)
    {
        await using var store = await FactsStore.OpenAsync(connectionString);
        await using var app = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0");
        await app.Services.GetServices<IHostedService>().OfType<MessageTables>().Single().StartAsync(TestContext.Current.CancellationToken);
    }

    public static async Task ImportSeedAsync(string connectionString)
    {
        await using var store = await FactsStore.OpenAsync(connectionString);
        (await store.ImportSeedAsync()).Rejected.ShouldBeEmpty();
        // Nobody does it later, as autovacuum is off; planned for empty tables, a replay took twice as long.
        await Sql.RunAsync(connectionString, "analyze");
    }
}
