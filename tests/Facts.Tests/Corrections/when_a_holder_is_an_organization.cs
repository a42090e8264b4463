using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Redactions;
using Facts.Tests.Exports;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>Acme is secretary of ash and sits on the board of beech. It is an organization, and ends.</summary>
public sealed class when_a_holder_is_an_organization(PostgresFixture postgres)
{
    private const string Holder = """{"type":"person","id":"acme","name":"Acme Ltd","kind":"organization"}""",
        Dissolution = """
            {"type":"claim","id":"d","kind":"dissolution","source":"s","organization":"acme","when":"2021-04-03","quote":"struck off on 3 April 2021"}
            """,
        Denial = """{"type":"claim","id":"n","kind":"denial","source":"s","organization":"acme","denies":"d"}""";

    private static readonly string[] Lines =
    [
        """{"type":"source","id":"s","title":"Register","text":"Acme Ltd was struck off on 3 April 2021."}""",
        """{"type":"organization","id":"acme","name":"Acme Ltd"}""",
        """{"type":"post","organization":"ash","id":"secretary","seats":1}""",
        Appointment("a", "ash", "secretary", "acme"),
        Appointment("b", "beech", "board", "acme"),
    ];

    private readonly SettableClock _clock = new();

    [Fact]
    public async Task it_is_shown_as_one_and_a_person_is_not()
    {
        await using var store = await CreateAsync(Holder, Appointment("x", "beech", "board", "ines"));
        var answer = JsonSerializer.SerializeToElement(await AskAsync(store, "beech", "board", "2020-01-01"), FactsJson.Options);
        answer.GetProperty("holders").EnumerateArray().Select(holder =>
                $"{holder.GetProperty("person").GetProperty("id")} {(holder.TryGetProperty("kind", out var kind) ? kind : "-")}")
            .ShouldBe(["acme organization", "ines -"], ignoreOrder: true);
        answer.GetProperty("holders")[0].GetProperty("person").EnumerateObject().Select(field => field.Name).ShouldBe(["id", "name"]);
        (await OutputAsync(store, "who", "ash", "secretary", "--on", "2020-01-01")).ShouldStartWith("Acme Ltd (organization), since 2015,");
        (await OutputAsync(store, "timeline", "ash")).ShouldContain("Acme Ltd (organization)");
        (await OutputAsync(store, "person", "acme", "--json")).ShouldContain("\"kind\":\"organization\"");
        (await OutputAsync(store, "state", "beech", "--on", "2020-01-01")).ShouldContain("Acme Ltd (organization)");
    }

    [Fact]
    public async Task its_dissolution_ends_what_it_holds_in_every_organization()
    {
        await using var store = await CreateAsync(Holder, Dissolution);
        (await WhoAsync(store, "2021-04-02")).ShouldBe("acme acme");
        (await WhoAsync(store, "2021-04-04")).ShouldBe("- -");
        var holder = (await AskAsync(store, "beech", "board", "2020-01-01")).Holders.ShouldHaveSingleItem();
        holder.Because.Select(ground => $"{ground.Claim} {ground.Does} {ground.Kind} {ground.Quote}")
            .ShouldContain("d Ends dissolution struck off on 3 April 2021");
        (await store.ImportAsync(Holder, Dissolution)).Unchanged.ShouldBe(2);
        var (claim, _) = await store.Session.ClaimLookup.FindAsync("d", TestContext.Current.CancellationToken);
        claim!.History.ShouldHaveSingleItem().Stream.ShouldBe("organization/acme");
        claim.Supports.Select(tenure => tenure.Organization).ShouldBe(["ash", "beech"], ignoreOrder: true);
        foreach (var organization in (string?[])[null, "acme", "ash", "beech"])
        {
            var rows = (await store.ExportAsync("claims-csv", organization, known: "2027-01-01")).Split('\n');
            rows.Count(row => row.StartsWith("d,", StringComparison.Ordinal)).ShouldBe(1, organization);
        }

        await EqualAsync(store);
    }

    [Fact]
    public async Task who_was_not_declared_to_be_one_is_not_touched_until_they_are()
    {
        await using var store = await CreateAsync(Dissolution, Denial);
        (await WhoAsync(store, "2022-01-01")).ShouldBe("acme acme");
        _clock.Tick();
        (await store.ImportAsync(Holder)).Rejected.ShouldBeEmpty();
        (await WhoAsync(store, "2022-01-01")).ShouldBe("acme?! acme?!");
        await EqualAsync(store);
    }

