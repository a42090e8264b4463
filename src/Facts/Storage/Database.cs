using Facts.Storage.Embedded;
using Marten;
using Npgsql;
using Weasel.Core;

namespace Facts.Storage;

/// <summary>The database a process works with: the one that <c>ConnectionStrings__Facts</c> names, or the embedded one.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string SchemaSetting = "schema", SeededSetting = "seeded";
    private readonly EmbeddedPostgres? _embedded;

    private Database(NpgsqlDataSource source, EmbeddedPostgres? embedded) => (Source, _embedded) = (source, embedded);

    public NpgsqlDataSource Source { get; }

    /// <summary>The data folder of an embedded database; null for another.</summary>
    public string? Folder => _embedded?.Folder;

    /// <summary>
    /// Opens the database and brings its schema up to this build's. With <paramref name="connectionString"/> null the embedded one.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">There is no database to be had; the message says why.</exception>
    public static async Task<Database> OpenAsync(string? connectionString, string? dataFolder, Action<string> note, CancellationToken stop)
    {
        var embedded = connectionString is null ? await EmbeddedPostgres.AttachAsync(DataFolder.Resolve(dataFolder), note, stop) : null;
        var database = new Database(Connect(connectionString ?? embedded!.ConnectionString), embedded);
        try
        {
            await database.RequireDurabilityAsync(stop);
            await database.EnsureSchemaAsync(stop);
            return database;
        }
        catch (Exception problem)
        {
            await database.DisposeAsync();
            if (problem is NpgsqlException and not PostgresException { SqlState: not ("3D000" or "28000" or "28P01") })
                throw new PostgresUnavailableException($"The database cannot be reached: {problem.Message.TrimEnd('.')}.");
            throw;
        }
    }

    /// <summary>A Marten store on this database; for writing. Reading needs none, and is quicker to start without.</summary>
    public DocumentStore OpenStore() => DocumentStore.For(options => MartenSetup.Configure(options, Source));

    /// <summary>Whether this is an embedded store that the seeds were not brought into yet.</summary>
    public async Task<bool> NeedsSeedsAsync(CancellationToken stop) =>
        _embedded is not null && await SettingAsync(SeededSetting, stop) is null;

    public Task MarkSeededAsync(CancellationToken stop) => SetAsync(SeededSetting, "yes", stop);

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private static NpgsqlDataSource Connect(string connectionString)
    {
        try
        {
            // Statements that repeat are prepared by themselves. A save has some thirty; planning them anew took longer than running them.
            // Nothing here leaves anything behind in a session, so that nothing has to be reset.
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, NoResetOnClose = true };
            return NpgsqlDataSource.Create(settings);
        }
        catch (ArgumentException problem)
        {
            throw new PostgresUnavailableException($"ConnectionStrings__Facts is no connection string: {problem.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>What is acknowledged must stay: with synchronous_commit off, kill -9 lost 13 of 24,806 events, with on none.</summary>
    private async Task RequireDurabilityAsync(CancellationToken stop)
    {
        await using var command = Source.CreateCommand("show synchronous_commit");
        if ((string?)await command.ExecuteScalarAsync(stop) == "off")
        {
            throw new PostgresUnavailableException(
                "The database has synchronous_commit off, and would lose what it acknowledged. Turn it on.");
        }
    }

    /// <summary>Asking Marten whether the schema is right takes a second; so it is asked once for each build.</summary>
    private async Task EnsureSchemaAsync(CancellationToken stop)
    {
        var build = typeof(Database).Module.ModuleVersionId.ToString("N");
        if (await SettingAsync(SchemaSetting, stop) == build)
            return;
        await using var store = OpenStore();
        try
        {
            await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        }
        catch (SchemaMigrationException)
        {
            throw new PostgresUnavailableException(
                "The database was made by another build of Facts, and can't be made what this one needs. Nothing was changed. "
                + "Open it with the build that made it, or import its sources and claims into a new one.");
        }

        // The extension came with the schema; connections opened before do not know its types yet.
        await Source.ReloadTypesAsync(stop);
        await SetAsync(SchemaSetting, build, stop);
    }

    private async Task<string?> SettingAsync(string name, CancellationToken stop)
    {
        try
        {
            await using var command = Source.CreateCommand("select value from facts.settings where name = $1");
            command.Parameters.AddWithValue(name);
            return (string?)await command.ExecuteScalarAsync(stop);
        }
        catch (PostgresException missing)
            when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
    }

    private async Task SetAsync(string name, string value, CancellationToken stop)
    {
        await using var command = Source.CreateCommand(
            "insert into facts.settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value");
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(stop);
    }
}
