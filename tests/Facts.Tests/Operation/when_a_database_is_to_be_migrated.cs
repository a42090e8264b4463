using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A database that somebody runs is changed by <c>facts ops db-apply</c>, and by nothing else.</summary>
[Slow]
public sealed class when_a_database_is_to_be_migrated(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task it_is_said_at_the_start_and_db_apply_does_it()
    {
        (await facts.RunAsync("import", FactsCommands.Seed)).ShouldBeDone();
        // As a build left it that had no search yet.
        await Support.Sql.RunAsync(
            facts.ConnectionString, "drop table facts.search; update facts.settings set value = 'older' where name = 'schema'");

        foreach (var verb in (string[][])[["serve", "--urls", "http://127.0.0.1:0"], ["who", "openai", "ceo", "--on", "2023-11-18"]])
            (await facts.RunAsync(verb)).ShouldBeRefused(3, "migration-missing").Notes.ShouldContain("facts ops db-apply");
        (await facts.AskAsync<bool>("select to_regclass('facts.search') is null")).ShouldBeTrue();

        var applied = await OwnFolder.RunAsync(
            OwnFolder.Program, ["ops", "db-apply"], ("ConnectionStrings__Facts", facts.ConnectionString));
        applied.Exit.ShouldBe(0, applied.Output + applied.Notes);
        (await facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-18")).ShouldBeDone().Output.ShouldContain("Mira Murati");
    }
}