    [Fact]
    public async Task somebody_who_was_declared_as_a_person_becomes_one_by_the_same_line_with_its_kind()
    {
        var person = Holder.Replace(",\"kind\":\"organization\"", "", StringComparison.Ordinal);
        await using var store = await CreateAsync(person, Dissolution);
        (await AskAsync(store, "ash", "secretary", "2022-01-01")).Holders.Single().Kind.ShouldBeNull();
        _clock.Tick();
        (await store.ImportAsync(Holder)).Rejected.ShouldBeEmpty();
        (await WhoAsync(store, "2022-01-01")).ShouldBe("- -");
        (await AskAsync(store, "ash", "secretary", "2020-01-01")).Holders.Single().Kind.ShouldNotBeNull();
        // Neither line says anything new.
        (await store.ImportAsync(Holder, person)).Unchanged.ShouldBe(2);
        await EqualAsync(store);
    }

    [Fact]
    public async Task acts_upon_it_reach_every_organization_and_say_so_before()
    {
        await using var store = await CreateAsync(Holder, Dissolution, Denial);
        (await WhoAsync(store, "2022-01-01")).ShouldBe("acme?! acme?!");
        foreach (var (claim, act) in ((string, RecordingCommand)[])[("n", Acts.Retraction("n")), ("d", Acts.Retraction("d"))])
        {
            _clock.Tick();
            var announced = await store.ActAsync(claim, act, dryRun: true);
            announced.Impact.Select(change => change.Organization).Distinct().ShouldBe(["ash", "beech"]);
            Acts.Text((await store.ActAsync(claim, act)).Impact).ShouldBe(Acts.Text(announced.Impact));
        }

        (await WhoAsync(store, "2022-01-01")).ShouldBe("acme acme");
        await EqualAsync(store);
    }

    [Fact]
    public async Task a_denial_that_is_corrected_to_deny_it_comes_along()
    {
        await using var store = await CreateAsync(
            Holder, Appointment("c", "acme", "chair", "ines"), Dissolution, Denial.Replace("\"d\"}", "\"c\"}", StringComparison.Ordinal));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("- -");
        _clock.Tick();
        await store.ActAsync("n", Acts.Correction("n", "denies", "d"));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("acme?! acme?!");
        _clock.Tick();
        await store.ImportAsync(Appointment("e", "elm", "board", "acme"));
        (await AskAsync(store, "elm", "board", "2022-01-01")).Status.ShouldBe(Status.Disputed);
        _clock.Tick();
        await store.ActAsync("n", Acts.Correction("n", "denies", "c"));
        (await WhoAsync(store, "2022-01-01")).ShouldBe("- -");
        await EqualAsync(store);
    }

