using System.IO.Compression;
using Facts.Cli;
using Facts.Store.Setup;
using Facts.Tests.Support;

namespace Facts.Tests.Storage;

/// <summary>
/// Dumps (<c>pg_dump --inserts</c>) of what earlier builds made of the seed and some acts upon an invented harbour. Each is named for the
/// commit of its build.
/// </summary>
internal static class EarlierStores
{
    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.sql.gz").Select(path => Path.GetFileName(path)).Order();

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Storage", "Stores");

    public static async Task<string> RestoreAsync(PostgresFixture postgres, string store)
    {
        var connection = await postgres.CreateEmptyAsync("earlier");
        await using var file = File.OpenRead(Path.Combine(Folder, store));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        await Support.Sql.RunAsync(connection, await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        return connection;
    }

    /// <summary>As <c>facts ops db-apply</c> does, and the first opening of an embedded store.</summary>
    public static async Task<Session> MigrateAsync(string connection)
    {
        var database = await Schema.OpenAsync(connection, null, _ => { }, TestContext.Current.CancellationToken, Opening.AsItIs);
        var session = new Session(database, TimeProvider.System);
        try
        {
            await new Schema(database).ApplyAsync(TestContext.Current.CancellationToken);
            await OlderStore.ReplayAsync(session, _ => { }, TestContext.Current.CancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }
}
