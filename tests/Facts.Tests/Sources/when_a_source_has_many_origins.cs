using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Organizations;
using Facts.Tests.Support;

namespace Facts.Tests.Sources;

/// <summary>A page of a source's claims says of how many origins all of them are; SQL counts them, and the rule says what they are.</summary>
public sealed class when_a_source_has_many_origins(PostgresFixture postgres)
{
    [Fact]
    public async Task the_count_is_that_of_the_rule()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "origins");
        (await store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"source","id":"copy","origin":"wire"}""",
            """{"type":"source","id":"empty"}""",
            Claim("own", "s"),
            Claim("own-too", "s"),
            Claim("ann", "s", "ann"),
            Claim("ann-by-radio", "s", "ann", "radio"),
            Claim("named-as-the-source", "s", "s"),
            Claim("withdrawn", "s", "bob"),
            Claim("deprecated", "s", "cyd"),
            Claim("corrected", "s", "dan"),
            Claim("denied", "s", "eve"),
            Claim("copied", "copy"),
            Claim("copied-too", "copy"),
            Claim("said-in-the-copy", "copy", "wire"),
            """{"type":"claim","id":"no","kind":"denial","source":"s","organization":"o","denies":"denied"}""",
            """{"type":"retraction","claim":"withdrawn","reason":"r"}""",
            """{"type":"ruling","claim":"deprecated","rank":"deprecated","reason":"r"}""",
            """{"type":"correction","claim":"corrected","set":{"attribution":[{"who":"fay"}]},"reason":"r"}""")).Rejected.ShouldBeEmpty();
        var folded = await new Facts.Store.Organizations.StreamReader(store.Session.Database.Source).FoldAsync(
            "o", AsOf.At(Moments.Forever), Omission.Nothing, TestContext.Current.CancellationToken);
        foreach (var (source, expected) in new[] { ("s", 5), ("copy", 2), ("empty", 0) })
        {
            var (view, _) = await store.Session.SourceLookup.FindAsync(source, TestContext.Current.CancellationToken);
            view!.IndependentOrigins.ShouldBe(expected, source);
            view.IndependentOrigins.ShouldBe(Origins.Count([.. folded.Claims.Values.Where(claim => claim.Body.Source == source && claim.Counts)]), source);
        }
    }

    private static string Claim(string id, string source, params string[] who)
    {
        var attribution = who.Length == 0 ? "" : $",\"attribution\":[{string.Join(',', who.Select(one => $$"""{"who":"{{one}}"}"""))}]";
        return $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"{{source}}","organization":"o","post":"p","person":"x","when":"2020-01-01"{{attribution}}}""";
    }
}