    [Fact]
    public async Task an_organization_that_names_it_later_knows_of_it()
    {
        await using var store = await CreateAsync(Holder, Dissolution, Denial);
        _clock.Tick();
        await store.ImportAsync(Appointment("c", "cork", "board", "acme"));
        (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Disputed);
        _clock.Tick();
        await store.ActAsync("d", Acts.Ruling("d", Rank.Preferred));
        (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
        await EqualAsync(store);
    }

    [Fact]
    public async Task it_follows_identities_made_and_undone()
    {
        await using var store = await CreateAsync(
            Holder, """{"type":"person","id":"acme-plc","kind":"organization"}""", Dissolution, Appointment("c", "cork", "board", "acme-plc"));
        for (var times = 0; times < 2; times++)
        {
            _clock.Tick();
            await store.IdentifyAsync("acme-plc", "acme");
            (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
            _clock.Tick();
            await store.IdentifyAsync("acme-plc", "acme", undo: true);
            (await AskAsync(store, "cork", "board", "2022-01-01")).Status.ShouldBe(Status.Held);
            _clock.Tick();
            await store.ActAsync("d", Acts.Correction("d", "when", $"2021-05-0{times + 1}"));
        }

        await EqualAsync(store);
    }

    [Fact]
    public async Task what_can_be_said_of_people_only_is_refused()
    {
        await using var store = await CreateAsync(Holder, Appointment("x", "beech", "board", "ines"));
        var report = await store.ImportAsync(
            """{"type":"claim","id":"m","kind":"death","source":"s","person":"acme","when":"2020"}""",
            """{"type":"identity","person":"ines","sameAs":"acme","reason":"r"}""",
            """{"type":"identity","person":"acme","sameAs":"ines","reason":"r"}""",
            """{"type":"claim","id":"i","kind":"death","source":"s","person":"ines","when":"2020"}""",
            """{"type":"person","id":"ines","kind":"organization"}""");
        report.Rejected.Select(line => $"{line.Line} {line.Code}").ShouldBe(["1 not-a-person", "2 not-a-person", "3 not-a-person", "5 not-a-person"]);
    }

    [Fact]
    public async Task nobody_misses_it_who_names_it_at_the_same_moment()
    {
        await using var store = await CreateAsync(Holder);
        var others = Enumerable.Range(0, 12).Select(number => store.ImportAsync(Appointment($"c{number}", $"fir{number}", "board", "acme")));
        await Task.WhenAll([.. others.Take(6), store.ImportAsync(Dissolution), .. others.Skip(6)]);
        for (var number = 0; number < 12; number++)
            (await AskAsync(store, $"fir{number}", "board", "2022-01-01")).Status.ShouldBe(Status.Vacant);
        await EqualAsync(store);
    }

    [Fact]
    public async Task its_words_can_be_erased_wherever_they_are()
    {
        await using var store = await CreateAsync(Holder, Dissolution);
        var (done, refusal) = await new Redactor(store.Session.Database, store.Session.Clock)
            .RedactAsync(new Redact(RedactionTarget.Parse("d"), "quote", "asked to"), "test", TestContext.Current.CancellationToken);
        refusal.ShouldBeNull();
        done!.Events.Count.ShouldBe(3);
        (await CountAsync(store, "mt_events where type = 'dissolution-claimed' and data ? 'quote'")).ShouldBe(0);
        (await CountAsync(store, "tenures where detail like '%struck off%'")).ShouldBe(0);
        await EqualAsync(store);
    }

    [Fact]
    public async Task exports_have_it_as_an_organization()
    {
        await using var store = await CreateAsync(Holder, Dissolution, Appointment("x", "beech", "board", "ines"));
        foreach (var organization in (string?[])[null, "ash"])
        {
            var popolo = JsonElement.Parse(await store.ExportAsync("popolo", organization, known: "2027-01-01"));
            var acme = popolo.GetProperty("organizations").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "Acme Ltd");
            acme.GetProperty("dissolution_date").GetString().ShouldBe("2021-04-03");
            popolo.GetProperty("persons").EnumerateArray().ShouldNotContain(one => one.GetProperty("name").GetString() == "Acme Ltd");
            var membership = popolo.GetProperty("memberships").EnumerateArray().First(one => one.TryGetProperty("member", out _));
            membership.GetProperty("member").GetProperty("id").GetString().ShouldBe(acme.GetProperty("id").GetString());
            membership.TryGetProperty("person_id", out _).ShouldBeFalse();
        }

        (await store.ExportAsync("tenures-csv", "ash", known: "2027-01-01")).Split('\n')[1].TrimEnd('\r').ShouldEndWith(",organization");
        (await store.ExportAsync("prov-jsonld", "ash", known: "2027-01-01")).ShouldNotContain("foaf:Person");
    }

    private static string Appointment(string id, string organization, string post, string person) => $$"""
        {"type":"claim","id":"{{id}}","kind":"appointment","source":"s","organization":"{{organization}}","post":"{{post}}","person":"{{person}}","when":"2015"}
        """;

    private static async Task<string> OutputAsync(FactsStore store, params string[] arguments) =>
        (await FactsInProcess.RunAsync(store.ConnectionString, arguments)).ShouldBeDone().Output;

    private static Task<long> CountAsync(FactsStore store, string what) =>
        Support.Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts." + what);

    private async Task<FactsStore> CreateAsync(params string[] more)
    {
        var store = await FactsStore.CreateAsync(postgres, "holders", _clock);
        (await store.ImportAsync([.. Lines, .. more])).Rejected.ShouldBeEmpty();
        return store;
    }

    private static async Task<string> WhoAsync(FactsStore store, string on) => string.Join(' ', await Task.WhenAll(
        TextAsync(store, "ash", "secretary", on), TextAsync(store, "beech", "board", on)));

    private static async Task<string> TextAsync(FactsStore store, string organization, string post, string on) =>
        (await AskAsync(store, organization, post, on)).Holders is [var holder]
            ? holder.Person.Id + (holder.Certainty == Certainty.Possible ? "?" : "") + (holder.Disputed ? "!" : "") : "-";

    private static Task<Answer> AskAsync(FactsStore store, string organization, string post, string on) =>
        store.AskAsync(organization, post, on, "2030-01-01");

    private static async Task EqualAsync(FactsStore store) => (await store.Session.Replayer.ReplayAsync(
        null, verify: true, null, TestContext.Current.CancellationToken)).Differing.ShouldBeEmpty();
}
