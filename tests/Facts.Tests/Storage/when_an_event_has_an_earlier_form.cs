using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Exports;
using Facts.Store.Setup;
using Facts.Tests.Ledger;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Storage;

/// <summary>A store that has an event in an earlier form answers as if it had today's, whoever reads it.</summary>
[Slow]
public sealed class when_an_event_has_an_earlier_form(PostgresFixture postgres)
{
    private static readonly string[] Lines =
    [
        """{"type":"source","id":"s","title":"S","text":"Ann is in."}""",
        """{"type":"person","id":"ann","name":"Ann"}""",
        """{"type":"claim","id":"c1","kind":"appointment","source":"s","organization":"o","post":"p","person":"ann","when":"2020-01-01"}""",
        """{"type":"claim","id":"c2","kind":"resignation","source":"s","organization":"o","post":"p","person":"ann","when":"2022-01-01"}""",
        """{"type":"claim","id":"c3","kind":"denial","source":"s","organization":"o","denies":"c2","by":"ann"}""",
    ];

    /// <summary>As another build would have left it: the event in its form, and no leaf yet.</summary>
    private const string Earlier = $$"""
        update facts.mt_events set type = '{{OfficeClaimed.Name}}', mt_dotnet_type = 'Facts.Gone, facts',
          data = data - '{kind,person,when}'::text[] || jsonb_build_object('holder', data -> 'person', 'since', data -> 'when')
        where type = 'appointment-claimed' and data ->> 'id' = 'c1'
        """;

    /// <summary>The readers of events, each by what it is asked for.</summary>
    private static readonly string[][] Questions =
    [
        ["who", "o", "p", "--on", "2021-01-01", "--json"],
        ["who", "o", "p", "--on", "2021-01-01", "--rule", "editorial-1", "--json"],
        ["who", "o", "p", "--on", "2021-01-01", "--without", "claim:c2", "--json"],
        ["state", "o", "--on", "2021-01-01", "--json"],
        ["timeline", "o", "--json"],
        ["person", "ann", "--json"],
        ["claim", "c1", "--json"],
        ["source", "s", "--json"],
        ["trail", "o", "p", "--on", "2021-01-01", "--json"],
        ["changes", "o", "--from", "2020-01-01", "--json"],
        ["rules", "compare", "editorial-1", "editorial-2", "--organization", "o"],
        ["correct", "c1", "--set", "when=2020-02-02", "--reason", "r", "--dry-run"],
        .. ExportFormat.All.Select(format => (string[])["export", format.Name]),
    ];

    [Fact]
    public async Task every_reader_takes_it_for_that_of_today()
    {
        await using var audited = await AuditedStore.CreateAsync(postgres);
        var store = audited.Store;
        (await store.ImportAsync(Lines)).Rejected.ShouldBeEmpty();
        var clock = new SettableClock();
        var before = new List<string>();
        foreach (var question in Questions)
            before.Add(await AskAsync(question));
        await Sql.RunAsync(store.ConnectionString, Earlier);
        for (var i = 0; i < Questions.Length; i++)
            (await AskAsync(Questions[i])).ShouldBe(before[i], string.Join(' ', Questions[i]));
        (await FactsInProcess.RunAsync(store.ConnectionString, ["replay", "--verify"])).ShouldEnd(0);
        var (list, _) = await new ClaimList(store.Session.Database.Source).ReadAsync(
            "o", AsOf.TryParse("2026-01-02")!, null, null, TestContext.Current.CancellationToken);
        list!.Claims.Select(claim => claim.Kind).ShouldBe(["appointment", "resignation", "denial"]);
        await ReceiptTellsItAsync(audited);
        await using var marten = MartenSetup.OpenStore(store.Session.Database);
        await using var session = marten.QuerySession();
        (await session.Events.FetchStreamAsync("organization/o", token: TestContext.Current.CancellationToken))[0].Data
            .ShouldBeOfType<AppointmentClaimed>().Person.ShouldBe("ann");

        // It is gone on with: what is decided and projected next is decided on it.
        (await store.ImportAsync("""{"type":"correction","claim":"c1","set":{"when":"2020-02-02"},"reason":"r"}""")).Rejected.ShouldBeEmpty();
        await EventsAndTables.ShouldAgreeAsync(store, "o");
        (await FactsInProcess.RunAsync(store.ConnectionString, ["replay", "--verify"])).ShouldEnd(0);

        async Task<string> AskAsync(string[] question)
        {
            var run = await FactsInProcess.RunAsync(store.ConnectionString, question, clock: clock);
            run.Exit.ShouldBe(0, string.Join(' ', question) + run.Notes);
            return run.Output.Replace(OfficeClaimed.Name, "appointment-claimed", StringComparison.Ordinal);
        }
    }

    /// <summary>A receipt's leaves are of the stored JSON; what is told of it is read as everywhere.</summary>
    private static async Task ReceiptTellsItAsync(AuditedStore audited)
    {
        await audited.SealAsync();
        (await FactsInProcess.RunAsync(
            audited.Store.ConnectionString, ["who", "o", "p", "--on", "2021-01-01", "--receipt", audited["receipt"]], keys: audited["keys"])).ShouldEnd(0);
        (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["audit", "verify", audited["receipt"], "--remember", audited["seen"]]))
            .Output.ShouldStartWith("Ann, until 1 January 2022, was p of o on 1 January 2021.");
    }

    [Theory]
    [InlineData("unknown-event-type", "type = 'nobody-knows'")]
    [InlineData("unreadable-event", "data = '{}'")]
    [InlineData("unreadable-event", "type = 'person-declared'")]
    public async Task one_that_nobody_can_read_is_named(string code, string change)
    {
        await using var store = await FactsStore.CreateAsync(postgres, "unknown");
        (await store.ImportAsync(Lines)).Rejected.ShouldBeEmpty();
        await Sql.RunAsync(store.ConnectionString, $"update facts.mt_events set {change} where data ->> 'id' = 'c1'");
        string[][] questions = [["replay", "--verify"], ["who", "o", "p", "--rule", "editorial-1"], ["claim", "c1"]];
        foreach (var question in questions)
            (await FactsInProcess.RunAsync(store.ConnectionString, question)).ShouldEnd(1).NoteLines[^1].ShouldStartWith($"facts: {code}: ");
    }
}
