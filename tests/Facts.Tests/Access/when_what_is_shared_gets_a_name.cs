using System.Text;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Exports;
using Facts.Store.Redactions;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Access;

/// <summary>Names on PostgreSQL, by keys: whoever declares first names for all, but not for good.</summary>
public sealed class when_what_is_shared_gets_a_name(GuardedFacts facts) : IClassFixture<GuardedFacts>
{
    [Fact]
    public async Task a_person_named_wrongly_is_named_rightly_and_found_by_both()
    {
        await TakenAsync("acme", """{"type":"person","id":"wrong","name":"Evil Impostor"}""");
        await TakenAsync("editor",
            """{"type":"source","id":"wrong-s","title":"S"}""",
            """{"type":"claim","id":"wrong-c","kind":"tenure","source":"wrong-s","organization":"openai","post":"cto","person":"wrong","from":"2020-01-01"}""");
        (await CodesAsync("acme", """{"type":"name","person":"wrong","name":"Evil again","reason":"r"}""")).ShouldBe([AccessCodes.OtherOrganization]);
        (await CodesAsync("acme", """{"type":"person","id":"cho","name":"Not Cho"}""")).ShouldBeEmpty();
        // By what the store has, not only by lines of the same batch.
        await TakenAsync("editor", """{"type":"claim","id":"wrong-d","kind":"tenure","source":"wrong-s","organization":"openai","post":"cto","person":"spoken-of","from":"2020-01-01"}""");
        (await CodesAsync("acme", """{"type":"person","id":"spoken-of","name":"Not so"}""")).ShouldBe([Domain.Codes.IdConflict]);
        (await CodesAsync("acme", """{"type":"person","id":"mira-murati","name":"M."}""")).ShouldBe([Domain.Codes.IdConflict]);
        var before = facts.Clock.GetUtcNow();
        facts.Clock.Tick();
        await TakenAsync("editor", """{"type":"name","person":"wrong","name":"Rita Right","reason":"her passport"}""");

        using var reader = facts.As(facts.Keys["reader"]);
        var answer = await GetAsync(reader, "/api/holders?organization=openai&post=cto&on=2021-01-01");
        answer.GetProperty("holders").EnumerateArray().Select(one => one.GetProperty("person").GetProperty("name").GetString()).ShouldContain("Rita Right");
        foreach (var words in (string[])["Rita Right", "Evil Impostor"])
        {
            var found = await GetAsync(reader, $"/api/search?q={Uri.EscapeDataString(words)}");
            found.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldContain("wrong");
        }

        using var asked = await reader.GetAsync("/?q=Evil+Impostor", TestContext.Current.CancellationToken);
        asked.Headers.Location!.ToString().ShouldContain("id=wrong");
        (await reader.GetStringAsync("/api/export/tenures-csv?organization=openai", TestContext.Current.CancellationToken)).ShouldContain("Rita Right");
        (await reader.GetStringAsync($"/api/export/tenures-csv?organization=openai&known={before:yyyy-MM-ddTHH:mm:ss.ffffffZ}", TestContext.Current.CancellationToken))
            .ShouldContain("Evil Impostor");
    }

    /// <summary>Each field that may have an id of a person, or any other word: whom it mentions is at home nowhere by that.</summary>
    [Fact]
    public async Task a_name_stands_in_no_place_of_a_word_that_others_have()
    {
        string[] words = ["The Daily", "the board", "An Insider", "a critic", "the topic", "a partner", "the staff"];
        foreach (var organization in (string[])["openai", "acme"])
        {
            var (id, post) = ($"word-{organization}", organization == "openai" ? "coo" : "cmo");
            (await facts.Store.ImportAsync(
                $$"""{"type":"source","id":"{{id}}-s","title":"S","publisher":"The Daily","organizations":["{{organization}}"],"text":"It was said."}""",
                $$"""{"type":"claim","id":"{{id}}-c","kind":"appointment","source":"{{id}}-s","organization":"{{organization}}","post":"{{post}}","person":"wanda","when":"2024-01-01","by":"the board","quote":"It was said","attribution":[{"who":"An Insider"}]}""",
                $$"""{"type":"claim","id":"{{id}}-d","kind":"denial","source":"{{id}}-s","organization":"{{organization}}","denies":"{{id}}-c","by":"a critic"}""",
                $$"""{"type":"claim","id":"{{id}}-t","kind":"statement","source":"{{id}}-s","organization":"{{organization}}","by":"a critic","about":"the topic"}""",
                $$"""{"type":"claim","id":"{{id}}-p","kind":"plan","source":"{{id}}-s","organization":"{{organization}}","action":"merge","with":"a partner"}""",
                $$"""{"type":"claim","id":"{{id}}-h","kind":"threat","source":"{{id}}-s","organization":"{{organization}}","action":"strike","by":"the staff"}"""))
                .Rejected.ShouldBeEmpty();
        }

        // Others mention them in what the store has already: that is no bar.
        foreach (var word in words)
            await TakenAsync("acme", $$"""{"type":"person","id":"{{word}}","name":"XLIARX {{word}}"}""");
        (await CountAsync("openai", "coo")).ShouldBe([]);
        // Where they are at home they have their names.
        (await CountAsync("acme", "cmo")).ShouldBe(words.Select(word => $"XLIARX {word}"), ignoreOrder: true);

        async Task<IEnumerable<string>> CountAsync(string organization, string post)
        {
            var id = $"word-{organization}";
            var shown = await ShownAsync(organization, post, $"{id}-s", [.. "cdtph".Select(letter => $"{id}-{letter}")]);
            return words.Select(word => $"XLIARX {word}").Where(name => shown.Any(one => one.Body.Contains(name, StringComparison.Ordinal)));
        }
    }

