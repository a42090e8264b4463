using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Replay;
using Facts.Tests.Storage;
using Facts.Tests.Support;

namespace Facts.Tests.Rules;

/// <summary>A store keeps the rules that it was made with, until it is moved: beside readers and writers, and whole.</summary>
[Slow]
public sealed class when_a_store_is_moved_to_other_rules(PostgresFixture postgres)
{
    private const int Writers = 8, Rounds = 6, Shared = 3;

    [Fact]
    public async Task a_new_one_has_the_latest()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "newrules");
        await store.ImportAsync(Open("o", "c1", "ann", "2010-01-01"));

        (await store.AskAsync("o", "ceo", "2015-01-01")).Rule.ShouldBe("editorial-2");
    }

    [Fact]
    public async Task one_of_an_earlier_build_keeps_its_own_says_what_would_change_and_is_moved()
    {
        var connection = await EarlierStores.RestoreAsync(postgres, "72e8589.sql.gz");
        await using var session = await EarlierStores.MigrateAsync(connection);
        await using var store = await FactsStore.OpenAsync(connection);
        await store.ImportAsync(
            Open("late", "l1", "ann", "2010-01-01"), Open("harbour", "l2", "bea", "2030-01-01"),
            """{"type":"claim","id":"l3","kind":"tenure","source":"s","organization":"late","post":"ceo","person":"ann","from":"2010-01-01","to":"2012-01-01"}""");

        (await RuleAsync(store, "late")).ShouldBe("editorial-1");
        (await RuleAsync(store, "harbour")).ShouldBe("editorial-1");
        var before = await RowsAsync(connection);

        var would = await ReplayAsync(store, RuleSet.Editorial2, verify: true);
        would.Differing.SelectMany(one => one.Changes).ShouldContain(change => change.Organization == "late" && change.Post == "ceo");
        (await RowsAsync(connection)).ShouldBe(before);
        (await RuleAsync(store, "late")).ShouldBe("editorial-1");

        var moved = await ReplayAsync(store, RuleSet.Editorial2, verify: false);
        FactsJson.Write(moved.Differing.SelectMany(one => one.Changes)).ShouldBe(FactsJson.Write(would.Differing.SelectMany(one => one.Changes)));
        (await RuleAsync(store, "late")).ShouldBe("editorial-2");
        await store.ImportAsync(Open("after", "l4", "cyd", "2011-01-01"));
        (await RuleAsync(store, "after")).ShouldBe("editorial-2");
        (await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Differing.ShouldBeEmpty();

        // And back: nothing of the other rules is left.
        await ReplayAsync(store, RuleSet.Editorial1, verify: false);
        (await ReplayAsync(store, RuleSet.Editorial1, verify: true)).Differing.ShouldBeEmpty();
        (await RuleAsync(store, "late")).ShouldBe("editorial-1");
    }

    [Fact]
    public async Task it_is_moved_beside_eight_writers_and_is_proved_equal()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "moving", TimeProvider.System);
        await ReplayAsync(store, RuleSet.Editorial1, verify: false);
        await store.ImportAsync(["""{"type":"source","id":"s","publishedAt":"2024-02-01"}""", .. Enumerable.Range(0, Shared).Select(Post)]);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Run(() => WriteAsync(store, writer), TestContext.Current.CancellationToken)));
        var rules = RuleSet.Editorial2;
        for (var last = false; !last; rules = rules == RuleSet.Editorial2 ? RuleSet.Editorial1 : RuleSet.Editorial2)
        {
            last = writing.IsCompleted;
            await ReplayAsync(store, rules, verify: false);
        }

        await writing;
        await ReplayAsync(store, RuleSet.Editorial2, verify: false);

        (await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Differing.ShouldBeEmpty();
        foreach (var organization in Enumerable.Range(0, Shared).Select(Organization).Concat(Enumerable.Range(0, Writers).Select(writer => $"own-{writer}")))
        {
            (await RuleAsync(store, organization)).ShouldBe("editorial-2");
            await EventsAndTables.ShouldAgreeAsync(store, organization);
        }
    }

    [Theory]
    [InlineData("editorial-1")]
    [InlineData("editorial-2")]
    public async Task any_can_be_asked_for_whatever_is_stored(string stored)
    {
        await using var store = await FactsStore.CreateAsync(postgres, "lens");
        await store.ImportAsync("""{"type":"source","id":"s","publishedAt":"2024-02-01"}""", Post(0), Claim("c1", "appointment", 0, "x", "\"when\":\"2015-01-01\""),
            Claim("c2", "tenure", 0, "y", "\"from\":\"2020-03-01\",\"to\":\"2020-07-01\",\"capacity\":\"acting\""));
        await ReplayAsync(store, RuleSet.Find(stored), verify: false);
        var question = new Question("shared-0", "ceo", AsOf.TryParse("2020-08-01")!, AsOf.TryParse("2026-01-02")!);

        (await AskAsync(store, question, RuleSet.Editorial1)).ShouldBe("editorial-1 Vacant ");
        (await AskAsync(store, question, RuleSet.Editorial2)).ShouldBe("editorial-2 Held x Possible");
        (await AskAsync(store, question, null)).ShouldStartWith(stored);
    }

    [Fact]
    public async Task what_the_first_rules_do_not_know_is_set_aside_by_them()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "unknown");
        await ReplayAsync(store, RuleSet.Editorial1, verify: false);
        await store.ImportAsync("""{"type":"source","id":"s"}""", Claim("c1", "tenure", 0, "x", "\"on\":\"2019-12-31\""));

        var answer = await store.AskAsync("shared-0", "ceo", "2019-12-31");

        answer.Holders.ShouldBeEmpty();
        FactsJson.Write(answer.SetAside).ShouldBe("""[{"claim":"c1","why":"not-in-rule-set"}]""");
    }

    private static string Organization(int number) => $"shared-{number}";

    private static string Post(int number) => $$"""{"type":"post","organization":"{{Organization(number)}}","id":"ceo","seats":1}""";

    private static string Claim(string id, string kind, int organization, string person, string dates) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"{{kind}}","source":"s","organization":"{{Organization(organization)}}","post":"ceo","person":"{{person}}",{{dates}}}""";

    private static string Open(string organization, string id, string person, string from) =>
        """{"type":"source","id":"s","publishedAt":"2024-02-01"}""" + "\n"
        + $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"ceo","person":"{{person}}","from":"{{from}}","to":".."}""";

    /// <summary>Starts, days, ends and an organization that is new in the middle of it.</summary>
    private static async Task WriteAsync(FactsStore store, int writer)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (organization, id, person) = ((writer + round) % Shared, $"w{writer}-{round}", $"p{(writer * 3 + round) % 7}");
            var year = 1990 + ((writer * 5 + round * 3) % 25);
            (await store.ImportAsync(
                Claim(id, "appointment", organization, person, $"\"when\":\"{year}-03-01\""),
                Claim(id + "-on", "tenure", organization, person, $"\"on\":\"{year + 4}-05-01\""),
                Claim(id + "-to", "tenure", organization, $"q{writer}", $"\"from\":\"{year}\",\"to\":\"..\""),
                Open($"own-{writer}", id + "-own", person, $"{year}-01-01"))).Rejected.ShouldBeEmpty();
        }
    }

    private static async Task<string> AskAsync(FactsStore store, Question question, RuleSet? rules)
    {
        var (answer, _) = await store.Session.WhatIf.AskAsync(
            question, Facts.Store.Organizations.Omission.Nothing, rules, why: false, TestContext.Current.CancellationToken);
        return $"{answer!.Rule} {answer.Status} {string.Join(' ', answer.Holders.Select(holder => $"{holder.Person.Id} {holder.Certainty}"))}";
    }

    private static async Task<string> RuleAsync(FactsStore store, string organization) =>
        (await store.AskAsync(organization, organization == "harbour" ? "chair" : "ceo", "2015-01-01", "2100-01-01")).Rule;

    private static Task<string> RowsAsync(string connection) =>
        Support.Sql.AskAsync<string>(connection, "select md5(string_agg(t::text, '|' order by t::text)) from facts.tenures t");

    private static Task<ReplayReport> ReplayAsync(FactsStore store, RuleSet? to, bool verify) =>
        store.Session.Replayer.ReplayAsync(null, to, verify, null, TestContext.Current.CancellationToken);
}
