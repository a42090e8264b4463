using System.Text;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Store.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>What is recorded all the same, and its author ought to know of.</summary>
public sealed class when_something_is_remarked(PostgresFixture postgres)
{
    private const string Source = """{"type":"source","id":"s"}""", Acme = """{"type":"organization","id":"acme","name":"Acme Ltd"}""",
        Seat = """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"ash","post":"board","person":"acme","when":"2020"}""",
        Another = """{"type":"claim","id":"c2","kind":"appointment","source":"s","organization":"elm","post":"board","person":"acme","when":"2020"}""",
        Holder = """{"type":"person","id":"acme","name":"Acme Ltd","kind":"organization"}""";

    [Fact]
    public async Task an_organization_is_made_no_person_silently_whatever_the_order_of_lines()
    {
        foreach (var (name, lines) in ((string, string[])[])[("before", [Source, Acme, Seat, Another]), ("after", [Source, Seat, Another, Acme])])
        {
            await using var store = await FactsStore.CreateAsync(postgres, "likened" + name);
            foreach (var line in lines.SkipLast(1))
                await ImportAsync(store, line);
            // In a later save, what is there is found in the store; and it is said once.
            var report = await ImportAsync(store, lines[^1], lines[^1].Replace("\"c2\"", "\"c3\"", StringComparison.Ordinal));
            report.Remarks!.ShouldHaveSingleItem().Code.ShouldBe("like-an-organization");
            (await ImportAsync(store, Holder, Another.Replace("c2", "c4", StringComparison.Ordinal))).Remarks.ShouldBeNull();
        }

        await using var together = await FactsStore.CreateAsync(postgres, "likenedtogether");
        (await ImportAsync(together, Source, Acme, Seat, Another)).Remarks!.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Fact]
    public async Task nothing_is_said_of_who_was_declared_or_has_an_id_of_their_own()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "likenednone");
        (await ImportAsync(store, Source, Acme, Holder, Seat, Another.Replace("\"acme\"", "\"ann\"", StringComparison.Ordinal)))
            .Remarks.ShouldBeNull();
        await using var other = await FactsStore.CreateAsync(postgres, "likenedperson");
        (await ImportAsync(other, Source, Acme, """{"type":"person","id":"acme"}""", Seat)).Remarks.ShouldBeNull();
    }

    [Fact]
    public async Task who_is_limited_to_others_is_not_told_that_there_is_such_an_organization()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "likenedlimited");
        await ImportAsync(store, Source.Replace("}", ",\"organizations\":[\"ash\"]}", StringComparison.Ordinal), Acme);
        var ash = new Author("ed", new Permit("ed", new HashSet<Role> { Role.Editor }, new HashSet<string> { "ash" }));
        var report = await ImportAsync(store, ash, Seat);
        (report.Claims, report.Remarks).ShouldBe((1, null));
    }

    [Fact]
    public async Task rules_that_do_not_use_what_is_recorded_are_named()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "unused");
        await ImportAsync(store, Source, Seat);
        await store.Session.Replayer.ReplayAsync(null, RuleSet.Editorial1, false, null, TestContext.Current.CancellationToken);
        var report = await ImportAsync(
            store,
            """{"type":"claim","id":"on","kind":"tenure","source":"s","organization":"ash","post":"board","person":"ann","on":"2021-01-01"}""",
            """{"type":"claim","id":"on2","kind":"tenure","source":"s","organization":"ash","post":"board","person":"ann","on":"2022-01-01"}""",
            """{"type":"claim","id":"end","kind":"dissolution","source":"s","organization":"ash","when":"2023"}""",
            """{"type":"claim","id":"died","kind":"death","source":"s","person":"ann","when":"2023"}""",
            """{"type":"claim","id":"well","kind":"tenure","source":"s","organization":"ash","post":"board","person":"ann","from":"2020"}""");
        report.Rejected.ShouldBeEmpty();
        report.Remarks!.Select(remark => $"{remark.Line} {remark.Code} {remark.About}")
            .ShouldBe(["1 not-in-rule-set ash", "3 not-in-rule-set ash", "4 not-in-rule-set ash"]);
        JsonSerializer.SerializeToElement(report, FactsJson.Options).GetProperty("remarks")[0].GetProperty("message").GetString()
            .ShouldBe("The tenures of 'ash' are kept by editorial-1, which does not use 'on': it is recorded, and answers set it aside.");
        // An editor is told of it too, and of nothing where there is nothing.
        (await store.ActAsync("on", Acts.Correction("on", "on", "2021-02-01"), dryRun: true)).Remarks!.ShouldHaveSingleItem();
        (await store.ActAsync("well", Acts.Correction("well", "from", "2019"), dryRun: true)).Remarks.ShouldBeNull();
    }

    private static Task<ImportReport> ImportAsync(FactsStore store, params string[] lines) => ImportAsync(store, "test", lines);

    private static Task<ImportReport> ImportAsync(FactsStore store, Author author, params string[] lines) => store.Session.Importer.ImportAsync(
        Importer.ParseAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)))), author, new ImportOptions(),
        TestContext.Current.CancellationToken);
}