    /// <summary>Whom a claim places in a post as well, whose id others had before them.</summary>
    [Fact]
    public async Task a_name_stands_in_no_answer_of_others_until_it_is_for_all()
    {
        const string Declared = """{"type":"person","id":"vex","name":"XLIARX Vex"}""";
        await TakenAsync("acme", Declared);
        foreach (var (organization, post) in ((string, string)[])[("openai", "cpo"), ("acme", "cso")])
        {
            await TakenAsync("editor",
                $$"""{"type":"source","id":"vex-{{organization}}-s","title":"S","organizations":["{{organization}}"],"text":"It was said."}""",
                $$"""{"type":"claim","id":"vex-{{organization}}-c","kind":"appointment","source":"vex-{{organization}}-s","organization":"{{organization}}","post":"{{post}}","person":"vex","when":"2024-01-01","quote":"It was said"}""",
                $$"""{"type":"claim","id":"vex-{{organization}}-t","kind":"threat","source":"vex-{{organization}}-s","organization":"{{organization}}","action":"strike","signatories":["vex"]}""",
                $$"""{"type":"correction","claim":"vex-{{organization}}-c","set":{"when":"2024-01-02"},"reason":"misread"}""");
        }

        (await NamedInAsync("openai", "cpo")).ShouldBeEmpty();
        (await NamedInAsync("acme", "cso")).ShouldNotBeEmpty();
        await IsProvenAsync();

        // Declared by somebody who is not limited: that is their name everywhere.
        await TakenAsync("editor", Declared);
        (await NamedInAsync("openai", "cpo")).Count.ShouldBe((await NamedInAsync("acme", "cso")).Count);
        await IsProvenAsync();
        using var again = await ImportAsync("editor", Declared);
        (await BodyAsync(again)).GetProperty("unchanged").GetInt32().ShouldBe(1);

        async Task<List<string>> NamedInAsync(string organization, string post) =>
        [
            .. (await ShownAsync(organization, post, $"vex-{organization}-s", [$"vex-{organization}-c", $"vex-{organization}-t"]))
                .Where(one => one.Body.Contains("XLIARX", StringComparison.Ordinal)).Select(one => one.Path),
        ];

        async Task IsProvenAsync() => (await facts.Store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Equal.ShouldBeTrue();
    }

    /// <summary>All that a key limited to an organization is shown of it.</summary>
    private async Task<List<(string Path, string Body)>> ShownAsync(string organization, string post, string source, string[] claims)
    {
        using var client = facts.As(facts.Keys[organization]);
        var bodies = new List<(string, string)>();
        foreach (var path in (string[])[
            $"/api/trail?organization={organization}&post={post}&on=2024-02-01", $"/api/trail?organization={organization}&post={post}&on=2024-02-01&format=html",
            $"/api/holders?organization={organization}&post={post}&on=2024-02-01", $"/api/state?organization={organization}&on=2024-02-01",
            $"/api/holders?organization={organization}&post={post}&on=2024-02-01&rule=editorial-1", $"/api/holders?organization={organization}&post={post}&on=2024-02-01&why=true",
            $"/api/state?organization={organization}&on=2024-02-01&rule=editorial-1",
            $"/api/timeline?organization={organization}", $"/timeline?organization={organization}",
            $"/api/changes?organization={organization}&from=2000-01-01&to=2100-01-01", $"/changes?organization={organization}&from=2000-01-01&to=2100-01-01",
            $"/api/claims?organization={organization}",
            $"/api/sources?id={source}", $"/source?id={source}",
            .. claims.SelectMany(claim => (string[])[$"/api/claims/{claim}", $"/claims/{claim}", $"/api/claims/{claim}/provenance"]),
            .. ExportFormat.All.Select(format => $"/api/export/{format.Name}?organization={organization}")])
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, path);
            bodies.Add((path, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }

        return bodies;
    }

    [Fact]
    public async Task organizations_and_sources_are_renamed_in_all_that_shows_them()
    {
        await facts.Store.ImportAsync("""{"type":"organization","id":"acme","name":"Acme Ltd","aliases":["ACM"]}""");
        await TakenAsync("acme",
            """{"type":"name","organization":"acme","name":"Acme Holdings","reason":"renamed"}""",
            """{"type":"source","id":"ren-s","title":"Old title"}""",
            """{"type":"name","source":"ren-s","title":"New title","reason":"misread"}""",
            """{"type":"name","source":"ren-s","title":"Newer title","reason":"misread again"}""");
        using var acme = facts.As(facts.Keys["acme"]);
        (await GetAsync(acme, "/api/sources?id=ren-s")).GetProperty("source").GetProperty("title").GetString().ShouldBe("Newer title");
        (await GetAsync(acme, "/api/state?organization=acme")).GetProperty("organization").GetProperty("name").GetString().ShouldBe("Acme Holdings");
        (await acme.GetStringAsync("/api/export/popolo?organization=acme", TestContext.Current.CancellationToken)).ShouldContain("Acme Holdings");
        using var reader = facts.As(facts.Keys["reader"]);
        foreach (var (words, id) in ((string, string)[])[("Acme Ltd", "acme"), ("Old title", "ren-s"), ("Newer title", "ren-s")])
        {
            var found = await GetAsync(reader, $"/api/search?q={Uri.EscapeDataString(words)}");
            found.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("id").GetString()).ShouldContain(id);
        }

        (await GetAsync(reader, "/api/organizations?query=acme%20ltd")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await Sql.AskAsync<string>(facts.Store.ConnectionString, "select array_to_string(former, '|') from facts.sources where id = 'ren-s'"))
            .ShouldBe("Old title|New title");
        // The same lines again change nothing.
        using var again = await ImportAsync("acme", """{"type":"name","source":"ren-s","title":"New title","reason":"misread"}""",
            """{"type":"source","id":"ren-s","title":"Old title"}""", """{"type":"source","id":"ren-s","title":"Newer title"}""",
            """{"type":"organization","id":"acme","name":"Acme Ltd","aliases":["ACM"]}""");
        (await BodyAsync(again)).GetProperty("unchanged").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task a_name_that_is_erased_is_gone_from_all_that_kept_it()
    {
        await facts.Store.ImportAsync(
            """{"type":"person","id":"gone","name":"Gone Girl","aliases":["Gonne"]}""",
            """{"type":"name","person":"gone","name":"Gone Woman","reason":"r"}""",
            """{"type":"source","id":"gone-s","title":"Gone title","text":"t"}""",
            """{"type":"name","source":"gone-s","title":"Gone headline","reason":"r"}""");
        foreach (var (target, field) in ((string, string)[])[("person:gone", "name"), ("person:gone", "aliases"), ("source:gone-s", "title")])
        {
            var (_, refusal) = await new Redactor(facts.Store.Session.Database, facts.Clock).RedactAsync(new Redact(RedactionTarget.Parse(target), field, "asked to"), "test", TestContext.Current.CancellationToken);
            refusal.ShouldBeNull();
        }

        foreach (var table in (string[])["people", "sources", "mt_events", "search"])
        {
            (await Sql.AskAsync<long>(facts.Store.ConnectionString, $"select count(*) from facts.{table} t where t::text ~* 'gone (girl|woman|title|headline)|gonne|''woman'''"))
                .ShouldBe(0, table);
        }
    }

    [Fact]
    public async Task a_case_file_has_names_and_owners()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder["case.yaml"], """
            source: { id: yaml-s, title: Y, organizations: [acme, openai] }
            people: [{ id: yaml-p, name: Yam }]
            names: [{ person: yaml-p, name: Yamal, reason: misread }]
            """, TestContext.Current.CancellationToken);
        var report = await facts.Store.Session.Importer.ImportAsync(
            Facts.Store.Importing.CaseFile.Read(folder["case.yaml"]).ToAsyncEnumerable(), "test", new Facts.Store.Importing.ImportOptions(), TestContext.Current.CancellationToken);
        report.Rejected.ShouldBeEmpty();
        using var acme = facts.As(facts.Keys["acme"]);
        (await GetAsync(acme, "/api/sources?id=yaml-s")).GetProperty("source").GetProperty("organizations").EnumerateArray()
            .Select(one => one.GetString()).ShouldBe(["acme"]);
        (await Sql.AskAsync<string>(facts.Store.ConnectionString, "select name from facts.people where id = 'yaml-p'")).ShouldBe("Yamal");
        (await facts.Store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Equal.ShouldBeTrue();
    }

    private async Task TakenAsync(string key, params string[] lines) => (await CodesAsync(key, lines)).ShouldBeEmpty();

    private async Task<List<string>> CodesAsync(string key, params string[] lines)
    {
        using var response = await ImportAsync(key, lines);
        return [.. (await BodyAsync(response)).GetProperty("rejected").EnumerateArray().Select(one => one.GetProperty("code").GetString()!)];
    }

    private async Task<HttpResponseMessage> ImportAsync(string key, params string[] lines)
    {
        using var client = facts.As(facts.Keys[key]);
        return await client.PostAsync(
            "/api/import", new StringContent(string.Join('\n', lines), Encoding.UTF8, "application/x-ndjson"), TestContext.Current.CancellationToken);
    }
}
