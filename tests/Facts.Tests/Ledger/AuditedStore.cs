using Facts.Domain.Ledger;
using Facts.Store.Audit;
using Facts.Store.Ledger;
using Facts.Tests.Support;
using Npgsql;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Ledger;

/// <summary>A store with keys for its ledger, and an auditor who remembers what they saw of it.</summary>
internal sealed class AuditedStore : IAsyncDisposable
{
    private readonly TemporaryFolder _files = new();
    private NpgsqlConnection? _administrator;

    private AuditedStore(FactsStore store) => Store = store;

    public FactsStore Store { get; }

    public LedgerService Ledger => new(Store.Session.Database, Store.Session.Clock, _files["keys"]);

    public string this[string file] => _files[file];

    public static async Task<AuditedStore> CreateAsync(PostgresFixture postgres, TimeProvider? clock = null) =>
        Of(await FactsStore.CreateAsync(postgres, "audited", clock));

    public static async Task<AuditedStore> CreateSeededAsync(PostgresFixture postgres, TimeProvider? clock = null) =>
        Of(await FactsStore.CreateSeededAsync(postgres, "audited", clock));

    private static AuditedStore Of(FactsStore store)
    {
        var audited = new AuditedStore(store);
        Directory.CreateDirectory(audited._files.Path);
        return audited;
    }

    public async Task<SignedCheckpoint> SealAsync()
    {
        var (checkpoint, _, refusal) = await Ledger.SealAsync(TestContext.Current.CancellationToken);
        return checkpoint ?? throw new InvalidOperationException(refusal!.Message);
    }

    public Memory Remembered(string file = "memory") => Memory.Open(_files[file]).Memory!;

    /// <summary>Verifies the database; a refusal fails the test.</summary>
    public async Task<AuditReport> VerifyAsync()
    {
        await using var log = await LiveLog.OpenAsync(Store.Session.Database.Source, TestContext.Current.CancellationToken);
        return await VerifyAsync(await log.ReadAsync(Ledger.Keys.Known(), TestContext.Current.CancellationToken), Remembered());
    }

    public static async Task<AuditReport> VerifyAsync(WholeLog log, Memory memory)
    {
        var (report, refusal) = await Auditor.VerifyAsync(log, null, memory, TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        return report!;
    }

    public async Task<Finding[]> FindAsync() => [.. (await VerifyAsync()).Findings];

    /// <summary>As an administrator, over one connection for all that a test changes; what one statement sets is no longer set in the next.</summary>
    public async Task RunAsync(string sql)
    {
        _administrator ??= await Sql.OpenAsync(Store.ConnectionString);
        await using var command = new NpgsqlCommand("reset all; " + sql, _administrator);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Over a connection of the store's, as some tests ask much.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = Store.Session.Database.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_administrator is not null)
            await _administrator.DisposeAsync();
        await Store.DisposeAsync();
        _files.Dispose();
    }

    /// <summary>Tables of ours in which a text occurs.</summary>
    public async Task<string[]> HoldersOfAsync(string words)
    {
        var tables = await AskAsync<string[]>("select array_agg(tablename::text order by tablename) from pg_tables where schemaname = 'facts'");
        var asked = tables.Select(table => $"select '{table}' as name where exists (select from facts.{table} t where t::text like '%{words}%')");
        return await AskAsync<string[]>($"select coalesce(array_agg(name order by name), '{{}}') from ({string.Join(" union all ", asked)}) as holders");
    }
}

/// <summary>One with the seed in it, for all tests of a class, who change nothing.</summary>
public sealed class AuditedSeed(PostgresFixture postgres) : IAsyncLifetime
{
    internal AuditedStore Audited { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Audited = await AuditedStore.CreateSeededAsync(postgres);

    public ValueTask DisposeAsync() => Audited.DisposeAsync();
}
