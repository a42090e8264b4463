using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>"Tandai Chen" and Mark Chen, by the verb: told apart and identified again.</summary>
public sealed class when_people_are_identified(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string[] Identify = ["identify", "murati", "mira-murati", "--reason", "one and the same"];

    private readonly SeededFacts _facts = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await _facts.InitializeAsync();
        (await _facts.RunAsync("import", _facts.Write("more.ndjson",
            """{"type":"claim","id":"murati-left","kind":"resignation","source":"article-2023-11-20","organization":"openai","post":"ceo","person":"murati","when":"2023-11-18"}"""))).ShouldBeDone();
    }

    public ValueTask DisposeAsync() => _facts.DisposeAsync();

    [Fact]
    public async Task a_dry_run_says_what_the_act_then_changes_and_undoing_it_changes_back()
    {
        var before = await EventsAsync();
        var announced = (await _facts.RunAsync([.. Identify, "--dry-run"])).ShouldBeDone().Output;
        announced.ShouldStartWith("This would change; nothing was recorded:\nceo of openai, ");
        (await EventsAsync()).ShouldBe(before);
        var json = (await _facts.RunAsync([.. Identify, "--dry-run", "--json"])).ShouldBeDone().Output;
        (await _facts.RunAsync([.. Identify, "--json"])).ShouldBeDone().Output.ShouldBe(json);
        (await _facts.RunAsync("person", "murati")).ShouldBeDone().Output.ShouldStartWith("Mira Murati\nmira-murati · also murati\n");
        (await _facts.RunAsync([.. Identify, "--undo"])).ShouldBeDone().Output.ShouldStartWith("Recorded. It changed:\nceo of openai, ");
        (await _facts.RunAsync("person", "murati")).ShouldBeDone().Output.ShouldStartWith("murati\n");
        (await _facts.RunAsync(Identify)).ShouldBeDone().Output.ShouldStartWith("Recorded. It changed:\n");
    }

    [Fact]
    public async Task the_same_again_has_nothing_to_record()
    {
        (await _facts.RunAsync([.. Identify, "--undo"])).ShouldBeDone().Output
            .ShouldBe("No decision links these two; there is nothing to record.\n");
        (await _facts.RunAsync(Identify)).ShouldBeDone();
        var before = await EventsAsync();
        (await _facts.RunAsync(Identify)).ShouldBeDone().Output.ShouldBe("They are held to be one already; there is nothing to record.\n");
        (await EventsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task who_is_nobody_is_refused()
    {
        var before = await EventsAsync();
        (await _facts.RunAsync("identify", "nobody", "mira-murati", "--reason", "r")).ShouldBeRefused(1, "unknown-person");
        (await _facts.RunAsync("identify", "murati", "murati", "--reason", "r")).ShouldBeRefused(1, "invalid-value");
        (await EventsAsync()).ShouldBe(before);
    }

    private Task<long> EventsAsync() => _facts.AskAsync<long>("select count(*) from facts.mt_events");
}
