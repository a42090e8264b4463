using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Redactions;
using Facts.Tests.Exports;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>A death stands in the person's stream, and reaches every organization in which they hold posts, now and later.</summary>
public sealed class when_somebody_has_died(PostgresFixture postgres)
{
    private static readonly string[] Lines =
    [
        """{"type":"source","id":"s","title":"Register","publishedAt":"2019-01-01"}""",
        """{"type":"source","id":"o","title":"Obituary","text":"Ines Roe died on 3 April 2021."}""",
        """{"type":"person","id":"ines","name":"Ines Roe"}""",
        """{"type":"post","organization":"ash","id":"chair","seats":1}""",
        Appointment("a", "ash", "chair", "ines"),
        """
        {"type":"claim","id":"b","kind":"tenure","source":"s","organization":"beech","post":"board","person":"ines","from":"2016","to":".."}
        """,
    ];

    private const string Death = """
        {"type":"claim","id":"d","kind":"death","source":"o","person":"ines","when":"2021-04-03","quote":"died on 3 April 2021"}
        """,
        Denial = """{"type":"claim","id":"n","kind":"denial","source":"s","denies":"d"}""";

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task nobody_holds_a_post_any_more_in_any_organization()
    {
        await using var store = await CreateAsync(Death);
        (await WhoAsync(store, "2021-04-02")).ShouldBe("ines ines");
        (await WhoAsync(store, "2021-04-04")).ShouldBe("- -");
        var holder = (await AskAsync(store, "beech", "board", "2020-01-01")).Holders.ShouldHaveSingleItem();
        holder.Because.Select(ground => $"{ground.Claim} {ground.Does} {ground.Kind} {ground.Quote}")
            .ShouldContain("d Ends death died on 3 April 2021");
    }

