using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Exit code 3, soon, with a sentence.</summary>
public sealed class when_there_is_no_database(PostgresFixture postgres)
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=facts;Database=facts")]
    [InlineData("Host=/nowhere;Username=facts;Database=facts")]
    [InlineData("Host=host.invalid;Username=facts;Database=facts")]
    [InlineData("nonsense")]
    [InlineData("Host=localhost;Colour=red")]
    [InlineData("Host=localhost;Port=many")]
    [InlineData("Username=facts")]
    public async Task it_ends_with_3(string connectionString) =>
        (await FactsInProcess.RunAsync(connectionString, ["who", "openai", "ceo"])).ShouldBeRefused(3, "no-database");

    [Theory]
    [InlineData("import", "-")]
    [InlineData("retract", "c", "--reason", "r")]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("ops", "db-assert")]
    public async Task it_ends_with_3_for_the_writing_verbs_too(params string[] arguments) =>
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1;Username=facts;Database=facts", arguments)).ShouldBeRefused(3, "no-database");

    [Fact]
    public async Task it_says_so_when_the_server_has_no_such_database()
    {
        var there = await postgres.CreateEmptyAsync("there");
        var absent = new Npgsql.NpgsqlConnectionStringBuilder(there) { Database = "not_there" }.ConnectionString;
        (await FactsInProcess.RunAsync(absent, ["who", "openai", "ceo"])).ShouldBeRefused(3, "no-database").Notes.ShouldContain("not_there");
    }

    [Fact]
    public async Task it_does_not_work_with_one_that_forgets()
    {
        var there = await postgres.CreateEmptyAsync("forgetful");
        var forgetful = new Npgsql.NpgsqlConnectionStringBuilder(there) { Options = "-c synchronous_commit=off" }.ConnectionString;
        (await FactsInProcess.RunAsync(forgetful, ["who", "openai", "ceo"])).ShouldBeRefused(3, "no-database").Notes.ShouldContain("synchronous_commit");
    }
}
