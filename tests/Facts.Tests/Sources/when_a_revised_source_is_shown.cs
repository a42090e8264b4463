using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Facts.Domain;
using Facts.Tests.Support;
using static Facts.Tests.Sources.Revisions;

namespace Facts.Tests.Sources;

public sealed class when_a_revised_source_is_shown(ServedFacts served) : IClassFixture<ServedFacts>, IAsyncLifetime
{
    private const string First = "He left in May. \U0001F469\u200d\U0001F4BB stays.", Second = "\U0001F469\u200d\U0001F4BB stays. He left, he left.";

    public async ValueTask InitializeAsync() => (await served.Store.ImportAsync(
        Source("shown", First), Claim("moves", "shown", "stays"), Claim("goes", "shown", "in May"), Claim("doubles", "shown", "left"),
        Claim("withdrawn", "shown", "He left in"), """{"type":"retraction","claim":"withdrawn","reason":"r"}""", Claim("unquoted", "shown", ""),
        """{"type":"revision","source":"shown","text":"TEXT","reason":"corrected","publishedAt":"2023-11-21","url":"https://paper.example/2"}"""
            .Replace("TEXT", Second, StringComparison.Ordinal),
        Claim("later", "shown", "he left"))).RejectedCount.ShouldBe(0);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task it_has_the_latest_text_and_lists_all_of_them()
    {
        var shown = await served.GetAsync("/api/sources?id=shown");
        (Text(shown.GetProperty("source"), "text"), shown.GetProperty("revision").GetInt32()).ShouldBe((Second, 2));
        Text(shown.GetProperty("source"), "sha256").ShouldBe(Sha256(Second));
        shown.GetProperty("revisions").EnumerateArray().Select(revision => (
            revision.GetProperty("revision").GetInt32(), Text(revision, "sha256"), Text(revision, "recordedAt"),
            Text(revision, "reason"), Text(revision, "publishedAt"), Text(revision, "url"), revision.GetProperty("characters").GetInt32()))
            .ShouldBe([
                (1, Sha256(First), "2026-01-01T12:00:00Z", null, null, null, 26),
                (2, Sha256(Second), "2026-01-01T12:00:00Z", "corrected", "2023-11-21", "https://paper.example/2", 28),
            ]);
    }

    [Theory]
    [InlineData("", "moves 4–9 later 20–27 doubles – goes – unquoted – withdrawn –", "doubles ambiguous 1 goes gone 1")]
    [InlineData("&revision=2", "moves 4–9 later 20–27 doubles – goes – unquoted – withdrawn –", "doubles ambiguous 1 goes gone 1")]
    [InlineData("&revision=1", "withdrawn 0–10 doubles 3–7 goes 8–14 moves 20–25 later – unquoted –", "")]
    public async Task claims_have_their_place_in_the_text_shown_and_orphans_are_listed(string revision, string claims, string orphans)
    {
        var shown = await served.GetAsync($"/api/sources?id=shown{revision}");
        Told(shown, "claims", claim => $"{Text(claim, "id")} {Number(claim, "start")}–{Number(claim, "end")}").ShouldBe(claims);
        Told(shown, "orphaned", one => $"{Text(one, "claim")} {Text(one, "why")} {Number(one, "revision")}").ShouldBe(orphans);
        var text = NaiveText(Text(shown.GetProperty("source"), "text")!);
        foreach (var claim in shown.GetProperty("claims").EnumerateArray().Where(claim => claim.TryGetProperty("start", out _)))
        {
            var cut = string.Concat(text[claim.GetProperty("start").GetInt32()..claim.GetProperty("end").GetInt32()]);
            cut.ShouldBe(claim.GetProperty("claim").GetProperty("quote").GetString());
        }
    }

    [Theory]
    [InlineData("3", HttpStatusCode.NotFound, Codes.UnknownRevision)]
    [InlineData("0", HttpStatusCode.BadRequest, Codes.InvalidValue)]
    [InlineData("two", HttpStatusCode.BadRequest, Codes.InvalidValue)]
    public async Task a_revision_that_is_not_there_is_refused(string revision, HttpStatusCode status, string code)
    {
        var response = await served.Client.GetAsync($"/api/sources?id=shown&revision={revision}", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(status);
        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Text(problem, "code").ShouldBe(code);
    }

    [Theory]
    [InlineData("moves", """{"revision":2,"status":"anchored","start":4,"end":9}""")]
    [InlineData("goes", """{"revision":2,"status":"orphaned","why":"gone"}""")]
    [InlineData("doubles", """{"revision":2,"status":"orphaned","why":"ambiguous"}""")]
    [InlineData("later", """{"revision":2,"status":"anchored","start":20,"end":27}""")]
    public async Task a_claim_says_where_it_is_in_the_latest(string claim, string latest) =>
        (await served.GetAsync($"/api/claims/{claim}")).GetProperty("latest").GetRawText().ShouldBe(latest);

    [Fact]
    public async Task its_selectors_name_the_revision_when_it_is_not_the_first()
    {
        foreach (var selector in (await served.GetAsync("/api/claims/later")).GetProperty("selectors").EnumerateArray())
            Number(selector, "revision").ShouldBe("2");
        foreach (var selector in (await served.GetAsync("/api/claims/moves")).GetProperty("selectors").EnumerateArray())
            Number(selector, "revision").ShouldBe("");
    }

    [Fact]
    public async Task a_claim_of_a_source_with_one_text_says_nothing_of_it() =>
        (await served.GetAsync("/api/claims/murati-appointed-ceo")).TryGetProperty("latest", out _).ShouldBeFalse();

    private static string Told(JsonElement shown, string list, Func<JsonElement, string> tell) =>
        string.Join(' ', shown.GetProperty(list).EnumerateArray().Select(tell));

    private static string? Text(JsonElement from, string name) => from.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string Number(JsonElement from, string name) => from.TryGetProperty(name, out var number) ? number.GetRawText() : "";

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Rune[] NaiveText(string text) => [.. text.EnumerateRunes()];
}