    [Fact]
    public async Task it_counts_once()
    {
        await using var store = await CreateAsync(Death);
        (await store.ImportAsync(Death)).Unchanged.ShouldBe(1);
        var (claim, _) = await store.Session.ClaimLookup.FindAsync("d", TestContext.Current.CancellationToken);
        claim!.History.ShouldHaveSingleItem().Stream.ShouldBe("person/ines");
        claim.Supports.Select(tenure => tenure.Organization).ShouldBe(["ash", "beech"]);
        foreach (var organization in (string?[])[null, "ash", "beech"])
        {
            var rows = (await store.ExportAsync("claims-csv", organization, known: "2027-01-01")).Split('\n');
            rows.Count(row => row.StartsWith("d,", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task acts_upon_it_reach_every_organization_and_say_so_before()
    {
        await using var store = await CreateAsync(Death);
        _clock.Tick();
        var retraction = Acts.Retraction("d");
        var announced = await store.ActAsync("d", retraction, dryRun: true);
        announced.Impact.Select(change => change.Organization).ShouldBe(["ash", "beech"]);
        (await WhoAsync(store, "2022-01-01")).ShouldBe("- -");
        Acts.Text((await store.ActAsync("d", retraction)).Impact).ShouldBe(Acts.Text(announced.Impact));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("ines ines");
        await EqualAsync(store);
    }

    [Fact]
    public async Task a_denial_of_it_is_disputed_everywhere_until_it_is_withdrawn()
    {
        await using var store = await CreateAsync(Death, Denial);
        (await WhoAsync(store, "2022-01-01")).ShouldBe("ines?! ines?!");
        _clock.Tick();
        await store.ActAsync("n", Acts.Retraction("n"));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("- -");
        await EqualAsync(store);
    }

    [Fact]
    public async Task a_denial_may_name_an_organization_in_which_it_counts()
    {
        await using var store = await CreateAsync(
            Death, Denial.Replace("\"denies\"", "\"organization\":\"ash\",\"denies\"", StringComparison.Ordinal));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("ines?! ines?!");
        (await store.ImportAsync(Denial)).Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task an_organization_that_names_the_person_later_knows_of_it()
    {
        await using var store = await CreateAsync(Death, Denial);
        _clock.Tick();
        await store.ImportAsync(Appointment("c", "cork", "board", "ines"));
        (await AskAsync(store, "cork", "board", "2020-01-01")).Status.ShouldBe(Status.Held);
        (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Disputed);
        _clock.Tick();
        await store.ActAsync("d", Acts.Ruling("d", Rank.Preferred));
        (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
        await EqualAsync(store);
    }

    [Fact]
    public async Task it_follows_identities_made_and_undone()
    {
        await using var store = await CreateAsync(Death, Appointment("c", "cork", "board", "i-roe"));
        (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Held);
        for (var times = 0; times < 2; times++)
        {
            _clock.Tick();
            await store.IdentifyAsync("i-roe", "ines");
            (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
            _clock.Tick();
            await store.IdentifyAsync("i-roe", "ines", undo: true);
            (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Held);
            // Of what follows nobody tells cork until they are one again.
            _clock.Tick();
            await store.ActAsync("d", Acts.Correction("d", "when", $"2021-05-0{times + 1}"));
        }

        _clock.Tick();
        await store.IdentifyAsync("i-roe", "ines");
        (await AskAsync(store, "cork", "board", "2021-05-01")).Status.ShouldBe(Status.Held);
        (await AskAsync(store, "cork", "board", "2021-05-03")).Status.ShouldBe(Status.Vacant);
        await EqualAsync(store);
    }

    [Fact]
    public async Task nobody_misses_it_who_names_the_person_at_the_same_moment()
    {
        await using var store = await CreateAsync();
        var others = Enumerable.Range(0, 12).Select(number => store.ImportAsync(Appointment($"c{number}", $"fir{number}", "board", "ines")));
        await Task.WhenAll([.. others.Take(6), store.ImportAsync(Death), .. others.Skip(6)]);
        for (var number = 0; number < 12; number++)
            (await AskAsync(store, $"fir{number}", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
        await EqualAsync(store);
    }

    [Fact]
    public async Task its_words_can_be_erased_wherever_they_are()
    {
        await using var store = await CreateAsync(Death);
        var stop = TestContext.Current.CancellationToken;
        var (done, refusal) = await new Redactor(store.Session.Database, store.Session.Clock)
            .RedactAsync(new Redact(RedactionTarget.Parse("d"), "quote", "asked to"), "test", stop);
        refusal.ShouldBeNull();
        done!.Events.Count.ShouldBe(3);
        (await CountAsync(store, "mt_events where type = 'death-claimed' and data ? 'quote'")).ShouldBe(0);
        (await CountAsync(store, "tenures where detail like '%died on%'")).ShouldBe(0);
        (await AskAsync(store, "ash", "chair", "2020-01-01")).Holders.Single().Because.ShouldAllBe(ground => ground.Quote == null);
        await EqualAsync(store);
    }

    [Fact]
    public async Task whose_it_is_is_no_mistake_that_a_correction_mends()
    {
        await using var store = await CreateAsync(Death);
        var report = await store.ImportAsync("""{"type":"correction","claim":"d","set":{"person":"somebody"},"reason":"r"}""");
        report.Rejected.ShouldHaveSingleItem().Code.ShouldBe(Codes.UnknownField);
    }

    [Fact]
    public async Task exports_have_the_day()
    {
        await using var store = await CreateAsync(
            Death,
            """{"type":"claim","id":"x","kind":"dissolution","source":"s","organization":"ash","when":"2022-02-02"}""",
            """{"type":"claim","id":"y","kind":"abolition","source":"s","organization":"beech","post":"board","when":"2022-03"}""");
        var popolo = await store.ExportAsync("popolo", known: "2027-01-01");
        popolo.ShouldContain("\"death_date\":\"2021-04-03\"");
        popolo.ShouldContain("\"dissolution_date\":\"2022-02-02\"");
        popolo.ShouldContain("\"end_date\":\"2022-03\"");
    }

    private static string Appointment(string id, string organization, string post, string person) => $$"""
        {"type":"claim","id":"{{id}}","kind":"appointment","source":"s","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","when":"2015"}
        """;

    private static Task<long> CountAsync(FactsStore store, string what) =>
        Support.Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts." + what);

    private async Task<FactsStore> CreateAsync(params string[] more)
    {
        var store = await FactsStore.CreateAsync(postgres, "died", _clock);
        (await store.ImportAsync([.. Lines, .. more])).Rejected.ShouldBeEmpty();
        return store;
    }

    private static async Task<string> WhoAsync(FactsStore store, string on) => string.Join(' ', await Task.WhenAll(
        TextAsync(store, "ash", "chair", on), TextAsync(store, "beech", "board", on)));

    private static async Task<string> TextAsync(FactsStore store, string organization, string post, string on) =>
        (await AskAsync(store, organization, post, on)).Holders is [var holder]
            ? holder.Person.Id + (holder.Certainty == Certainty.Possible ? "?" : "") + (holder.Disputed ? "!" : "") : "-";

    private static Task<Answer> AskAsync(FactsStore store, string organization, string post, string on) =>
        store.AskAsync(organization, post, on, "2030-01-01");

    private static async Task EqualAsync(FactsStore store) => (await store.Session.Replayer.ReplayAsync(
        null, verify: true, null, TestContext.Current.CancellationToken)).Differing.ShouldBeEmpty();
}
