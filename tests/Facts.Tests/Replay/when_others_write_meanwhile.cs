using System.Collections.Concurrent;
using System.Text.Json;
using Facts.Replay;
using Facts.Storage;
using Facts.Tests.Support;

namespace Facts.Tests.Replay;

/// <summary>Replays run over and over while eight write and one asks.</summary>
public sealed class when_others_write_meanwhile(PostgresFixture postgres)
{
    private const int Writers = 8, Shared = 3, Rounds = 12;

    /// <summary>Nobody writes to these; only the second is tampered with.</summary>
    private const string Untouched = "untouched", Tampered = "tampered";

    private readonly ConcurrentDictionary<string, int> _asked = [];

    [Fact]
    public async Task the_tables_end_equal_to_a_fold_of_the_streams_and_every_answer_was_right()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "beside", TimeProvider.System);
        (await store.ImportAsync([.. Beginning])).Rejected.ShouldBeEmpty();
        var (right, wrong) = (await AnswersAsync(store, Tampered), await TamperAsync(store));
        wrong.ShouldNotBe(right);
        var untouched = await AnswersAsync(store, Untouched);

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            Task.Run(() => WriteAsync(store, writer), TestContext.Current.CancellationToken)));
        var replaying = Task.Run(() => ReplayUntilAsync(store, writing), TestContext.Current.CancellationToken);
        var asking = Task.Run(() => AskUntilAsync(store, replaying, untouched, right, wrong), TestContext.Current.CancellationToken);
        await Task.WhenAll(writing, replaying, asking);

        var reports = await replaying;
        TestContext.Current.TestOutputHelper?.WriteLine($"{reports.Count} replays, {string.Join(", ", _asked)}.");
        reports.Count(report => !report.Verified).ShouldBeGreaterThan(2);
        // Writers are no difference: events and tables are compared as of one moment.
        reports.SelectMany(report => report.Differing).ShouldAllBe(one => one.Organization == Tampered);
        reports.Where(report => !report.Verified).Sum(report => report.Differing.Count).ShouldBeGreaterThan(2);
        _asked.GetValueOrDefault("right").ShouldBeGreaterThan(0);
        _asked.GetValueOrDefault("tampered").ShouldBeGreaterThan(0);

        (await ReplayAsync(store, verify: false)).Differing.ShouldAllBe(one => one.Organization == Tampered);
        var verified = await ReplayAsync(store, verify: true);
        verified.Differing.ShouldBeEmpty();
        verified.Organizations.ShouldBe(Shared + 2);
        (await AnswersAsync(store, Tampered)).ShouldBe(right);
        foreach (var organization in Organizations)
            await EventsAndTables.ShouldAgreeAsync(store, organization);
    }

    private static IEnumerable<string> Organizations =>
        [.. Enumerable.Range(0, Shared).Select(organization => $"shared-{organization}"), Untouched, Tampered];

    private static IEnumerable<string> Beginning =>
    [
        """{"type":"source","id":"s"}""",
        .. Organizations.Select(organization => $$"""{"type":"post","organization":"{{organization}}","id":"chief","seats":1}"""),
        .. from organization in (string[])[Untouched, Tampered]
           from term in Enumerable.Range(0, 40)
           from post in (string[])["chief", "board"]
           select Claim($"{organization}-{post}-{term}", organization, post, $"{organization}-p{term}", 1980 + term),
    ];

    private static string Claim(string id, string organization, string post, string person, int from) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","from":"{{from}}","to":"{{from + 1}}-01-01"}""";

    /// <summary>Round by round: new claims, what the round before claimed corrected and withdrawn, and people who turn out to be one.</summary>
    private static async Task WriteAsync(FactsStore store, int writer)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (organization, others) = ($"shared-{(writer + round) % Shared}", $"shared-{(writer + round + 1) % Shared}");
            List<string> lines =
            [
                Claim($"a-{writer}-{round}", organization, "chief", $"p{(writer * 3 + round) % 11}", 1990 + (((writer * 5) + round) % 30)),
                Claim($"b-{writer}-{round}", others, "board", $"p{(writer + round) % 7}", 1990 + (((writer * 7) + round) % 30)),
                Claim($"c-{writer}-{round}", organization, "board", $"own-{writer}", 1990 + round),
            ];
            if (round > 0)
            {
                lines.Add(Json("correction", $"a-{writer}-{round - 1}", ("set", new Dictionary<string, string> { ["to"] = "2025", ["post"] = round % 2 == 0 ? "chief" : "board" })));
                lines.Add(Json("correction", $"b-{writer}-{round - 1}", ("set", new Dictionary<string, string> { ["person"] = $"p{(writer + 3) % 11}" })));
                lines.Add(Json("retraction", $"c-{writer}-{round - 1}"));
            }

            if (round % 4 == 3)
                lines.Add($$"""{"type":"identity","person":"own-{{writer}}","{{(round % 8 == 3 ? "sameAs" : "notSameAs")}}":"p{{writer}}","reason":"round {{round}}"}""");
            (await store.ImportAsync([.. lines])).Rejected.ShouldBeEmpty();
        }
    }

    private static string Json(string type, string claim, params (string Name, object Value)[] more)
    {
        var line = new Dictionary<string, object> { ["type"] = type, ["claim"] = claim, ["reason"] = "test" };
        foreach (var (name, value) in more)
            line[name] = value;
        return JsonSerializer.Serialize(line);
    }

    /// <summary>Verifies and mends in turn; what was mended is tampered with anew.</summary>
    private static async Task<List<ReplayReport>> ReplayUntilAsync(FactsStore store, Task writing)
    {
        var reports = new List<ReplayReport>();
        for (var last = false; !last;)
        {
            last = writing.IsCompleted && reports.Count > 6;
            reports.Add(await ReplayAsync(store, verify: true));
            reports[^1].Differing.Count.ShouldBe(1);
            reports.Add(await ReplayAsync(store, verify: false));
            reports[^1].Differing.Count.ShouldBe(1);
            if (!last)
                await TamperAsync(store);
        }

        return reports;
    }

    /// <summary>The asker sees the rows from before a mend, or those after it.</summary>
    private async Task AskUntilAsync(FactsStore store, Task replaying, string untouched, string right, string wrong)
    {
        while (!replaying.IsCompleted)
        {
            (await AnswersAsync(store, Untouched)).ShouldBe(untouched);
            foreach (var (post, i) in Posts.Select((post, i) => (post, i)))
            {
                var answer = await AnswerAsync(store, Tampered, post);
                var (asIs, asTampered) = (right.Split('\n')[i], wrong.Split('\n')[i]);
                answer.ShouldBeOneOf(asIs, asTampered);
                _asked.AddOrUpdate(answer == asIs ? "right" : "tampered", 1, (_, count) => count + 1);
            }
        }
    }

    private static readonly string[] Posts = ["chief", "board"];

    private static async Task<string> AnswersAsync(FactsStore store, string organization)
    {
        var answers = new List<string>();
        foreach (var post in Posts)
            answers.Add(await AnswerAsync(store, organization, post));
        return string.Join('\n', answers);
    }

    private static async Task<string> AnswerAsync(FactsStore store, string organization, string post) =>
        FactsJson.Write(await store.AskAsync(organization, post, "2000-06-01", "2100-01-01"));

    /// <summary>Whoever held a post that year, another did; a second row of all others tells whether anything is rewritten in halves.</summary>
    private static async Task<string> TamperAsync(FactsStore store)
    {
        await Facts.Tests.Support.Sql.RunAsync(store.ConnectionString, """
            update facts.tenures set person = 'somebody' where lower(valid) = '2000-01-01'
              and post in (select key from facts.posts where organization = 'tampered')
            """);
        return await AnswersAsync(store, Tampered);
    }

    private static Task<ReplayReport> ReplayAsync(FactsStore store, bool verify) =>
        store.Session.Replayer.ReplayAsync(null, verify, null, TestContext.Current.CancellationToken);
}
