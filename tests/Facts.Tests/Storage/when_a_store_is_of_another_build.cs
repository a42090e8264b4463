using Facts.Store.Setup;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Storage;

public sealed class when_a_store_is_of_another_build(PostgresFixture postgres)
{
    [Fact]
    public async Task it_is_refused_in_a_sentence_and_left_as_it_was()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "older");
        (await store.ImportAsync("""{"type":"source","id":"s","title":"S"}""",
            """{"type":"claim","id":"c","kind":"statement","source":"s","organization":"o"}""")).RejectedCount.ShouldBe(0);
        // As if the build that made it had had another key, and no such column.
        await Support.Sql.RunAsync(
            store.ConnectionString,
            "alter table facts.claims drop column organization; update facts.settings set value = 'another' where name = 'schema'");

        var refused = await Should.ThrowAsync<PostgresUnavailableException>(
            () => Schema.OpenAsync(store.ConnectionString, null, _ => { }, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("another build");
        (await Support.Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.claims")).ShouldBe(1);
    }
}
