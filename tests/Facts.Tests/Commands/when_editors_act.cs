using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>Correct, retract, rule: what they would change, what they changed, and what was known before.</summary>
public sealed class when_editors_act(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Impact = """
        ceo of openai, on 18 November 2023:
          was Mira Murati (interim, possible)
          now Mira Murati (interim, certain)

        """;

    private static readonly string[] Correction = ["correct", "murati-demoted-over-weekend", "--set", "when=2023-11-19", "--reason", "It was the Sunday"];

    private readonly SeededFacts _facts = new(postgres);

    public ValueTask InitializeAsync() => _facts.InitializeAsync();

    public ValueTask DisposeAsync() => _facts.DisposeAsync();

    [Fact]
    public async Task a_dry_run_says_what_would_change_and_records_nothing()
    {
        var before = await EventsAsync();
        (await _facts.RunAsync([.. Correction, "--dry-run"])).ShouldBeDone().Output.ShouldBe($"This would change; nothing was recorded:\n{Impact}");
        (await EventsAsync()).ShouldBe(before);
        (await CertaintyAsync()).ShouldBe("possible");
    }

    [Fact]
    public async Task a_correction_changes_the_answer_from_now_on_only()
    {
        (await _facts.RunAsync(Correction)).ShouldBeDone().Output.ShouldBe($"Recorded. It changed:\n{Impact}");
        (await CertaintyAsync()).ShouldBe("certain");
        (await CertaintyAsync("--known", "2024-01-01")).ShouldBe("possible");
        (await _facts.RunAsync("changes", "openai", "--from", "2024-01-01")).ShouldBeDone().Output.ShouldStartWith(Impact + "\nClaims\nmurati-demoted-over-weekend, since ");
    }

    [Fact]
    public async Task the_dry_run_and_the_act_announce_the_same()
    {
        var announced = (await _facts.RunAsync([.. Correction, "--dry-run", "--json"])).ShouldBeDone().Output;
        (await _facts.RunAsync([.. Correction, "--json"])).ShouldBeDone().Output.ShouldBe(announced);
    }

    [Fact]
    public async Task the_same_correction_again_has_nothing_to_record()
    {
        (await _facts.RunAsync(Correction)).ShouldBeDone();
        var before = await EventsAsync();
        (await _facts.RunAsync(Correction)).ShouldBeDone().Output.ShouldBe("The claim says so already; there is nothing to record.\n");
        (await EventsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task a_retraction_takes_the_claim_out_of_the_answer()
    {
        string[] retract = ["retract", "murati-appointed-ceo", "--reason", "made up"];
        (await _facts.RunAsync([.. retract, "--dry-run"])).ShouldBeDone().Output.ShouldContain("othing was recorded");
        (await _facts.RunAsync(retract)).ShouldBeDone().Output.ShouldStartWith("Recorded.");
        (await _facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-18", "--json")).Json.GetProperty("holders")
            .ToString().ShouldNotContain("murati-appointed-ceo");
    }

    [Theory]
    [InlineData("preferred")]
    [InlineData("deprecated")]
    public async Task a_ruling_is_recorded(string rank)
    {
        string[] rule = ["rule", "murati-demoted-over-weekend", rank, "--reason", "r"];
        (await _facts.RunAsync([.. rule, "--dry-run"])).ShouldBeDone().Output.ShouldContain("othing was recorded");
        (await _facts.RunAsync(rule)).ShouldBeDone().Output.ShouldStartWith("Recorded.");
        (await _facts.RunAsync("claim", "murati-demoted-over-weekend")).ShouldBeDone().Output.ShouldContain(rank);
    }

    [Fact]
    public async Task changes_shows_when_a_ruling_settled_an_allegation()
    {
        (await _facts.RunAsync("rule", "altman-played-down-dangers", "deprecated", "--reason", "Nobody else says so")).ShouldBeDone();
        string[] changes = ["changes", "openai", "--from", "2024-01-01"];
        var text = (await _facts.RunAsync(changes)).ShouldBeDone().Output;
        text.ShouldStartWith("No answer changed.\n\nClaims\naltman-played-down-dangers, since ");
        text.ShouldContain("  was active, disputed, denied by shear-denies-played-down-dangers\n");
        text.ShouldContain("  now deprecated, denied by shear-denies-played-down-dangers\n");
        text.ShouldMatch(@"\n    \d+ \w+ \d{4}, \d\d:\d\d(:\d\d)? UTC: ranked deprecated \(Nobody else says so\)\n");
        (await _facts.RunAsync([.. changes, "--json"])).ShouldBeDone().Output.ShouldBe("[]\n");
        var claim = (await _facts.RunAsync([.. changes, "--claims", "--json"])).ShouldBeDone().Json[0];
        claim.GetProperty("claim").GetString().ShouldBe("altman-played-down-dangers");
    }

    [Fact]
    public async Task what_makes_no_sense_is_refused_and_records_nothing()
    {
        var before = await EventsAsync();
        foreach (var (code, set) in (IEnumerable<(string, string)>)
        [
            ("invalid-date", "when=never"), ("unknown-field", "whence=2023"), ("invalid-value", "when"), ("missing-field", "person="),
            ("quote-not-found", "quote=Not in the text"), ("invalid-value", "cause=bored"), ("unknown-field", "count=1"), ("invalid-value", "count=x"),
        ])
            (await _facts.RunAsync("correct", "murati-demoted-over-weekend", "--set", set, "--reason", "r")).ShouldBeRefused(1, code);
        (await _facts.RunAsync("retract", "murati-appointed-ceo", "--reason", "r", "--source", "nothing")).ShouldBeRefused(1, "unknown-source");
        (await EventsAsync()).ShouldBe(before);
    }

    private async Task<string?> CertaintyAsync(params string[] more) =>
        (await _facts.RunAsync(["who", "openai", "ceo", "--on", "2023-11-18", "--json", .. more])).ShouldBeDone()
        .Json.GetProperty("holders")[0].GetProperty("certainty").GetString();

    private Task<long> EventsAsync() => _facts.AskAsync<long>("select count(*) from facts.mt_events");
}
