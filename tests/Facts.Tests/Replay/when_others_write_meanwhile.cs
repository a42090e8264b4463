using System.Collections.Concurrent;
using Facts.Domain;
using Facts.Store.Replay;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Replay;

/// <summary>Replays run over and over while eight write and one asks.</summary>
[Slow]
public sealed class when_others_write_meanwhile(PostgresFixture postgres)
{
    private const int Writers = 8, Shared = 3, Rounds = 12;

    /// <summary>Nobody writes to the first two. The second is tampered with, and so is a post of the third.</summary>
    private const string Untouched = "untouched", Tampered = "tampered", Busy = "shared-0";

    private static readonly string[] Posts = ["chief", "board"];

    private readonly ConcurrentDictionary<string, int> _asked = [];
    private int _beside;

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
        var differing = reports.SelectMany(report => report.Differing).ToList();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{reports.Count} replays, {_beside} beside writers; {differing.Count} differences; {string.Join(", ", _asked)}.");
        // Writers are no difference: events and tables are compared as of one moment, and what comes after it is caught up with.
        differing.ShouldAllBe(one => one.Organization == Tampered || one.Organization == Busy);
        differing.Where(one => one.Organization == Busy).SelectMany(one => one.Wrong.Concat(one.Missing))
            .ShouldAllBe(row => row.StartsWith("tenure quiet "));
        _beside.ShouldBeGreaterThan(3);
        _asked.GetValueOrDefault("right").ShouldBeGreaterThan(0);
        _asked.GetValueOrDefault("tampered").ShouldBeGreaterThan(0);

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
           from post in Posts
           let year = post == "board" ? 1997 + (term / 5) : 1980 + term
           select Claim($"{organization}-{post}-{term}", organization, post, $"{organization}-p{term}", year),
        .. Enumerable.Range(0, 40).Select(term => Claim($"quiet-{term}", Busy, "quiet", $"quiet-{term}", 1980 + term)),
    ];

    private static string Claim(string id, string organization, string post, string person, int from) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"{{post}}",""" +
        $$""" "person":"{{person}}","from":"{{from}}","to":"{{from + 1}}-01-01"}""";

    /// <summary>New claims; those of the round before corrected and withdrawn; people who turn out to be one.</summary>
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
                var (post, person) = (round % 2 == 0 ? "chief" : "board", $"p{(writer + 3) % 11}");
                lines.Add(Act("correction", $"a-{writer}-{round - 1}", $$""","set":{"to":"2025","post":"{{post}}"} """));
                lines.Add(Act("correction", $"b-{writer}-{round - 1}", $$""","set":{"person":"{{person}}"} """));
                lines.Add(Act("retraction", $"c-{writer}-{round - 1}"));
            }

            if (round % 4 == 3)
            {
                var decision = round % 8 == 3 ? "sameAs" : "notSameAs";
                lines.Add($$"""{"type":"identity","person":"own-{{writer}}","{{decision}}":"p{{writer}}","reason":"round {{round}}"}""");
            }

            (await store.ImportAsync([.. lines])).Rejected.ShouldBeEmpty();
        }
    }

    private static string Act(string type, string claim, string more = "") =>
        $$"""{"type":"{{type}}","claim":"{{claim}}","reason":"test"{{more}}}""";

    /// <summary>Verifies and mends in turn; what was mended is tampered with anew.</summary>
    private async Task<List<ReplayReport>> ReplayUntilAsync(FactsStore store, Task writing)
    {
        var reports = new List<ReplayReport>();
        for (var last = false; !last;)
        {
            last = writing.IsCompleted;
            foreach (var (verify, wrong) in ((bool, int)[])[(true, 2), (false, 2), (true, 0)])
            {
                reports.Add(await ReplayAsync(store, verify));
                reports[^1].Differing.Count.ShouldBe(wrong);
                _beside += writing.IsCompleted ? 0 : 1;
            }

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

    private static async Task<string> AnswersAsync(FactsStore store, string organization)
    {
        var answers = new List<string>();
        foreach (var post in Posts)
            answers.Add(await AnswerAsync(store, organization, post));
        return string.Join('\n', answers);
    }

    private static async Task<string> AnswerAsync(FactsStore store, string organization, string post) =>
        FactsJson.Write(await store.AskAsync(organization, post, "2000-06-01", "2100-01-01"));

    /// <summary>All who held a post that year are others: an answer with some of them only would be of a mend half done.</summary>
    private static async Task<string> TamperAsync(FactsStore store)
    {
        await Sql.RunAsync(store.ConnectionString, """
            update facts.tenures set person = 'not-' || person where lower(valid) = '2000-01-01'
              and post in (select key from facts.posts where organization = 'tampered' or id = 'quiet')
            """);
        return await AnswersAsync(store, Tampered);
    }

    private static Task<ReplayReport> ReplayAsync(FactsStore store, bool verify) =>
        store.Session.Replayer.ReplayAsync(null, verify, null, TestContext.Current.CancellationToken);
}
