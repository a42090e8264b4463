using System.Text.Json;
using Facts.Tests.Answers;
using Facts.Tests.Sources;
using Facts.Tests.Support;

namespace Facts.Tests.Exports;

/// <summary>Readers that share no code with Facts find in its exports what the store answers.</summary>
[Slow]
public sealed class when_exports_are_judged(SeedFixture seed, PostgresFixture postgres) : IClassFixture<SeedFixture>
{
    private const string Prefixes = """
        prefix prov: <http://www.w3.org/ns/prov#>
        prefix oa: <http://www.w3.org/ns/oa#>
        prefix schema: <http://schema.org/>
        prefix facts: <urn:facts:terms:>
        """;

    [Fact]
    public async Task prov_json_is_read_by_python_prov_and_names_all_that_it_relates()
    {
        var found = await ExportJudge.AskAsync("prov", new { document = await seed.Store.ExportAsync("prov-json") });
        found.GetProperty("same").GetBoolean().ShouldBeTrue();
        found.GetProperty("unnamed").GetArrayLength().ShouldBe(0, found.GetRawText());
        var claims = await CountAsync("select count(*) from facts.claims");
        var counts = found.GetProperty("counts");
        counts.GetProperty("ProvActivity").GetInt32().ShouldBeGreaterThanOrEqualTo(claims);
        counts.GetProperty("ProvDerivation").GetInt32().ShouldBeGreaterThanOrEqualTo(claims);
    }

    [Fact]
    public async Task json_ld_is_read_by_rdflib_and_every_quote_stands_in_its_source()
    {
        var rows = await AskAsync("prov-jsonld", ("quotes", """
            select ?exact ?start ?end ?source where {
              ?a a oa:Annotation ; oa:hasBody ?wording ; oa:hasTarget ?target . ?wording prov:specializationOf ?claim .
              ?target oa:hasSource ?s ; oa:hasSelector ?words, ?place . ?s <http://purl.org/dc/terms/identifier> ?source .
              ?words oa:exact ?exact . ?place oa:start ?start ; oa:end ?end
              filter exists { ?words a oa:TextQuoteSelector } filter exists { ?place a oa:TextPositionSelector } }
            """));
        var quotes = rows["quotes"];
        quotes.Count.ShouldBe(await CountAsync("select count(*) from facts.mt_events where data ? 'quote' and type like '%claimed'"), "of all claims");
        foreach (var quote in quotes)
        {
            var text = (await seed.Store.SourceAsync(quote[3])).Source.Text!;
            var runes = text.EnumerateRunes().ToArray();
            string.Concat(runes[int.Parse(quote[1], null)..int.Parse(quote[2], null)]).ShouldBe(quote[0]);
        }
    }

    [Fact]
    public async Task json_ld_has_every_claim_with_who_recorded_it_and_whose_word_it_is()
    {
        var rows = await AskAsync(
            "prov-jsonld",
            ("claims", "select ?c where { ?c a facts:Claim, prov:Entity ; prov:wasGeneratedBy [ a facts:Recording ; prov:startedAtTime ?at ] }"),
            ("unsaid", """
                select ?w where { ?w a facts:Wording ; prov:wasQuotedFrom ?s . ?s <http://purl.org/dc/terms/publisher> ?publisher .
                  filter not exists { ?w prov:wasAttributedTo ?publisher } }
                """),
            ("loose", """
                select ?w where { ?w a facts:Wording .
                  filter not exists { { ?w prov:wasQuotedFrom ?s } union { ?w prov:wasDerivedFrom ?s } . ?s a facts:Source } }
                """),
            ("speakers", """
                select ?label where { ?c <http://www.w3.org/2000/01/rdf-schema#label> ?l .
                  ?w prov:specializationOf <urn:facts:claims:shear-denies-played-down-dangers> ; prov:qualifiedAttribution ?q .
                  ?q prov:agent ?c ; <http://www.w3.org/ns/dcat#hadRole> facts:Speaker . bind(?l as ?label) }
                """));
        rows["claims"].Count.ShouldBe(await CountAsync("select count(*) from facts.claims"));
        rows["unsaid"].ShouldBeEmpty();
        rows["loose"].ShouldBeEmpty();
        rows["speakers"].ShouldHaveSingleItem()[0].ShouldBe("Emmett Shear");
    }

