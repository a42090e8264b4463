using System.Net;
using Facts.Tests.Access;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Proposals;

/// <summary>Whatever happens before the commit has ended, the act and the end of its proposal are both there or neither is.</summary>
public sealed class when_an_approval_is_broken_off(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    private const string Fail = """
        create function facts.fail() returns trigger language plpgsql as $$ begin raise exception 'as a test would have it'; end $$;
        create constraint trigger fail after insert or update on facts.TABLE deferrable initially deferred for each row execute function facts.fail();
        """;

    [Theory]
    [InlineData("proposals")]
    [InlineData("mt_events")]
    public async Task neither_is_there_and_it_can_be_approved_later(string table)
    {
        var claim = await facts.ClaimAsync($"broken-{table}");
        using var editor = facts.As(facts.Keys["editor"]);
        using var reviewer = facts.As(facts.Keys["reviewer"]);
        var id = await editor.ProposeAsync(Proposing.Ruling(claim));
        await Sql.RunAsync(facts.Store.ConnectionString, Fail.Replace("TABLE", table, StringComparison.Ordinal));
        try
        {
            (await reviewer.DecideAsync(id, "approval")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        }
        finally
        {
            await Sql.RunAsync(facts.Store.ConnectionString, "drop function facts.fail cascade");
        }

        (await reviewer.RankAsync(claim)).ShouldBe("normal");
        (await reviewer.ReadAsync($"/api/proposals/{id}")).GetProperty("state").GetString().ShouldBe("open");

        (await reviewer.DecideAsync(id, "approval")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // Rows that one transaction wrote last have its number (PostgreSQL, "System Columns").
        var together = $"""
            select p.xmin = e.xmin from facts.proposals p join facts.mt_events e on e.id = any (p.events) where p.id = '{id}'
            """;
        (await Sql.AskAsync<bool>(facts.Store.ConnectionString, together)).ShouldBeTrue();
    }
}
