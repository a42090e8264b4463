using System.Net;
using Facts.Domain.Access;
using Facts.Tests.Access;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Proposals;

/// <summary>Every test proposes about claims of its own, as they share the store.</summary>
public sealed class when_a_ruling_is_proposed(GuardedFacts facts) : IClassFixture<GuardedFacts>, IAsyncLifetime
{
    private HttpClient _editor = null!, _reviewer = null!, _other = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!facts.Keys.ContainsKey("other"))
            await facts.AddKeyAsync("other", [Role.Reviewer]);
        (_editor, _reviewer, _other) = (facts.As(facts.Keys["editor"]), facts.As(facts.Keys["reviewer"]), facts.As(facts.Keys["other"]));
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _reviewer.Dispose();
        _other.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task it_is_shown_with_its_impact_and_nothing_is_done()
    {
        var claim = await facts.ClaimAsync("shown");
        using var response = await _editor.PostJsonAsync("/api/proposals", Proposing.Ruling(claim), null);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var made = await BodyAsync(response);
        var id = made.GetProperty("id").GetString()!;
        id.ShouldMatch("^pr_[0-9a-f]{20}$");
        response.Headers.Location!.ToString().ShouldBe($"/api/proposals/{id}");
        response.Headers.ETag!.Tag.ShouldBe("\"1\"");
        made.GetProperty("kind").GetString().ShouldBe("ruling");
        made.GetProperty("proposedBy").GetString().ShouldBe("editor");
        made.GetProperty("version").GetInt64().ShouldBe(1);
        var change = made.GetProperty("impact")[0];
        change.GetProperty("post").GetString().ShouldBe(claim);
        change.GetProperty("before")[0].GetProperty("person").GetProperty("id").GetString().ShouldBe("ann");
        change.GetProperty("after").GetArrayLength().ShouldBe(0);
        (await _editor.RankAsync(claim)).ShouldBe("normal");
        using var reader = facts.As(facts.Keys["reader"]);
        (await reader.ReadAsync($"/api/proposals/{id}")).ToString().ShouldBe(made.ToString());
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("admin")]
    [InlineData("both", Role.Editor, Role.Reviewer)]
    public async Task nobody_decides_their_own(string name, params Role[] roles)
    {
        if (roles.Length > 0)
            await facts.AddKeyAsync(name, roles);
        var claim = await facts.ClaimAsync($"own-{name}");
        using var proposer = facts.As(facts.Keys[name]);
        var id = await proposer.ProposeAsync(Proposing.Ruling(claim));
        foreach (var seen in (string?[])[null, "*"])
            await IsProblemAsync(await proposer.DecideAsync(id, "approval", seen: seen), HttpStatusCode.Forbidden, "own-proposal");
        await IsProblemAsync(await proposer.DecideAsync(id, "rejection", """{"reason":"x"}"""), HttpStatusCode.Forbidden, "own-proposal");
        (await proposer.RankAsync(claim)).ShouldBe("normal");
        (await proposer.ReadAsync($"/api/proposals/{id}")).GetProperty("state").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task an_editor_decides_none()
    {
        var id = await _editor.ProposeAsync(Proposing.Ruling(await facts.ClaimAsync("editors")));
        await IsProblemAsync(await _editor.DecideAsync(id, "approval"), HttpStatusCode.Forbidden, AccessCodes.Forbidden);
        using var reader = facts.As(facts.Keys["reader"]);
        await IsProblemAsync(
            await reader.PostJsonAsync("/api/proposals", Proposing.Ruling("editors"), null), HttpStatusCode.Forbidden, AccessCodes.Forbidden);
    }

    [Theory]
    [InlineData("reviewer")]
    [InlineData("admin")]
    public async Task another_one_approves_it_and_the_claim_tells_who_proposed(string approver)
    {
        var claim = await facts.ClaimAsync($"approved-by-{approver}");
        var id = await _editor.ProposeAsync(Proposing.Ruling(claim));
        using var judge = facts.As(facts.Keys[approver]);
        using var response = await judge.DecideAsync(id, "approval", """{"note":"so it is"}""");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var approved = await BodyAsync(response);
        approved.GetProperty("state").GetString().ShouldBe("approved");
        approved.GetProperty("decidedBy").GetString().ShouldBe(approver);
        approved.GetProperty("note").GetString().ShouldBe("so it is");
        approved.GetProperty("impact").GetArrayLength().ShouldBe(1);

        var view = await judge.ReadAsync($"/api/claims/{claim}");
        view.GetProperty("status").GetString().ShouldBe("deprecated");
        var ruling = view.GetProperty("history").EnumerateArray().Last();
        ruling.GetProperty("actor").GetString().ShouldBe(approver);
        ruling.GetProperty("data").GetProperty("proposedBy").GetString().ShouldBe("editor");
        (await judge.GetStringAsync($"/claims/{claim}", Stop)).ShouldContain("proposed by <bdi>editor</bdi>");
        var trail = await judge.ReadAsync($"/api/trail?organization=acme&post={claim}&on=2024-02-01");
        trail.GetProperty("claims")[0].GetProperty("history").EnumerateArray().Last().GetProperty("proposedBy").GetString().ShouldBe("editor");
        (await judge.GetStringAsync($"/api/trail?organization=acme&post={claim}&on=2024-02-01&format=html", Stop))
            .ShouldContain($"ruled deprecated by {approver} as proposed by editor");
        (await judge.ReadAsync($"/api/claims/{claim}/provenance")).ToString().ShouldContain("proposedBy");
        await IsProblemAsync(await _other.DecideAsync(id, "approval"), HttpStatusCode.Conflict, "proposal-decided");
        await IsProblemAsync(await _other.DecideAsync(id, "rejection", """{"reason":"x"}"""), HttpStatusCode.Conflict, "proposal-decided");
    }

    [Fact]
    public async Task it_is_looked_at_again_when_the_claim_changed_since()
    {
        var claim = await facts.ClaimAsync("stale");
        var id = await _editor.ProposeAsync(Proposing.Ruling(claim));
        (await _editor.PostJsonAsync($"/api/claims/{claim}/corrections", """{"set":{"when":"2024-03-01"},"reason":"x"}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await IsProblemAsync(await _reviewer.DecideAsync(id, "approval"), HttpStatusCode.PreconditionFailed, "stale");
        await IsProblemAsync(await _reviewer.DecideAsync(id, "approval", seen: "\"1\""), HttpStatusCode.PreconditionFailed, "stale");
        await IsProblemAsync(await _reviewer.DecideAsync(id, "approval", seen: "nonsense"), HttpStatusCode.PreconditionFailed, "stale");
        var now = await _reviewer.ReadAsync($"/api/proposals/{id}");
        (now.GetProperty("stale").GetBoolean(), now.GetProperty("version").GetInt64()).ShouldBe((true, 1));
        now.GetProperty("impact")[0].GetProperty("from").GetString().ShouldBe("2024-03-01");
        var seen = await _reviewer.ETagAsync($"/api/proposals/{id}");
        seen.ShouldBe(await _reviewer.ETagAsync($"/api/claims/{claim}"));
        (await _reviewer.DecideAsync(id, "approval", seen: seen)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _reviewer.RankAsync(claim)).ShouldBe("deprecated");
    }

    [Fact]
    public async Task of_two_approvals_at_once_one_acts()
    {
        for (var round = 0; round < 5; round++)
        {
            var claim = await facts.ClaimAsync($"at-once-{round}");
            var id = await _editor.ProposeAsync(Proposing.Ruling(claim));
            var both = await Task.WhenAll(_reviewer.DecideAsync(id, "approval"), _other.DecideAsync(id, "approval"));
            both.Select(one => one.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.Conflict]);
            await IsProblemAsync(both.Single(one => one.StatusCode != HttpStatusCode.OK), HttpStatusCode.Conflict, "proposal-decided");
            (await _reviewer.ETagAsync($"/api/claims/{claim}")).ShouldBe("\"2\"");
        }
    }

    [Fact]
    public async Task a_rejected_or_withdrawn_one_is_never_done()
    {
        var claim = await facts.ClaimAsync("turned-down");
        var (rejected, withdrawn) = (await _editor.ProposeAsync(Proposing.Ruling(claim)), await _editor.ProposeAsync(Proposing.Ruling(claim, "preferred")));
        await IsProblemAsync(await _reviewer.DecideAsync(rejected, "rejection"), HttpStatusCode.BadRequest, "missing-field");
        var decided = await BodyAsync(await _reviewer.DecideAsync(rejected, "rejection", """{"reason":"no better"}"""));
        (decided.GetProperty("state").GetString(), decided.GetProperty("note").GetString()).ShouldBe(("rejected", "no better"));
        await IsProblemAsync(await _reviewer.DecideAsync(withdrawn, "withdrawal"), HttpStatusCode.Forbidden, "not-own-proposal");
        (await BodyAsync(await _editor.DecideAsync(withdrawn, "withdrawal"))).GetProperty("decidedBy").GetString().ShouldBe("editor");
        foreach (var id in new[] { rejected, withdrawn })
            await IsProblemAsync(await _other.DecideAsync(id, "approval"), HttpStatusCode.Conflict, "proposal-decided");
        (await _reviewer.RankAsync(claim)).ShouldBe("normal");
    }

    [Fact]
    public async Task it_is_not_approved_once_it_is_so()
    {
        var claim = await facts.ClaimAsync("overtaken");
        var id = await _editor.ProposeAsync(Proposing.Ruling(claim));
        (await _other.PostJsonAsync($"/api/claims/{claim}/rulings", """{"rank":"deprecated","reason":"at once"}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await IsProblemAsync(await _reviewer.DecideAsync(id, "approval", seen: "*"), HttpStatusCode.Conflict, "nothing-to-do");
        await IsProblemAsync(await _editor.PostJsonAsync("/api/proposals", Proposing.Ruling(claim), null), HttpStatusCode.Conflict, "nothing-to-do");
        (await _reviewer.ReadAsync($"/api/proposals/{id}")).GetProperty("state").GetString().ShouldBe("open");
    }

    [Theory]
    [InlineData("""{}""", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"deprecated","reason":"x"},"redaction":{"target":"acme-c1","field":"quote","reason":"x"}}""", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"worst","reason":"x"}}""", HttpStatusCode.BadRequest, "invalid-value")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"deprecated"}}""", HttpStatusCode.BadRequest, "missing-field")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"deprecated","reason":"x","by":"me"}}""", HttpStatusCode.BadRequest, "unknown-field")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"deprecated","reason":"\ud800"}}""", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("""{"ruling":"x"}""", HttpStatusCode.BadRequest, "invalid-value")]
    [InlineData("""{"ruling":{"claim":"nobody-s","rank":"deprecated","reason":"x"}}""", HttpStatusCode.UnprocessableEntity, "unknown-claim")]
    [InlineData("""{"ruling":{"claim":"acme-c1","rank":"deprecated","reason":"x","source":"none"}}""", HttpStatusCode.UnprocessableEntity, "unknown-source")]
    [InlineData("""{"redaction":{"target":"acme-c1","field":"when","reason":"x"}}""", HttpStatusCode.BadRequest, "not-personal")]
    [InlineData("""{"redaction":{"target":"nobody-s","field":"quote","reason":"x"}}""", HttpStatusCode.UnprocessableEntity, "unknown-event")]
    [InlineData("""{"redaction":{"target":"acme-c1","field":"note","reason":"x"}}""", HttpStatusCode.Conflict, "nothing-to-do")]
    public async Task what_could_not_be_done_is_not_proposed(string body, HttpStatusCode status, string code) =>
        await IsProblemAsync(await _editor.PostJsonAsync("/api/proposals", body, null), status, code);

    [Fact]
    public async Task the_same_request_again_proposes_once_and_approves_once()
    {
        var claim = await facts.ClaimAsync("again");
        var body = Proposing.Ruling(claim);
        var (first, again) = (await KeyedAsync(_editor, "/api/proposals", body), await KeyedAsync(_editor, "/api/proposals", body));
        var id = (await BodyAsync(first)).GetProperty("id").GetString()!;
        (await BodyAsync(again)).GetProperty("id").GetString().ShouldBe(id);
        var approval = $"/api/proposals/{id}/approval";
        var (approved, replayed) = (await KeyedAsync(_reviewer, approval, "{}"), await KeyedAsync(_reviewer, approval, "{}"));
        (approved.StatusCode, replayed.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        replayed.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await _reviewer.ETagAsync($"/api/claims/{claim}")).ShouldBe("\"2\"");
    }

    private static async Task<HttpResponseMessage> KeyedAsync(HttpClient client, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", "again-1");
        return await client.SendAsync(request, Stop);
    }
}
