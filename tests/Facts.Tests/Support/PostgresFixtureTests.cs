namespace Facts.Tests.Support;

public sealed class when_a_test_asks_for_a_database(PostgresFixture postgres)
{
    [Fact]
    public async Task it_gets_an_empty_one_of_its_own()
    {
        var first = await postgres.CreateEmptyAsync("fixture");
        var second = await postgres.CreateEmptyAsync("fixture");
        await Sql.RunAsync(first, "create table mine (n int)");

        (await Sql.AskAsync<long>(second, "select count(*) from pg_tables where tablename = 'mine'")).ShouldBe(0);
        (await Sql.AskAsync<string>(second, "select datcollate from pg_database where datname = current_database()")).ShouldBe("C");
    }
}
