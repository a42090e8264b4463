using Facts.Domain;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Replay;

/// <summary>kill -9 of <c>facts replay</c> while it sets organizations right; the next replay goes on with the rest.</summary>
[Slow]
public sealed class when_a_replay_is_killed(PostgresFixture postgres)
{
    private const int Organizations = 300, Kills = 2;

    [Fact]
    public async Task each_organization_is_as_it_was_or_right_and_the_next_replay_finishes()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "killed");
        (await store.ImportAsync([.. Lines])).Rejected.ShouldBeEmpty();
        var right = await Rows.SayAsync(store.ConnectionString);
        var (rightAnswer, tampered) = (await AnswerAsync(store, 0), await TamperAsync(store));

        var wrong = Organizations;
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var replay = await FactsProcess.StartAsync(store.ConnectionString, ["replay"]);
            var enough = Organizations - (kill * 100);
            while (await WrongAsync(store) > enough)
                replay.HasExited.ShouldBeFalse("It ended before it was done.");
            replay.Kill();
            (await replay.EndAsync()).Exit.ShouldNotBe(0);
            await GoneAsync(store);
            var left = await WrongAsync(store);
            left.ShouldBeInRange(1, enough);
            left.ShouldBeLessThan(wrong);
            wrong = (int)left;
            // Readers see the one or the other, whatever was under way.
            for (var organization = 0; organization < Organizations; organization += 7)
                (await AnswerAsync(store, organization)).ShouldBeOneOf(rightAnswer, tampered);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{wrong} of {Organizations} were left after {Kills} kills.");
        var verified = await FactsInProcess.RunAsync(store.ConnectionString, ["replay", "--verify", "--json"]);
        verified.ShouldEnd(1, notes: "").Json.GetProperty("differing").GetArrayLength().ShouldBe(wrong);
        var mended = (await FactsInProcess.RunAsync(store.ConnectionString, ["replay"])).ShouldBeDone();
        var replayed = $"Replayed {Organizations * 4} events of {Organizations} organizations";
        mended.OutputLines[0].ShouldBe($"{replayed}. What is stored differed, and was set right:");
        mended.OutputLines.Where(line => line.StartsWith("chief of o-")).DistinctBy(line => line.Split(',')[0]).Count().ShouldBe(wrong);
        (await FactsInProcess.RunAsync(store.ConnectionString, ["replay", "--verify"])).ShouldBeDone()
            .Output.ShouldBe($"{replayed}: what is stored was proved equal.\n");
        (await Rows.SayAsync(store.ConnectionString)).ShouldBe(right);
    }

    private static IEnumerable<string> Lines =>
    [
        """{"type":"source","id":"s"}""",
        .. Enumerable.Range(0, Organizations).SelectMany(organization => (string[])
        [
            $$"""{"type":"post","organization":"o-{{organization}}","id":"chief","name":"Chief","seats":1}""",
            .. Enumerable.Range(0, 3).Select(term =>
                $$"""{"type":"claim","id":"c-{{organization}}-{{term}}","kind":"tenure","source":"s","post":"chief",""" +
                $$""" "organization":"o-{{organization}}","person":"p{{term}}","from":"{{2000 + term}}","to":"{{2001 + term}}-01-01"}"""),
        ]),
    ];

    private static async Task<string> TamperAsync(FactsStore store)
    {
        await Sql.RunAsync(store.ConnectionString, "update facts.tenures set person = 'somebody'");
        return await AnswerAsync(store, 0);
    }

    /// <summary>The answer without what tells organizations apart.</summary>
    private static async Task<string> AnswerAsync(FactsStore store, int organization)
    {
        var answer = FactsJson.Write(await store.AskAsync($"o-{organization}", "chief", "2001-06-01"));
        return answer.Replace($"o-{organization}\"", "o\"").Replace($"c-{organization}-", "c-");
    }

    private static async Task<long> WrongAsync(FactsStore store) => await AskAsync<long>(
        store, "select count(distinct post) from facts.tenures where person = 'somebody'");

    /// <summary>The server may still be rolling back what the dead one had begun.</summary>
    private static async Task GoneAsync(FactsStore store)
    {
        while (await AskAsync<bool>(store, """
            select exists (select from pg_stat_activity
              where datname = current_database() and backend_type = 'client backend' and state like 'idle in transaction%')
            """))
            await Task.Yield();
    }

    private static async Task<T> AskAsync<T>(FactsStore store, string sql)
    {
        await using var command = store.Session.Database.Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
