using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Ctrl+C and kill -9 in the middle: what was committed stays, and the same file finishes the job.</summary>
public sealed class when_an_import_is_stopped(PostgresFixture postgres) : IAsyncLifetime
{
    // So many that it is not at its end when it is told to stop.
    private const int Claims = 60_000;
    private readonly FactsCommands _facts = new(postgres);
    private string _file = "";

    public async ValueTask InitializeAsync()
    {
        await _facts.InitializeAsync();
        _file = _facts.Write("ledger.ndjson", ["""{"type":"source","id":"s"}""", .. Enumerable.Range(1, Claims).Select(Claim)]);
        (await _facts.FeedAsync("", "import", "-")).ShouldBeDone();
    }

    public ValueTask DisposeAsync() => _facts.DisposeAsync();

    [Fact]
    public async Task an_interrupt_ends_it_with_130_and_the_same_import_finishes()
    {
        using var import = await InTheMiddleAsync();
        await import.InterruptAsync();
        (await import.EndAsync()).ShouldEnd(130).NoteLines.ShouldHaveSingleItem().ShouldStartWith("facts: interrupted: ");
        await FinishAsync();
    }

    [Fact]
    public async Task a_kill_loses_nothing_and_the_same_import_finishes()
    {
        using var import = await InTheMiddleAsync();
        import.Kill();
        await import.EndAsync();
        await FinishAsync();
    }

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
        (await _facts.RunAsync("import", _file)).ShouldBeDone();
        (await RecordedAsync()).ShouldBe(Claims);
        (await _facts.AskAsync<long>("select count(distinct data->>'id') from facts.mt_events where type = 'appointment-claimed'")).ShouldBe(Claims);
        (await _facts.RunAsync("import", _file)).ShouldBeDone().Output.ShouldBe($"{_file}: recorded nothing; {Claims + 1} unchanged.\n");
    }

    private Task<long> RecordedAsync() => _facts.AskAsync<long>("select count(*) from facts.mt_events where type = 'appointment-claimed'");

    private static string Claim(int number) =>
        $$"""
        {"type":"claim","id":"c{{number}}","kind":"appointment","source":"s","organization":"o{{number / 10}}","post":"p","person":"x{{number}}","when":"2020"}
        """;
}
