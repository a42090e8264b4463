using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Text that others have written is exact in a file or a pipe, and drives no terminal.</summary>
public sealed class when_data_is_written_to_a_terminal(FactsCommands facts) : IClassFixture<FactsCommands>, IAsyncLifetime
{
    private const string Words = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202Eevil";

    public async ValueTask InitializeAsync()
    {
        var escaped = string.Concat(Words.Select(letter => $"\\u{(int)letter:x4}"));
        var file = facts.Write(
            "hostile.ndjson",
            $$"""{"type":"source","id":"hostile","title":"{{escaped}}","text":"{{escaped}}"}""",
            $$"""{"type":"person","id":"x","name":"{{escaped}}"}""",
            $$"""{"type":"claim","id":"hostile","kind":"appointment","source":"hostile","organization":"o","post":"p","person":"x","when":"2020","quote":"{{escaped}}","note":"{{escaped}}"}""");
        (await facts.RunAsync("import", file)).ShouldEnd(0);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("export", "claims-csv")]
    [InlineData("export", "tenures-csv")]
    [InlineData("export", "popolo")]
    [InlineData("export", "prov-jsonld")]
    [InlineData("export", "prov-json")]
    [InlineData("export", "claimreview")]
    [InlineData("who", "o", "p", "--json")]
    [InlineData("state", "o", "--json")]
    [InlineData("timeline", "o", "--json")]
    [InlineData("person", "x", "--json")]
    [InlineData("claim", "hostile", "--json")]
    [InlineData("source", "hostile", "--json")]
    [InlineData("changes", "o", "--from", "2020-01-01", "--to", "2030-01-01", "--json")]
    [InlineData("trail", "o", "p", "--json")]
    [InlineData("date", Words)]
    public async Task nothing_in_it_is_obeyed(params string[] arguments)
    {
        var shown = await FactsInProcess.RunAsync(facts.ConnectionString, arguments, outputIsTerminal: true);
        shown.Output.ShouldNotBeEmpty();
        shown.Output.Where(letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t')).ShouldBeEmpty();
        shown.Output.ShouldNotContain('\u202E');
        shown.Output.Replace("\r\n", "\n").ShouldNotContain('\r');

        var piped = await FactsInProcess.RunAsync(facts.ConnectionString, arguments);
        if (arguments is ["export", "claims-csv"])
            piped.Output.ShouldContain(Words);
        if (arguments is ["export", _])
            piped.Output.ShouldNotContain('\uFFFD');
    }
}
