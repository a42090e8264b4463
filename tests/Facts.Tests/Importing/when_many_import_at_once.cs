using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

public sealed class when_many_import_at_once(PostgresFixture postgres)
{
    private const int Importers = 8, Organizations = 5, Claims = 40;

    [Fact]
    public async Task every_claim_is_recorded_once_and_the_tables_are_what_the_events_say()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "crowd");
        var reports = await Task.WhenAll(Enumerable.Range(0, Importers).Select(importer => Task.Run(async () =>
        {
            // In three files, as a batch that begins early may end late.
            var done = new List<Facts.Store.Importing.ImportReport>();
            foreach (var part in Lines(importer).Chunk(80))
                done.Add(await store.ImportAsync(part));
            return done;
        })));

        reports.SelectMany(done => done).ShouldAllBe(report => report.RejectedCount == 0);
        reports.SelectMany(done => done).Sum(report => report.Claims).ShouldBe((Organizations * Claims) + Importers);
        (await CountAsync(store, "select count(*) from facts.claims")).ShouldBe((Organizations * Claims) + Importers);
        (await CountAsync(store, "select count(*) from facts.mt_events where type like '%-claimed'")).ShouldBe((Organizations * Claims) + Importers);
        for (var organization = 0; organization < Organizations; organization++)
            await HoldAgainstEventsAsync(store, $"crowd-{organization}");
    }

    /// <summary>Rows that are believed now, and answers on some days and at some recorded times.</summary>
    private static async Task HoldAgainstEventsAsync(FactsStore store, string id)
    {
        await EventsAndTables.ShouldAgreeAsync(store, id);
        var organization = await LiveFold.OrganizationAsync(store, id, Moments.Forever);
        foreach (var post in LiveFold.PostsOf(organization))
        {
            foreach (var (on, known) in ((string, string)[])[("2003-05-01", "2026-01-02"), ("2011-01-01", "2026-01-02"), ("2011-01-01", "2025-12-31")])
            {
                var question = new Question(id, post, AsOf.TryParse(on)!, AsOf.TryParse(known)!);
                FactsJson.Write(await store.AskAsync(id, post, on, known)).ShouldBe(FactsJson.Write(await LiveFold.AskAsync(store, question)));
            }
        }
    }

    private static Task<long> CountAsync(FactsStore store, string sql) => Sql.AskAsync<long>(store.ConnectionString, sql);

    /// <summary>The same claims about the same organizations, in an order of its own, and one claim that nobody else has.</summary>
    private static string[] Lines(int importer)
    {
        var shared = Enumerable.Range(0, Organizations * Claims).Select(i => (i + (importer * 37)) * 7 % (Organizations * Claims)).Select(Claim);
        return
        [
            """{"type":"source","id":"s"}""",
            """{"type":"person","id":"person-1","name":"One"}""",
            """{"type":"identity","person":"person-2","sameAs":"person-1"}""",
            .. Enumerable.Range(0, Organizations).Select(o => $$"""{"type":"post","organization":"crowd-{{o}}","id":"chief","seats":1}"""),
            .. shared,
            Claim(0).Replace("\"id\":\"k-0\"", $"\"id\":\"own-{importer}\"", StringComparison.Ordinal),
        ];
    }

    private static string Claim(int i)
    {
        var (organization, n) = (i % Organizations, i / Organizations);
        var head = $$"""{"type":"claim","id":"k-{{i}}","source":"s","organization":"crowd-{{organization}}","person":"person-{{n % 9}}","post":"{{(n % 3 == 0 ? "chief" : "board")}}",""";
        return head + (n % 4) switch
        {
            0 => $"\"kind\":\"appointment\",\"when\":\"{2000 + (n % 17)}\"}}",
            1 => $"\"kind\":\"dismissal\",\"when\":\"{2003 + (n % 13)}-06-01\"}}",
            2 => $"\"kind\":\"tenure\",\"from\":\"{2001 + (n % 5)}\",\"to\":\"..\"}}",
            _ => $"\"kind\":\"tenure\",\"from\":\"{2002 + (n % 11)}-02-03\",\"to\":\"{2014 + (n % 3)}\"}}",
        };
    }
}
