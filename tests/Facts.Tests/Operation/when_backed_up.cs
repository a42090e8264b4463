using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A real backup by <c>ops/backup.sh</c>, and a real restore into an empty database by <c>ops/restore.sh</c>.</summary>
[Slow]
public sealed class when_backed_up(PostgresFixture postgres) : IAsyncLifetime, IDisposable
{
    private static readonly string[][] Questions =
    [
        ["who", "openai", "ceo", "--on", "2023-11-18", "--known", "2030-01-01", "--json"],
        ["timeline", "openai", "--known", "2030-01-01", "--json"],
        ["export", "claims-csv", "--known", "2030-01-01"],
        ["claim", "murati-is-top-executive", "--json"],
    ];

    private readonly string _folder = Scratch.Create("facts-backup-");
    private string _connection = "", _backup = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(HasPrograms(), "pg_dump, pg_restore and psql are not here.");
        _connection = await postgres.CreateDatabaseAsync("backed");
        var seed = Repository.File("seeds/openai-board-2023-11/case.yaml");
        (await FactsAsync(_connection, "keys", "import", seed)).ShouldEnd(0);
        (await FactsAsync(_connection, "keys", "audit", "checkpoint")).ShouldEnd(0);
        var made = await ScriptAsync("backup.sh", _connection, "keys", In("backups"));
        made.Exit.ShouldBe(0, made.Notes);
        _backup = made.OutputLines.ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task an_empty_database_becomes_the_same_and_is_verified()
    {
        Directory.GetFileSystemEntries(In("backups")).ShouldBe([_backup]);
        var empty = await postgres.CreateEmptyAsync("restored");

        var restored = await ScriptAsync("restore.sh", empty, "restored-keys", _backup);

        restored.Exit.ShouldBe(0, restored.Output + restored.Notes);
        restored.Output.ShouldContain("proved equal");
        (await File.ReadAllTextAsync(In("restored-keys"), TestContext.Current.CancellationToken))
            .ShouldBe(await File.ReadAllTextAsync(In("keys"), TestContext.Current.CancellationToken));
        foreach (var question in Questions)
        {
            var (before, after) = (await FactsAsync(_connection, "keys", question), await FactsAsync(empty, "restored-keys", question));
            after.ShouldBe(before);
            after.Output.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task what_is_not_as_it_was_written_or_not_empty_is_refused_and_nothing_restored()
    {
        var empty = await postgres.CreateEmptyAsync("refused");
        (await ScriptAsync("restore.sh", _connection, "keys", _backup)).ShouldEnd(1).Notes.ShouldContain("not empty");
        await File.WriteAllTextAsync(In("other-keys"), "others", TestContext.Current.CancellationToken);
        (await ScriptAsync("restore.sh", empty, "other-keys", _backup)).ShouldEnd(1).Notes.ShouldContain("other keys");
        await using (var dump = File.Open(Path.Combine(_backup, "facts.dump"), FileMode.Open, FileAccess.ReadWrite))
        {
            dump.Position = dump.Length / 2;
            var one = dump.ReadByte();
            dump.Position--;
            dump.WriteByte((byte)(one ^ 1));
        }

        (await ScriptAsync("restore.sh", empty, "keys", _backup)).ShouldEnd(1).Notes.ShouldContain("not as it was written");
        (await Support.Sql.AskAsync<long>(empty, "select count(*) from pg_namespace where nspname = 'facts'")).ShouldBe(0);
    }

    /// <summary>The text is there again, and no event says that it was erased: only who verified the log since knows that it was longer.</summary>
    [Fact]
    public async Task one_from_before_a_redaction_is_named_by_whoever_verified_since()
    {
        (await FactsAsync(_connection, "keys", "redact", "murati-is-top-executive", "quote", "--reason", "asked to")).ShouldEnd(0);
        (await FactsAsync(_connection, "keys", "audit", "checkpoint")).ShouldEnd(0);
        (await FactsAsync(_connection, "keys", "audit", "verify")).ShouldEnd(0);
        var empty = await postgres.CreateEmptyAsync("older");
        (await ScriptAsync("restore.sh", empty, "keys", _backup)).ShouldEnd(0);
        (await FactsAsync(empty, "keys", Questions[3])).Output.ShouldContain("\"quote\"");

        (await FactsAsync(empty, "keys", "audit", "verify")).ShouldEnd(1).Notes.ShouldContain("log-shrunk");
    }

    private string In(string name) => Path.Combine(_folder, name);

    private Task<FactsRun> FactsAsync(string connection, string keys, params string[] arguments) =>
        FactsInProcess.RunAsync(connection, arguments, keys: In(keys), home: In("config"));

    private Task<FactsRun> ScriptAsync(string script, string connection, string keys, params string[] arguments) =>
        OwnFolder.RunAsync(Repository.File("ops/" + script), arguments, Environment(connection, keys));

    private (string, string?)[] Environment(string connection, string keys) =>
    [
        ("ConnectionStrings__Facts", connection), ("FACTS_KEYS", In(keys)), ("FACTS", OwnFolder.Program), ("PGHOST", null),
        // What was verified last is remembered in the user's folder.
        ("XDG_CONFIG_HOME", In("config")),
    ];

    private static bool HasPrograms() => ((string[])["pg_dump", "pg_restore", "psql"]).All(program =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))));
}
