using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Exports;
using Facts.Store.Redactions;
using Facts.Tests.Support;
using static Facts.Tests.Sources.Revisions;

namespace Facts.Tests.Exports;

public sealed class when_a_store_is_exported(ServedFacts served, PostgresFixture postgres) : IClassFixture<ServedFacts>
{
    public static TheoryData<string> Formats() => [.. ExportFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task it_is_served_as_the_verb_writes_it(string format)
    {
        using var response = await served.Client.GetAsync($"/api/export/{format}?known=2025-12-31", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldBe(await served.Store.ExportAsync(format, known: "2025-12-31"));
    }

    [Fact]
    public async Task a_connection_that_is_used_again_and_again_reads_what_it_is_asked_for()
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        // Statements that come five times are prepared, with the columns that they had.
        for (var round = 0; round < 6; round++)
        {
            foreach (var format in ExportFormat.All)
            {
                var document = await served.Store.ExportAsync(format.Name);
                first.TryAdd(format.Name, document);
                document.ShouldBe(first[format.Name]);
            }
        }
    }

    [Fact]
    public async Task a_device_is_written_to_and_a_link_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no /dev/full.");
        var folder = Directory.CreateTempSubdirectory("facts-export-");
        try
        {
            string Link(string name, string to) => File.CreateSymbolicLink(Path.Combine(folder.FullName, name), to).FullName;
            Task<FactsRun> Into(string file) =>
                FactsInProcess.RunAsync(served.Store.ConnectionString, ["export", "tenures-csv", "-o", file]);
            var full = Link("full", "/dev/full");
            (await Into(full)).ShouldEnd(1).NoteLines.ShouldContain(line => line.Contains("No space left"));
            new FileInfo(full).LinkTarget.ShouldBe("/dev/full");
            var target = Path.Combine(folder.FullName, "real.csv");
            await File.WriteAllTextAsync(target, "old", TestContext.Current.CancellationToken);
            (await Into(Link("link.csv", target))).ShouldEnd(0);
            new FileInfo(Path.Combine(folder.FullName, "link.csv")).LinkTarget.ShouldBe(target);
            (await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)).ShouldStartWith("organization,");
            Directory.GetFiles(folder.FullName).Length.ShouldBe(3);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task as_known_at_a_moment_nothing_later_is_in_any()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "export");
        await store.ImportAsync(
            Source("s", "He came."),
            """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"o","post":"p","person":"h","when":"2020","quote":"He came","recordedAt":"2021-01-01T00:00:00Z"}""");
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var format in ExportFormat.All)
            before.Add(format.Name, await store.ExportAsync(format.Name, known: "2022-01-01"));
        (await store.ImportAsync(
            """{"type":"person","id":"h","name":"Henry Latecomer"}""",
            Revision("s", "He came. Latecomer, he was called.", "Latecomer"),
            """{"type":"claim","id":"latecomer","kind":"appointment","source":"s","organization":"o","post":"p2","person":"latecomer","when":"2021"}""",
            """{"type":"correction","claim":"c","set":{"note":"Latecomer"},"reason":"Latecomer"}""",
            """{"type":"ruling","claim":"c","rank":"preferred","reason":"Latecomer"}""")).RejectedCount.ShouldBe(0);
        foreach (var format in ExportFormat.All)
        {
            (await store.ExportAsync(format.Name, known: "2022-01-01")).ShouldBe(before[format.Name]);
            (await store.ExportAsync(format.Name)).ShouldContain("atecomer", customMessage: format.Name);
        }
    }

    [Fact]
    public async Task of_one_organization_none_has_anything_of_another()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "export");
        (await store.ImportAsync(
            Source("mine", "I."), Source("theirs", "They."),
            """{"type":"claim","id":"m","kind":"appointment","source":"mine","organization":"mine","post":"p","person":"me","when":"2020"}""",
            """{"type":"ruling","claim":"m","rank":"preferred","reason":"mine"}""",
            """{"type":"claim","id":"t","kind":"appointment","source":"theirs","organization":"theirs","post":"p","person":"them","when":"2020"}""",
            """{"type":"ruling","claim":"t","rank":"preferred","reason":"theirs"}""")).RejectedCount.ShouldBe(0);
        foreach (var format in ExportFormat.All)
        {
            var mine = await store.ExportAsync(format.Name, "mine");
            mine.ShouldContain("mine", customMessage: format.Name);
            mine.ShouldNotContain("theirs", customMessage: format.Name);
            mine.ShouldNotContain("them", customMessage: format.Name);
        }
    }

    [Fact]
    public async Task what_was_erased_is_in_none()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "export");
        (await store.ImportAsync(
            Source("s", "The secretword stands here."),
            """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"o","post":"p","person":"h","when":"2020","quote":"secretword","note":"secretword"}""",
            """{"type":"ruling","claim":"c","rank":"preferred","reason":"sound"}""")).RejectedCount.ShouldBe(0);
        foreach (var field in (string[])["quote", "note"])
        {
            var (_, refusal) = await new Redactor(store.Session.Database, store.Session.Clock).RedactAsync(new Redact(RedactionTarget.Parse("c"), field, "asked to"), "test", TestContext.Current.CancellationToken);
            refusal.ShouldBeNull();
        }

        foreach (var format in ExportFormat.All)
            (await store.ExportAsync(format.Name)).ShouldNotContain("secretword", customMessage: format.Name);
    }

    [Fact]
    public async Task a_quote_of_a_later_text_is_an_annotation_of_that_one()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "export");
        (await store.ImportAsync(
            Source("s", "Nothing yet."), Revision("s", "He came at last."),
            """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"o","post":"p","person":"h","when":"2020","quote":"He came"}"""))
            .RejectedCount.ShouldBe(0);
        var graph = JsonElement.Parse(await store.ExportAsync("prov-jsonld")).GetProperty("@graph").EnumerateArray().ToList();
        var annotation = graph.Single(node => node.GetProperty("type").GetRawText().Contains("Annotation", StringComparison.Ordinal));
        annotation.GetProperty("target").GetProperty("source").GetString().ShouldBe("sources:s/2");
        var snapshot = graph.Single(node => node.GetProperty("id").GetString() == "sources:s/2");
        snapshot.GetRawText().ShouldContain(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("He came at last."))));
        snapshot.GetProperty("prov:wasRevisionOf").GetRawText().ShouldContain("sources:s");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'quoted")]
    [InlineData("a \"b\", c\nd")]
    public async Task no_cell_is_a_formula_and_every_text_comes_back(string text)
    {
        await using var store = await FactsStore.CreateAsync(postgres, "export");
        (await store.ImportAsync(
            Source("s", "Text."),
            JsonSerializer.Serialize(new { type = "claim", id = "c", kind = "statement", source = "s", organization = "o", note = text })))
            .RejectedCount.ShouldBe(0);
        var found = await ExportJudge.AskAsync("csv", new { document = await store.ExportAsync("claims-csv") });
        var cell = found.GetProperty("rows")[0].GetProperty("note").GetString()!;
        cell.ShouldNotStartWith("=");
        "=+-@".ShouldNotContain(cell[0]);
        (cell[0] == '\'' ? cell[1..] : cell).ShouldBe(text);
    }

    [Theory]
    [InlineData("/api/export/nothing", HttpStatusCode.NotFound, ExportCodes.UnknownFormat)]
    [InlineData("/api/export/popolo?organization=nobody", HttpStatusCode.NotFound, Codes.UnknownOrganization)]
    [InlineData("/api/export/popolo?known=never", HttpStatusCode.BadRequest, Codes.InvalidDate)]
    [InlineData("/api/export/popolo?base=no", HttpStatusCode.BadRequest, Codes.InvalidValue)]
    [InlineData("/api/claims/nothing/provenance", HttpStatusCode.NotFound, Codes.UnknownClaim)]
    public async Task what_cannot_be_exported_is_refused(string path, HttpStatusCode status, string code)
    {
        using var response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData(null, "application/ld+json")]
    [InlineData("*/*", "application/ld+json")]
    [InlineData("application/prov+json", "application/prov+json")]
    [InlineData("application/prov+json;q=0.4, application/ld+json", "application/ld+json")]
    public async Task the_provenance_of_a_claim_comes_in_the_form_that_is_accepted(string? accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/claims/altman-played-down-dangers/provenance");
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        response.Headers.Vary.ShouldContain("Accept");
        var document = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        document.ShouldContain("claims:altman-played-down-dangers");
        document.ShouldContain("claims:shear-denies-played-down-dangers");
        if (type == "application/prov+json")
            (await ExportJudge.AskAsync("prov", new { document })).GetProperty("same").GetBoolean().ShouldBeTrue();
    }
}
