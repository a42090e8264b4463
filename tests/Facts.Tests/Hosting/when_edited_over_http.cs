using System.Net;
using System.Text.Json;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Hosting;

/// <summary>Every test acts upon a claim of its own, as they share the store.</summary>
public sealed class when_edited_over_http(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Retraction = """{"reason":"test"}""";
    private const string Ceo = "/api/holders?organization=openai&post=ceo&on=2023-11-18&known=2023-11-21";

    [Theory]
    [InlineData("corrections", """{"set":{"note":"x"},"reason":"test"}""")]
    [InlineData("retractions", Retraction)]
    [InlineData("rulings", """{"rank":"preferred","reason":"test"}""")]
    public async Task it_wants_to_know_which_version_was_seen(string act, string body)
    {
        var before = await ETagAsync("signed-tandai-chen");
        await IsProblemAsync(await PostAsync("signed-tandai-chen", act, body), HttpStatusCode.PreconditionRequired, "precondition-required");
        await IsProblemAsync(await PostAsync("signed-tandai-chen", act, body, "\"99\""), HttpStatusCode.PreconditionFailed, "stale");
        await IsProblemAsync(await PostAsync("signed-tandai-chen", act, body, "\"nonsense\""), HttpStatusCode.PreconditionFailed, "stale");
        (await ETagAsync("signed-tandai-chen")).ShouldBe(before);
    }

    [Fact]
    public async Task it_corrects_ranks_and_withdraws_with_the_version_of_the_claim()
    {
        const string claim = "sutskever-on-board-at-the-vote";
        var seen = await ETagAsync(claim);
        var corrected = await PostAsync(claim, "corrections", """{"set":{"from":"2023-11-10","on":null},"reason":"test"}""", seen);
        corrected.StatusCode.ShouldBe(HttpStatusCode.OK);
        var change = (await BodyAsync(corrected)).GetProperty("impact")[0];
        change.GetProperty("organization").GetString().ShouldBe("openai");
        change.GetProperty("post").GetString().ShouldBe("board");
        change.GetProperty("to").GetString().ShouldBe("2023-11-10");
        // Greg Brockman sat there before and after alike.
        Ids(change, "before").ShouldBe(["ilya-sutskever"]);
        Ids(change, "after").ShouldBeEmpty();

        var next = corrected.Headers.ETag!.Tag;
        next.ShouldNotBe(seen);
        next.ShouldBe(await ETagAsync(claim));
        await IsProblemAsync(await PostAsync(claim, "rulings", """{"rank":"deprecated","reason":"test"}""", seen), HttpStatusCode.PreconditionFailed, "stale");
        var ranked = await PostAsync(claim, "rulings", """{"rank":"preferred","reason":"test"}""", next);
        ranked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var withdrawn = await PostAsync(claim, "retractions", Retraction, ranked.Headers.ETag!.Tag);
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await served.GetAsync($"/api/claims/{claim}")).GetProperty("status").GetString().ShouldBe("retracted");

        var changes = await served.GetAsync("/api/changes?organization=openai&from=2025-12-31&to=2026-01-02");
        // The later source still names him, as one who may have held it.
        var weaker = changes.EnumerateArray().Single(one => one.GetProperty("post").GetString() == "board");
        Ids(weaker, "before").ShouldBe(["ilya-sutskever"]);
        Ids(weaker, "after").ShouldBe(["ilya-sutskever"]);
        weaker.GetProperty("before")[0].GetProperty("certainty").GetString().ShouldBe("certain");
        weaker.GetProperty("after")[0].GetProperty("certainty").GetString().ShouldBe("possible");
    }

    [Theory]
    [InlineData("corrections", """{"set":{"when":"2023-11-19"},"reason":"test"}""")]
    [InlineData("retractions", Retraction)]
    [InlineData("rulings", """{"rank":"deprecated","reason":"test"}""")]
    public async Task it_records_nothing_in_a_dry_run(string act, string body)
    {
        const string claim = "murati-demoted-over-weekend";
        var (seen, before) = (await ETagAsync(claim), await served.Client.GetStringAsync($"/api/claims/{claim}", TestContext.Current.CancellationToken));
        var response = await PostAsync(claim, act + "?dryRun=true", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.ETag.ShouldBeNull();
        (await BodyAsync(response)).GetProperty("impact").GetArrayLength().ShouldBeGreaterThan(0);
        (await ETagAsync(claim)).ShouldBe(seen);
        (await served.Client.GetStringAsync($"/api/claims/{claim}", TestContext.Current.CancellationToken)).ShouldBe(before);
        await IsProblemAsync(await PostAsync(claim, act + "?dryRun=true", body, "\"99\""), HttpStatusCode.PreconditionFailed, "stale");
    }

    [Theory]
    [InlineData("corrections", """{"set":{"note":"x"},"reason":"test"}""")]
    [InlineData("retractions", Retraction)]
    [InlineData("rulings", """{"rank":"preferred","reason":"test"}""")]
    public async Task it_finds_no_claim_that_nobody_made(string act, string body) =>
        await IsProblemAsync(await PostAsync("no-such-claim", act, body, "*"), HttpStatusCode.NotFound, "unknown-claim");

    [Theory]
    [InlineData("corrections", "", "invalid-json")]
    [InlineData("corrections", "[]", "invalid-json")]
    [InlineData("corrections", "{\"set\":{\"when\":\"2023\"},", "invalid-json")]
    [InlineData("corrections", """{"reason":"test"}""", "missing-field")]
    [InlineData("corrections", """{"set":{"when":"2023-11-17"}}""", "missing-field")]
    [InlineData("corrections", """{"set":{"when":"2023-13"},"reason":"test"}""", "invalid-date")]
    [InlineData("corrections", """{"set":{"post":"a\u0000"},"reason":"test"}""", "invalid-json")]
    [InlineData("corrections", """{"set":{"whenn":"2023-11-17"},"reason":"test"}""", "unknown-field")]
    [InlineData("corrections", """{"set":{"when":"2023-11-17"},"reason":"test","why":"x"}""", "unknown-field")]
    [InlineData("retractions", "{}", "missing-field")]
    [InlineData("retractions", """{"reason":"test","reason":"twice"}""", "invalid-json")]
    [InlineData("rulings", """{"reason":"test"}""", "missing-field")]
    [InlineData("rulings", """{"rank":"best","reason":"test"}""", "invalid-value")]
    public async Task it_refuses_a_body_with_its_code(string act, string body, string code)
    {
        var seen = await ETagAsync("altman-fired-on-friday");
        await IsProblemAsync(await PostAsync("altman-fired-on-friday", act, body, seen), HttpStatusCode.BadRequest, code);
        (await ETagAsync("altman-fired-on-friday")).ShouldBe(seen);
    }

    [Fact]
    public async Task it_lets_exactly_one_of_two_editors_win()
    {
        for (var round = 0; round < 5; round++)
        {
            var seen = await ETagAsync("altman-removed-on-friday");
            var both = await Task.WhenAll(
                PostAsync("altman-removed-on-friday", "corrections", $$"""{"set":{"note":"one {{round}}"},"reason":"test"}""", seen),
                PostAsync("altman-removed-on-friday", "corrections", $$"""{"set":{"note":"other {{round}}"},"reason":"test"}""", seen));
            both.Select(response => response.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]);
            var note = both[0].IsSuccessStatusCode ? $"one {round}" : $"other {round}";
            (await served.GetAsync("/api/claims/altman-removed-on-friday")).GetProperty("claim").GetProperty("note").GetString().ShouldBe(note);
        }
    }

    [Fact]
    public async Task it_tells_what_changed_between_two_recorded_times()
    {
        var changes = await served.GetAsync("/api/changes?organization=openai&from=2023-11-21&to=2023-11-23");
        var altman = changes.EnumerateArray().First(change => change.GetProperty("post").GetString() == "ceo"
            && change.GetProperty("after").EnumerateArray().Any(holder => holder.GetProperty("person").GetProperty("id").GetString() == "sam-altman"));
        altman.GetProperty("before")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("emmett-shear");
        (await served.GetAsync("/api/changes?organization=openai&from=2023-11-23&to=2023-11-23")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task it_tells_which_claims_stand_otherwise()
    {
        var changes = await served.GetAsync("/api/changes/claims?organization=openai&from=2023-11-19&to=2023-11-21");
        var denied = changes.EnumerateArray().Single(change => change.GetProperty("claim").GetString() == "altman-played-down-dangers");
        denied.GetProperty("kind").GetString().ShouldBe("statement");
        denied.TryGetProperty("before", out _).ShouldBeFalse();
        denied.GetProperty("after").GetProperty("disputed").GetBoolean().ShouldBeTrue();
        denied.GetProperty("recordedAt").GetString().ShouldBe(denied.GetProperty("acts")[0].GetProperty("recordedAt").GetString());
        (await served.Client.GetAsync("/api/changes/claims?organization=openai", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await served.Client.GetAsync("/api/changes/claims?organization=none&from=2023", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await served.Client.GetAsync("/api/changes/claims?organization=none&from=2023-11-19", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("organization=openai", HttpStatusCode.BadRequest)]
    [InlineData("organization=openai&from=soon", HttpStatusCode.BadRequest)]
    [InlineData("from=2023-11-21", HttpStatusCode.BadRequest)]
    [InlineData("organization=none&from=2023-11-21", HttpStatusCode.NotFound)]
    public async Task it_refuses_changes_of_nothing(string query, HttpStatusCode status) =>
        (await served.Client.GetAsync("/api/changes?" + query, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(status);

    [Fact]
    public async Task it_answers_as_if_a_claim_or_a_source_had_never_spoken()
    {
        Certainties(await served.GetAsync(Ceo)).ShouldBe(["mira-murati possible"]);
        // Only the letter says that she was interim.
        Gist(await served.GetAsync(Ceo)).ShouldBe("interim mira-murati possible");
        Gist(await served.GetAsync(Ceo + "&without=claim:murati-interim-says-letter")).ShouldBe("none mira-murati possible");
        var silent = await served.GetAsync(Ceo + "&without=source:article-2023-11-20");
        silent.GetProperty("holders").GetArrayLength().ShouldBe(0);
        silent.GetProperty("status").GetString().ShouldBe("unknown");
        Certainties(await served.GetAsync(Ceo + "&without=claim:no-such-claim")).ShouldBe(["mira-murati possible"]);
    }

    [Fact]
    public async Task it_names_the_smallest_sets_of_claims_that_an_answer_hangs_on()
    {
        var answer = await served.GetAsync(Ceo + "&why=true");
        var sets = answer.GetProperty("hangsOn").EnumerateArray().Select(set => set.EnumerateArray().Select(id => id.GetString()!).ToArray()).ToList();
        sets.ShouldNotBeEmpty();
        sets.Select(set => set.Length).Distinct().ShouldHaveSingleItem();
        sets.ShouldContain(set => set.Contains("murati-interim-says-letter"));
        foreach (var set in sets)
        {
            var without = await served.GetAsync(Ceo + string.Concat(set.Select(id => "&without=claim:" + id)));
            Gist(without).ShouldNotBe(Gist(answer), string.Join(' ', set));
        }

        (await served.GetAsync(Ceo)).TryGetProperty("hangsOn", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("altman-fired-on-friday")]
    [InlineData("person:sam-altman")]
    [InlineData("")]
    public async Task it_refuses_to_leave_out_what_is_neither_claim_nor_source(string without) => await IsProblemAsync(
        await served.Client.GetAsync($"{Ceo}&without={without}", TestContext.Current.CancellationToken), HttpStatusCode.BadRequest, "invalid-value");

    private static string[] Certainties(JsonElement answer) => [.. answer.GetProperty("holders").EnumerateArray()
        .Select(holder => $"{holder.GetProperty("person").GetProperty("id").GetString()} {holder.GetProperty("certainty").GetString()}")];

    private static string Gist(JsonElement answer) => string.Join(' ', answer.GetProperty("holders").EnumerateArray()
        .Select(holder => holder.TryGetProperty("capacity", out var capacity) ? capacity.GetString() : "none").Concat(Certainties(answer)));

    private static string[] Ids(JsonElement change, string when) =>
        [.. change.GetProperty(when).EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id").GetString()!)];

    private Task<string> ETagAsync(string claim) => served.Client.ETagAsync($"/api/claims/{claim}");

    private Task<HttpResponseMessage> PostAsync(string claim, string act, string body, string? ifMatch = null) =>
        served.Client.PostJsonAsync($"/api/claims/{claim}/{act}", body, ifMatch);
}
