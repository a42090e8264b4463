using Facts.Store.Storage.Embedded;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>The database a process works with: the one that <c>ConnectionStrings__Facts</c> names, or the embedded one.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string SeededSetting = "seeded";

    /// <summary>
    /// Seconds to wait for a connection (Npgsql: 15). Telling the server that a request was given up takes one too: with a server that
    /// hangs, whoever asked is answered so much later than they ought to be.
    /// </summary>
    private const int ConnectingLimit = 5;

    private readonly EmbeddedPostgres? _embedded;
    private readonly NpgsqlDataSource?[] _lanes = new NpgsqlDataSource?[Lanes];
    private NpgsqlDataSource? _forMarten;

    private Database((NpgsqlConnectionStringBuilder Settings, NpgsqlDataSource Source) connected, EmbeddedPostgres? embedded) =>
        (Settings, Source, _embedded) = (connected.Settings, connected.Source, embedded);

    public NpgsqlDataSource Source { get; }

    /// <summary>As many saves of requests may be under way at once.</summary>
    public const int Lanes = 4;

    /// <summary>
    /// One connection, for saves of which each begins when the one before has ended: PostgreSQL's process for it has all at hand that a
    /// save needs. A pool gives the connection that has rested longest; with the pool's five in turn, a claim at a time took a third
    /// longer (measured).
    /// </summary>
    public NpgsqlDataSource Lane(int number) => _lanes[number] ??= Build(
        new NpgsqlConnectionStringBuilder(Settings.ConnectionString) { MinPoolSize = 0, MaxPoolSize = 1 });

    /// <summary>What Marten asks of the catalogues has types that only PostgreSQL itself can name.</summary>
    public NpgsqlDataSource ForMarten => _forMarten ??= NpgsqlDataSource.Create(Settings);

    /// <summary>How it is reached, with its password.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; }

    private IEnumerable<NpgsqlDataSource> All => ((NpgsqlDataSource?[])[Source, .. _lanes, _forMarten]).OfType<NpgsqlDataSource>();

    /// <summary>The data folder of an embedded database; null for another.</summary>
    public string? Folder => _embedded?.Folder;

    /// <summary>
    /// Connects to the database, whatever its tables are. With <paramref name="connectionString"/> null it is the embedded one, which lives in
    /// <paramref name="dataFolder"/>.
    /// </summary>
    /// <param name="connectionString">How it is reached.</param>
    /// <param name="dataFolder">Of the embedded one.</param>
    /// <param name="note">Gets a sentence before what takes time.</param>
    /// <param name="prepare">What is done before it is used; when that fails, it is closed.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="PostgresUnavailableException">There is no database to be had; the message says why.</exception>
    public static async Task<Database> ConnectAsync(
        string? connectionString, string? dataFolder, Action<string> note, Func<Database, Task> prepare, CancellationToken stop)
    {
        var embedded = connectionString is null ? await EmbeddedPostgres.AttachAsync(dataFolder!, note, stop) : null;
        var database = new Database(Connect(connectionString ?? embedded!.ConnectionString), embedded);
        try
        {
            await database.RequireDurabilityAsync(stop);
            await prepare(database);
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

    /// <summary>None: for what needs to know how Facts is set up, and connects to nothing.</summary>
    public static Database Nowhere() => new(Connect("Host=nowhere.invalid;Database=facts"), null);

    /// <summary>Whether this is an embedded store that the seeds were not brought into yet.</summary>
    public async Task<bool> NeedsSeedsAsync(CancellationToken stop) =>
        _embedded is not null && await SettingAsync(SeededSetting, stop) is null;

    public Task MarkSeededAsync(CancellationToken stop) => SetAsync(SeededSetting, "yes", stop);

    /// <summary>
    /// Has an embedded server that goes down started again, until this is disposed, which comes before the database. Null for another.
    /// </summary>
    public IAsyncDisposable? Watch() => _embedded?.Watch(Clear);

    /// <summary>Lets go of connections that rest.</summary>
    public void Clear()
    {
        foreach (var source in All)
            source.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in All)
            await source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }

    private static (NpgsqlConnectionStringBuilder Settings, NpgsqlDataSource Source) Connect(string connectionString)
    {
        try
        {
            // Statements that repeat are prepared by themselves. A save has some thirty; planning them anew took longer than running them.
            // Nothing here leaves anything behind in a session, so that nothing has to be reset.
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, NoResetOnClose = true };
            if (!settings.ShouldSerialize(nameof(settings.Timeout)))
                settings.Timeout = ConnectingLimit;
            return (settings, Build(settings));
        }
        catch (ArgumentException problem)
        {
            throw new PostgresUnavailableException($"ConnectionStrings__Facts is no connection string: {problem.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>All types that are used are PostgreSQL's own. To ask it which others there are took the first connection as long as connecting.</summary>
    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings) =>
        new NpgsqlDataSourceBuilder(settings.ConnectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();

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

    public async Task<string?> SettingAsync(string name, CancellationToken stop)
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

    public async Task SetAsync(string name, string value, CancellationToken stop)
    {
        await using var command = Source.CreateCommand(
            "insert into facts.settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value");
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(value);
        await command.ExecuteNonQueryAsync(stop);
    }
}
