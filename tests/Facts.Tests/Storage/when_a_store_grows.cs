using Facts.Tests.Support;

namespace Facts.Tests.Storage;

/// <summary>A fifth of a table has to change until PostgreSQL looks after it by itself: of a million rows, 200,000.</summary>
public sealed class when_a_store_grows(PostgresFixture postgres)
{
    private const string Left = """
        select coalesce(string_agg(c.relname, ', ' order by c.relname), '') from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'facts' and c.relkind = 'r' and c.relname not in ('mt_event_progression', 'mt_bulk_events_temp')
          and not (array_to_string(c.reloptions, ' ') ~ 'autovacuum_vacuum_(insert_)?scale_factor=0.02' and 'autovacuum_analyze_scale_factor=0.02' = any (c.reloptions))
        """;

    [Fact]
    public async Task its_tables_are_looked_after_before_that()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "grows");

        (await Sql.AskAsync<string>(store.ConnectionString, Left)).ShouldBe("");
    }
}
