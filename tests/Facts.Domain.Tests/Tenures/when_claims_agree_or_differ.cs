using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Tests.Tenures;

public sealed class when_claims_agree_or_differ
{
    [Fact]
    public void it_narrows_a_boundary_to_what_all_claims_can_mean()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Dismissed("ann", "[2020-03-18..2020-03-19]");
        board.Dismissed("ann", "[2020-03-17..2020-03-18]");
        var tenure = board.Resolve().Tenures.ShouldHaveSingleItem();
        tenure.To!.Text.ShouldBe("2020-03-18");
        tenure.Disputed.ShouldBeFalse();
        tenure.Because.Count.ShouldBe(3);
    }

    [Fact]
    public void it_disputes_an_end_that_claims_with_one_start_state_differently()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "2022-01-01", source: "a");
        board.Held("ann", "2020-01-01", "2023-01-01", source: "b");
        board.Who("2021-12-31").ShouldBe("ann!");
        board.Who("2022-06-01").ShouldBe("ann?!");
        board.Who("2023-01-01").ShouldBe("");
        board.On("2021-01-01").Status.ShouldBe(Status.Disputed);
    }

    [Fact]
    public void it_keeps_tenures_apart_that_share_no_boundary()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "2022-01-01");
        board.Held("ann", "2021-01-01", "2023-01-01");
        board.Resolve().Tenures.Count.ShouldBe(2);
        board.Who("2022-06-01").ShouldBe("ann");
    }

    [Fact]
    public void it_takes_an_open_end_for_no_shared_boundary()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "..");
        board.Held("ann", "2021-01-01", "..");
        board.Resolve().Tenures.Count.ShouldBe(2);
        board.Resolve().Tenures.ShouldAllBe(tenure => !tenure.Disputed);
    }

    [Fact]
    public void it_ends_an_ongoing_tenure_by_a_dismissal_without_dispute()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "..");
        board.Dismissed("ann", "2021-01-01");
        board.Who("2020-12-31").ShouldBe("ann");
        board.Who("2021-01-01").ShouldBe("");
    }

    [Fact]
    public void it_shows_the_end_that_more_independent_origins_state()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Dismissed("ann", "2021-03-01", source: "copy1", origin: "wire");
        board.Dismissed("ann", "2021-03-01", source: "copy2", origin: "wire");
        board.Dismissed("ann", "2021-03-01", source: "copy3", origin: "wire");
        var first = board.Dismissed("ann", "2021-04-01", source: "x");
        var second = board.Dismissed("ann", "2021-04-01", source: "y");
        var tenure = board.Resolve().Tenures.ShouldHaveSingleItem();
        tenure.To!.Text.ShouldBe("2021-04-01");
        tenure.OtherEnds.Select(end => end.Text).ShouldBe(["2021-03-01"]);
        tenure.Because
            .Where(ground => ground.Does == Does.Ends)
            .Select(ground => ground.Claim)
            .ShouldBe([first, second], ignoreOrder: true);
        tenure.Outranked.Count.ShouldBe(3);
    }

    [Fact]
    public void it_shows_the_end_that_was_recorded_last_where_nothing_else_decides()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "2022-01-01");
        board.Held("ann", "2020-01-01", "2023-01-01");
        board.Resolve().Tenures.ShouldHaveSingleItem().To!.Text.ShouldBe("2023-01-01");
    }

    [Fact]
    public void it_settles_a_dispute_by_a_ruling()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "2022-01-01", source: "a");
        var right = board.Held("ann", "2020-01-01", "2023-01-01", source: "b");
        board.Ranked(right, Rank.Preferred);
        board.Who("2022-06-01").ShouldBe("ann");
        board.On("2022-06-01").SetAside.ShouldBe([new SetAside("c1", Why.Outranked)]);
    }

    [Fact]
    public void it_counts_a_denied_claim_and_says_disputed_until_a_ruling()
    {
        var board = new Board();
        var appointment = board.Appointed("ann", "2020-01-01");
        var denial = board.Denied(appointment);
        board.Who("2020-02-01").ShouldBe("ann!");
        board.On("2020-02-01").Holders[0].Because[0].DeniedBy.ShouldBe([denial]);
        board.Ranked(appointment, Rank.Preferred);
        board.Who("2020-02-01").ShouldBe("ann");
    }

    [Theory]
    [InlineData(Rank.Preferred)]
    [InlineData(Rank.Deprecated)]
    public void it_settles_a_denied_claim_by_a_ruling_either_way_until_it_is_ranked_normal_again(Rank rank)
    {
        var board = new Board();
        var appointment = board.Appointed("ann", "2020-01-01");
        board.Denied(appointment);
        board.Ranked(appointment, rank);
        board.Claims.Single(claim => claim.Id == appointment).IsDisputed.ShouldBeFalse();
        board.Ranked(appointment, Rank.Normal);
        board.Claims.Single(claim => claim.Id == appointment).IsDisputed.ShouldBeTrue();
        board.Retracted(appointment);
        board.Claims.Single(claim => claim.Id == appointment).IsDisputed.ShouldBeFalse();
    }

    [Fact]
    public void it_no_longer_disputes_when_the_denial_is_deprecated()
    {
        var board = new Board();
        var denial = board.Denied(board.Appointed("ann", "2020-01-01"));
        board.Ranked(denial, Rank.Deprecated);
        board.Who("2020-02-01").ShouldBe("ann");
        board.Ranked(denial, Rank.Normal);
        board.Who("2020-02-01").ShouldBe("ann!");
    }

    [Fact]
    public void it_no_longer_disputes_when_the_denial_is_withdrawn()
    {
        var board = new Board();
        var denial = board.Denied(board.Appointed("ann", "2020-01-01"));
        board.Retracted(denial);
        board.Who("2020-02-01").ShouldBe("ann");
    }

    [Fact]
    public void it_moves_no_holder_by_a_threat_or_a_plan()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Threatened();
        board.Planned("bob");
        board.Who("2020-02-01").ShouldBe("ann");
    }
}
