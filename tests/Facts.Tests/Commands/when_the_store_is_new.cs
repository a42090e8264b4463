using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>An empty machine: the first question makes the embedded store and brings the seed in.</summary>
[Slow]
public sealed class when_the_store_is_new : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task it_answers_from_the_seed_and_says_once_that_it_imported_it()
    {
        var first = (await AskAsync()).ShouldEnd(0);
        first.Json.GetProperty("holders")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("mira-murati");
        first.NoteLines.ShouldContain(line => line.StartsWith("Imported the seed openai-board-2023-11: "));

        var second = (await AskAsync()).ShouldBeDone();
        second.Output.ShouldBe(first.Output);
    }

    private Task<FactsRun> AskAsync() => FactsProcess.RunAsync(
        null, ["who", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-23", "--json", "--data", _data.Path]);
}
