using System.Text;
using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Importing;
using Facts.Store.Proposals;
using Facts.Store.Redactions;
using Facts.Store.Search;
using Facts.Store.Storage;
using Facts.Tests.Ledger;
using Facts.Tests.Support;

namespace Facts.Tests.Replay;

/// <summary>A store with the seed and one of everything, so that every table that copies events has rows, and every column a value.</summary>
internal static class FullStore
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AuditedStore> CreateAsync(PostgresFixture postgres)
    {
        var clock = new SettableClock();
        var audited = await AuditedStore.CreateSeededAsync(postgres, clock);
        var store = audited.Store;
        await ImportAsync(store,
            """{"type":"source","id":"s","title":"A paper","publisher":"Paper","text":"He holds it. He says so."}""",
            """{"type":"person","id":"ann","name":"Ann","aliases":["Annie"]}""",
            """{"type":"person","id":"quay","name":"Quay Ltd","kind":"organization"}""",
            """{"type":"claim","id":"quay-ended","kind":"dissolution","source":"s","organization":"quay","when":"2024"}""",
            """{"type":"claim","id":"quay-keeps","kind":"tenure","source":"s","organization":"acme","post":"secretary","person":"quay","from":"2020"}""",
            """{"type":"organization","id":"acme","name":"Acme","aliases":["ACME"]}""",
            """{"type":"post","organization":"acme","id":"chair","name":"Chair","seats":1}""",
            """{"type":"claim","id":"adviser","kind":"tenure","source":"s","organization":"openai","post":"adviser","person":"i-s","from":"2023","to":"..","quote":"He holds it."}""",
            """{"type":"claim","id":"not-so","kind":"denial","source":"s","organization":"openai","denies":"adviser"}""",
            """{"type":"claim","id":"chairs","kind":"tenure","source":"s","organization":"acme","post":"chair","person":"ann","from":"2023"}""");
        clock.Tick();
        // By somebody who is limited: the person and the source have a home.
        var limited = new Author("cat", new Permit("cat", new HashSet<Role> { Role.Editor }, new HashSet<string> { "acme" }));
        (await store.Session.Importer.ImportAsync(
            Importer.ParseAsync(new MemoryStream(Encoding.UTF8.GetBytes("""
                {"type":"person","id":"cathy","name":"Cathy"}
                {"type":"source","id":"hers","title":"Hers"}
                """))), limited, new ImportOptions(), Stop)).Rejected.ShouldBeEmpty();
        await ImportAsync(store,
            """{"type":"name","person":"ann","name":"Ann Other","aliases":["Anna"],"reason":"married"}""",
            """{"type":"name","organization":"acme","name":"Acme Ltd","reason":"registered"}""",
            """{"type":"name","source":"s","title":"The paper","reason":"its own title"}""",
            """{"type":"source","id":"hers","title":"Hers","organizations":["openai"]}""");
        (await store.Session.Keys.AddAsync(new GiveKey("full", [Role.Editor], ["acme"], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)), "test", Stop)).Refusal.ShouldBeNull();
        (await store.Session.Keys.RevokeAsync(new RevokeKey("full"), "test", Stop)).Refusal.ShouldBeNull();
        await ImportAsync(store, """{"type":"revision","source":"s","text":"He holds it. He said so.","reason":"corrected"}""");
        await store.ActAsync("murati-demoted-over-weekend", Acts.Correction("murati-demoted-over-weekend", "when", "2023-11-19"));
        clock.Tick();
        await store.ActAsync("murati-interim-says-letter", Acts.Correction("murati-interim-says-letter", "person", "greg-brockman"));
        clock.Tick();
        await store.ActAsync("shear-confirms-interim-appointment", Acts.Retraction("shear-confirms-interim-appointment"));
        clock.Tick();
        await store.IdentifyAsync("i-s", "ilya-sutskever");
        // A tile has 256 leaves.
        await ImportAsync(store, [.. Enumerable.Range(0, 150).Select(i => $$"""{"type":"person","id":"p{{i}}","name":"Person {{i}}"}""")]);
        await RedactAsync(audited, "adviser", "quote");
        await ProposeAsync(store);
        await audited.SealAsync();
        await new SearchIndexer(store.Session.Database.Source).RunAsync(100, Stop);
        // Nobody does it later, as autovacuum is off.
        await audited.RunAsync("analyze");
        return audited;
    }

    public static async Task RedactAsync(AuditedStore audited, string target, string field)
    {
        var session = audited.Store.Session;
        (await new Redactor(session.Database, session.Clock).RedactAsync(new Redact(RedactionTarget.Parse(target), field, "asked to"), "eve", Stop)).Refusal.ShouldBeNull();
    }

    private static async Task ProposeAsync(FactsStore store)
    {
        var session = store.Session;
        var act = new ProposedRuling { Claim = "chairs", Rank = Rank.Preferred, Reason = "Their own word." };
        var (proposed, refusal) = await session.Database.Source.AloneAsync(
            transaction => session.Proposer.ProposeAsync(transaction, act, Author("ann"), Stop), Stop);
        refusal.ShouldBeNull();
        var (_, refused) = await session.Database.Source.AloneAsync<ProposalView>(
            transaction => session.Decider.ApproveAsync(transaction, proposed!.Id, default, null, new Judge(Author("bob"), IsKnown: true), Stop), Stop);
        refused.ShouldBeNull();
    }

    private static Author Author(string name) => new(name, new Permit(name, new HashSet<Role> { Role.Reviewer }, null));

    private static async Task ImportAsync(FactsStore store, params string[] lines) => (await store.ImportAsync(lines)).Rejected.ShouldBeEmpty();
}
