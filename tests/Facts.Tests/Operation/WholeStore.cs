using Facts.Domain;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Operation;

/// <summary>A store that nothing was lost of, and that has nothing twice, once those who serve it have caught up.</summary>
internal static class WholeStore
{
    /// <summary>The claims are these, each once; answers are those of a replay; ledger and search catch up, without gaps.</summary>
    public static async Task ShouldHaveAsync(string connectionString, IReadOnlyCollection<string> claims)
    {
        (await Sql.AskAsync<string[]>(connectionString, "select array_agg(id order by id) from facts.claims")).ShouldBe(claims);
        (await Sql.AskAsync<string[]>(
            connectionString,
            "select array_agg(data ->> 'id' order by data ->> 'id') from facts.mt_events where type = 'appointment-claimed'"))
            .ShouldBe(claims);
        await UntilAsync(
            connectionString,
            "not exists (select 1 from facts.mt_events e where not exists (select 1 from facts.leaves l where l.event = e.id))");
        (await Sql.AskAsync<bool>(connectionString, """
            select min(index) = 0 and max(index) = count(*) - 1 and count(distinct index) = count(*) and count(distinct event) = count(*)
              and count(*) = (select count(*) from facts.mt_events)
            from facts.leaves
            """)).ShouldBeTrue("Leaves have gaps, or events have more than one.");
        await UntilAsync(
            connectionString,
            "(select value::bigint from facts.settings where name = 'search') = (select max(index) + 1 from facts.leaves)");

        await using var store = await FactsStore.OpenAsync(connectionString);
        var replayed = await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        FactsJson.Write(replayed.Differing).ShouldBe("[]");
        foreach (var organization in ClaimWriters.OrganizationIds)
            await EventsAndTables.ShouldAgreeAsync(store, organization);
    }

    private static Task UntilAsync(string connectionString, string isSo) =>
        Patience.UntilAsync(() => Sql.AskAsync<bool>(connectionString, $"select coalesce({isSo}, false)"), () => isSo);
}
