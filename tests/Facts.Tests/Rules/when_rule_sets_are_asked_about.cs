using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Rules;

/// <summary><c>facts rules</c>, <c>--rule</c>, and <c>replay --rule</c>.</summary>
public sealed class when_rule_sets_are_asked_about(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Lines = """
        {"type":"source","id":"s","publishedAt":"2024-02-01"}
        {"type":"post","organization":"town","id":"mayor","name":"Mayor","seats":1}
        {"type":"claim","id":"c1","kind":"appointment","source":"s","organization":"town","post":"mayor","person":"xenia","when":"2015-01-01"}
        {"type":"claim","id":"c2","kind":"tenure","source":"s","organization":"town","post":"mayor","person":"yan","from":"2020-03-01","to":"2020-07-01","capacity":"acting"}
        """;

    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync("rules");
        (await RunAsync(["import", "-"], Lines)).ShouldBeDone();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task they_are_listed_with_the_stores_own()
    {
        (await RunAsync(["rules"])).ShouldBeDone().Output.ShouldContain("editorial-2 (this store's): ");
        JsonElement.Parse((await RunAsync(["rules", "--json"])).ShouldBeDone().Output).EnumerateArray()
            .Select(rules => $"{rules.GetProperty("name")} {rules.GetProperty("stored")}").ShouldBe(["editorial-1 False", "editorial-2 True"]);
    }

    [Fact]
    public async Task two_are_compared()
    {
        var run = (await RunAsync(["rules", "compare", "editorial-1", "editorial-2", "--organization", "town"])).ShouldBeDone();
        run.Output.ShouldContain("mayor of town, from 1 March 2020 on:\n  also xenia (possible)");
        (await RunAsync(["rules", "compare", "editorial-1", "editorial-1"])).ShouldBeDone().Output
            .ShouldBe("editorial-1 and editorial-1 answer alike everywhere.\n");
        (await RunAsync(["rules", "compare", "editorial-1", "editorial-9"])).ShouldEnd(1);
        (await RunAsync(["rules", "compare", "editorial-1", "editorial-2", "--organization", "nowhere"])).ShouldEnd(1);
    }

    [Theory]
    [InlineData("who", "mayor", "--on", "2020-08-01")]
    [InlineData("state", "--on", "2020-08-01")]
    [InlineData("timeline")]
    public async Task any_is_answered_by(string verb, params string[] more)
    {
        foreach (var rules in (string[])["editorial-1", "editorial-2"])
        {
            JsonElement.Parse((await RunAsync([verb, "town", .. more, "--rule", rules, "--json"])).ShouldBeDone().Output)
                .GetProperty("rule").GetString().ShouldBe(rules);
        }

        (await RunAsync([verb, "town", .. more, "--rule", "editorial-9"])).ShouldEnd(1);
    }

    [Fact]
    public async Task the_store_is_moved_as_a_dry_run_said()
    {
        var would = (await RunAsync(["replay", "--rule", "editorial-1", "--dry-run"])).ShouldBeDone();
        would.Output.ShouldContain("These answers would change:");
        (await RunAsync(["rules"])).ShouldBeDone().Output.ShouldContain("editorial-2 (this store's)");
        (await RunAsync(["replay", "--rule", "editorial-1"])).ShouldBeDone().Output.ShouldContain("The store keeps editorial-1 now. These answers changed:");
        (await RunAsync(["rules"])).ShouldBeDone().Output.ShouldContain("editorial-1 (this store's)");
        (await RunAsync(["replay", "--verify"])).ShouldBeDone().Output.ShouldContain("was proved equal");
        (await RunAsync(["replay", "--rule", "editorial-2", "--organization", "town"])).ShouldEnd(1);
        (await RunAsync(["replay", "--dry-run"])).ShouldEnd(1);
    }

    private Task<FactsRun> RunAsync(string[] arguments, string input = "") => FactsInProcess.RunAsync(_database, arguments, input);
}