    [Fact]
    public async Task claim_reviews_are_of_ruled_claims_only()
    {
        await using var store = await OwnAsync();
        const string Reviews = """
            select ?claim ?value ?body where { ?r a schema:ClaimReview ; schema:itemReviewed ?claim ; schema:reviewBody ?body ;
              schema:reviewRating/schema:ratingValue ?value . ?claim a schema:Claim }
            """;
        (await AskAsync(store, "claimreview", ("reviews", Reviews)))["reviews"].ShouldBeEmpty();
        (await store.ImportAsync(
            """{"type":"ruling","claim":"altman-ousted-by-board-vote","rank":"deprecated","reason":"It names no day."}""")).RejectedCount.ShouldBe(0);
        var review = (await AskAsync(store, "claimreview", ("reviews", Reviews)))["reviews"].ShouldHaveSingleItem();
        review.ShouldBe(["urn:facts:claims:altman-ousted-by-board-vote", "1", "It names no day."]);
    }

    [Fact]
    public async Task tenures_in_csv_are_those_of_the_timeline()
    {
        var found = await ExportJudge.AskAsync("csv", new { document = await seed.Store.ExportAsync("tenures-csv", "openai") });
        var rows = found.GetProperty("rows").EnumerateArray()
            .Select(row => $"{Cell(row, "post")} {Cell(row, "person")} {Cell(row, "from")}/{Cell(row, "to")}").Order(StringComparer.Ordinal);
        var (timeline, _) = await seed.Store.Session.Timelines.OfOrganizationAsync(
            "openai", null, Domain.Time.AsOf.TryParse("2026-01-02")!, null, TestContext.Current.CancellationToken);
        rows.ShouldBe(timeline!.Posts.SelectMany(post => post.Tenures.Select(
            tenure => $"{post.Post.Id} {tenure.Person.Id} {tenure.From}/{tenure.To}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task popolo_leads_nowhere_in_vain()
    {
        var popolo = JsonElement.Parse(await seed.Store.ExportAsync("popolo"));
        HashSet<string> Ids(string section) => [.. popolo.GetProperty(section).EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];
        var (people, organizations, posts) = (Ids("persons"), Ids("organizations"), Ids("posts"));
        var memberships = popolo.GetProperty("memberships").EnumerateArray().ToList();
        memberships.Count.ShouldBe(await CountAsync("select count(*) from facts.tenures where upper_inf(known)"));
        foreach (var one in memberships)
        {
            people.ShouldContain(one.GetProperty("person_id").GetString()!);
            organizations.ShouldContain(one.GetProperty("organization_id").GetString()!);
            posts.ShouldContain(one.GetProperty("post_id").GetString()!);
        }
    }

    private Task<FactsStore> OwnAsync() => FactsStore.CreateSeededAsync(postgres, "export");

    private Task<Dictionary<string, List<string[]>>> AskAsync(string format, params (string Name, string Query)[] queries) =>
        AskAsync(seed.Store, format, queries);

    private static async Task<Dictionary<string, List<string[]>>> AskAsync(
        FactsStore store, string format, params (string Name, string Query)[] queries)
    {
        var found = await ExportJudge.AskAsync("rdf", new
        {
            document = await store.ExportAsync(format),
            queries = queries.ToDictionary(one => one.Name, one => Prefixes + one.Query),
        });
        return found.GetProperty("rows").EnumerateObject().ToDictionary(
            one => one.Name,
            one => one.Value.EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetString()!).ToArray()).ToList());
    }

    private static string? Cell(JsonElement row, string column) => row.GetProperty(column).GetString();

    private async Task<int> CountAsync(string sql) => (int)await Sql.AskAsync<long>(seed.Store.ConnectionString, sql);
}
