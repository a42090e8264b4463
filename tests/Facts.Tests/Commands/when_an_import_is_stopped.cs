using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Commands;

/// <summary>Ctrl+C and kill -9 in the middle: what was committed stays, and the same file finishes the job.</summary>
[Slow]
public sealed class when_an_import_is_stopped(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Claims = 20_000;
    private readonly FactsCommands _facts = new(postgres);
    private NpgsqlConnection? _other;
    private string _file = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _facts.InitializeAsync();
        _file = _facts.Write("ledger.ndjson", ["""{"type":"source","id":"s"}""", .. Enumerable.Range(1, Claims).Select(Claim)]);
        (await _facts.FeedAsync("", "import", "-")).ShouldBeDone();
        // Somebody else is about to record the claim in the middle: the import waits there, however fast it is.
        _other = new NpgsqlConnection(_facts.ConnectionString);
        await _other.OpenAsync(Stop);
        await _other.BeginTransactionAsync(Stop);
        await using var insert = new NpgsqlCommand(
            $"insert into facts.claims (id, event, organization, source) values ('c{Claims / 2}', gen_random_uuid(), 'o', 's')", _other);
        await insert.ExecuteNonQueryAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await GiveUpAsync();
        await _facts.DisposeAsync();
    }

    [Fact]
    public async Task an_interrupt_ends_it_with_130_and_the_same_import_finishes()
    {
        using var import = await InTheMiddleAsync();
        await import.InterruptAsync();
        (await import.EndAsync()).ShouldEnd(130).NoteLines.ShouldHaveSingleItem().ShouldStartWith("facts: interrupted: ");
        await GiveUpAsync();
        await FinishAsync();
    }

    [Fact]
    public async Task a_kill_loses_nothing_and_the_same_import_finishes()
    {
        using var import = await InTheMiddleAsync();
        import.Kill();
        await GiveUpAsync();
        await import.EndAsync();
        await FinishAsync();
    }

    /// <summary>The other's transaction ends, and nothing comes of it.</summary>
    private Task GiveUpAsync() => _other?.CloseAsync() ?? Task.CompletedTask;

    private async Task<FactsProcess> InTheMiddleAsync()
    {
        var import = await FactsProcess.StartAsync(_facts.ConnectionString, ["import", _file]);
        while (await RecordedAsync() == 0)
            import.HasExited.ShouldBeFalse("It ended before anything was recorded.");
        return import;
    }

    private async Task FinishAsync()
    {
        (await RecordedAsync()).ShouldBeInRange(1, Claims - 1);
        // On a slow machine it says how far it is.
        (await _facts.RunAsync("import", _file)).Exit.ShouldBe(0);
        (await RecordedAsync()).ShouldBe(Claims);
        (await _facts.AskAsync<long>("select count(distinct data->>'id') from facts.mt_events where type = 'appointment-claimed'")).ShouldBe(Claims);
        (await _facts.RunAsync("import", _file)).Output.ShouldBe($"{_file}: recorded nothing; {Claims + 1} unchanged.\n");
    }

    private Task<long> RecordedAsync() => _facts.AskAsync<long>("select count(*) from facts.mt_events where type = 'appointment-claimed'");

    private static string Claim(int number) =>
        $$"""
        {"type":"claim","id":"c{{number}}","kind":"appointment","source":"s","organization":"o{{number / 10}}","post":"p","person":"x{{number}}","when":"2020"}
        """;
}
