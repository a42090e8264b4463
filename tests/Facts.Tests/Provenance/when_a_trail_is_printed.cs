using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Facts.Cli.Output;
using Facts.Reports;
using Facts.Store.Provenance;
using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

public sealed class when_a_trail_is_printed(OwnStore own) : IClassFixture<OwnStore>
{
    private const string Script = "<script>alert('x')</script>";
    private const string Evil = $"{Script} \u202Eturned\u202C & </mark></blockquote> \"'";

    [Fact]
    public async Task it_shows_hostile_text_and_runs_none_of_it()
    {
        var html = TrailHtml.Of(await HostileAsync(), TestContext.Current.CancellationToken);
        var page = Parse(html);
        string[] elements = [.. page.Descendants().Select(one => one.Name.LocalName).Distinct()];
        elements.ShouldNotContain("script");
        elements.ShouldNotContain("img");
        elements.ShouldNotContain("b");
        var attributes = page.Descendants().Attributes().ToList();
        attributes.ShouldNotContain(one => one.Name.LocalName.StartsWith("on"));
        attributes.Where(one => one.Name.LocalName == "href").Select(one => one.Value)
            .ShouldAllBe(link => link.StartsWith("#claim-") || link.StartsWith("https://"));
        attributes.ShouldNotContain(one => one.Name.LocalName == "src");
        html.ShouldNotContain('\u202E');

        var words = page.Descendants("blockquote").Single(one => one.Element("mark") is not null);
        words.Element("mark")!.Value.ShouldBe(Evil);
        words.Value.ShouldBe($"He said {Evil} and left.");
        words.Attribute("lang")!.Value.ShouldBe("en\" onclick=\"x");
        words.Attribute("dir")!.Value.ShouldBe("auto");
        page.Descendants("p").Select(one => one.Value).ShouldContain("Has characters that are not seen: U+202E, U+202C.");
        page.Descendants("cite").ShouldContain(one => one.Value == $"{Script}title");
        page.Descendants("h3").ShouldContain(one => one.Value.Contains(Script));
    }

    [Fact]
    public async Task it_is_one_file_that_needs_no_other_and_allows_its_own_style_only()
    {
        var page = Parse(TrailHtml.Of(await HostileAsync(), TestContext.Current.CancellationToken));
        page.Descendants().Select(one => one.Name.LocalName).Intersect(["link", "img", "iframe", "object", "script"]).ShouldBeEmpty();
        var style = page.Descendants("style").ShouldHaveSingleItem().Value;
        style.ShouldNotContain("url(");
        style.ShouldNotContain("@import");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        TrailStyle.Policy.ShouldStartWith($"default-src 'none'; style-src 'sha256-{hash}';");
        page.Descendants("meta").ShouldContain(one => (string?)one.Attribute("content") == TrailStyle.Policy);
    }

    [Fact]
    public async Task it_reads_alike_in_html_and_on_a_terminal()
    {
        var trail = await HostileAsync();
        var text = Printed.By(console => TrailText.Write(console, trail), 400);
        text.ShouldNotContain('\u202E');
        text.ShouldContain("He said ⟦<script>alert('x')</script> turned & </mark></blockquote> \"'⟧ and left.");
        var html = Parse(TrailHtml.Of(trail, TestContext.Current.CancellationToken)).Root!.Value;
        foreach (var claim in trail.Claims)
        {
            text.ShouldContain(claim.Id);
            html.ShouldContain(claim.Id);
            foreach (var one in claim.History)
            {
                text.ShouldContain(one.Event);
                html.ShouldContain(one.Event);
            }
        }
    }

    /// <summary>Every text that others can write has something to run in it.</summary>
    private async Task<TrailView> HostileAsync()
    {
        (await own.Store.ImportAsync(
            Line(new { type = "source", id = $"evil{Script}", title = $"{Script}title", publisher = "\"><img src=x onerror=alert(1)>", url = "javascript:alert(1)", language = "en\" onclick=\"x", publishedAt = "2024-03-04", text = $"Start. He said {Evil} and left. End." }),
            Line(new { type = "source", id = "plain", title = "Plain", url = "https://example.org/?a=1&b=\"2\"" }),
            Line(new { type = "person", id = "ann", name = $"Ann {Script}" }),
            Line(new { type = "organization", id = "mix", name = "<b>Mix</b>" }),
            Line(new { type = "post", organization = "mix", id = "chair", name = "</title><b>Chair</b>", seats = 1 }),
            Line(new { type = "claim", id = "evil-start", kind = "tenure", source = $"evil{Script}", organization = "mix", post = "chair", person = "ann", from = "2024-01-01", to = "2024-06-01", quote = Evil, attribution = new[] { new { who = "<b>bob</b>", via = "\u202Ex" } } }),
            Line(new { type = "claim", id = "denied", kind = "denial", source = "plain", organization = "mix", denies = "evil-start", by = "<b>cy</b>" }),
            Line(new { type = "ruling", claim = "evil-start", rank = "preferred", reason = Evil })))
            .Rejected.ShouldBeEmpty();
        return await own.Store.TrailAsync("mix", "chair", "2024-03-01");
    }

    private static string Line(object line) => JsonSerializer.Serialize(line);

    /// <summary>Another reader's opinion: the report is well-formed, so its tree is what a browser makes of it.</summary>
    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
