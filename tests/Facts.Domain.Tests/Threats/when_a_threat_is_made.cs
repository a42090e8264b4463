using Facts.Domain.Claims;
using Facts.Domain.Threats;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Threats;

public sealed class when_a_threat_is_made
{
    private static readonly ThreatClaimed Threat = new() { Id = "t", Source = "s", Organization = "acme", Action = "leave", Deadline = "2024-02-10" };
    private static readonly PlanClaimed Plan = new() { Id = "p", Source = "s", Organization = "acme", Action = "found a lab", When = "2024-02-10" };

    [Theory]
    [InlineData("2024-02-01", Standing.Outstanding)]
    [InlineData("2024-02-09", Standing.Outstanding)]
    [InlineData("2024-02-10", Standing.Outstanding)]
    [InlineData("2024-02-10T12:00:00Z", Standing.Outstanding)]
    [InlineData("2024-02-11", Standing.Lapsed)]
    [InlineData("2024-02-11T00:00:00Z", Standing.Lapsed)]
    public void it_stands_through_the_day_of_its_deadline_and_lapses_after_it(string on, Standing standing) =>
        On(Made(Threat), on).ShouldBe(standing);

    [Theory]
    [InlineData("2024-02", "2024-02-29", "2024-03-01")]
    [InlineData("[2024-02-08..2024-02-10]", "2024-02-10", "2024-02-11")]
    [InlineData("2024-02-10T09:00:00Z", "2024-02-10T09:00:00Z", "2024-02-10")]
    public void it_lapses_only_when_no_reading_of_the_deadline_is_left(string deadline, string stands, string lapsed)
    {
        var threat = Made(Threat with { Deadline = deadline });
        On(threat, stands).ShouldBe(Standing.Outstanding);
        On(threat, lapsed).ShouldBe(Standing.Lapsed);
    }

    [Fact]
    public void it_stands_for_ever_without_a_deadline_and_an_outcome()
    {
        On(Made(Threat with { Deadline = null }), "9999-12-31").ShouldBe(Standing.Outstanding);
        On(Made(Plan), "9999-12-31").ShouldBe(Standing.Outstanding);
    }

    [Theory]
    [InlineData(Outcome.Fulfilled, Standing.Fulfilled)]
    [InlineData(Outcome.Withdrawn, Standing.Withdrawn)]
    [InlineData(Outcome.Lapsed, Standing.Lapsed)]
    public void it_comes_to_its_outcome_from_the_day_of_it_on(Outcome outcome, Standing standing)
    {
        foreach (var claim in (ClaimEvent[])[Threat, Plan])
        {
            var ended = Ended(claim, outcome, "2024-02-05");
            On(ended, "2024-02-04").ShouldBe(Standing.Outstanding);
            On(ended, "2024-02-05").ShouldBe(standing);
            On(ended, "2024-02-20").ShouldBe(standing);
        }
    }

    [Fact]
    public void it_counts_an_uncertain_outcome_from_the_first_day_it_may_have_happened()
    {
        var ended = Ended(Threat, Outcome.Withdrawn, "[2024-02-05..2024-02-07]");
        On(ended, "2024-02-04").ShouldBe(Standing.Outstanding);
        On(ended, "2024-02-05").ShouldBe(Standing.Withdrawn);
    }

    [Fact]
    public void it_counts_an_outcome_without_a_day_always() =>
        On(Ended(Plan, Outcome.Fulfilled, null), "2024-01-01").ShouldBe(Standing.Fulfilled);

    [Fact]
    public void it_may_be_fulfilled_after_it_lapsed()
    {
        var late = Ended(Threat, Outcome.Fulfilled, "2024-02-15");
        On(late, "2024-02-12").ShouldBe(Standing.Lapsed);
        On(late, "2024-02-15").ShouldBe(Standing.Fulfilled);
    }

    [Fact]
    public void it_is_not_shown_before_the_day_it_was_said()
    {
        foreach (var claim in (ClaimEvent[])[Threat, Plan])
        {
            var said = Made(claim with { Attribution = [new Attribution("ann", On: "2024-02-03"), new Attribution("press", On: "2024-02-06")] });
            MadeBy(said, "2024-02-07", "2024-02-02").ShouldBeFalse();
            MadeBy(said, "2024-02-07", "2024-02-03").ShouldBeTrue();
        }
    }

    [Fact]
    public void it_is_shown_from_the_publication_on_when_nobody_says_when_it_was_said()
    {
        foreach (var claim in (ClaimEvent[])[Threat, Plan])
        {
            MadeBy(Made(claim), "2024-02-07", "2024-02-06").ShouldBeFalse();
            MadeBy(Made(claim), "2024-02-07", "2024-02-07").ShouldBeTrue();
            MadeBy(Made(claim), null, "2000-01-01").ShouldBeTrue();
        }
    }

    private static Claim Made(ClaimEvent body) => new() { Body = body, RecordedAt = new(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc) };

    private static Claim Ended(ClaimEvent body, Outcome outcome, string? when) =>
        Made(body).Apply(new OutcomeRecorded { Claim = body.Id, Outcome = outcome, When = when });

    private static Standing On(Claim claim, string on) => Standings.Of(claim, AsOf.TryParse(on)!.Moment);

    private static bool MadeBy(Claim claim, string? publishedAt, string on) => Standings.WasMadeBy(claim, publishedAt, AsOf.TryParse(on)!.Moment);
}
