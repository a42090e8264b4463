using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Tests.Tenures;

public sealed class when_editors_act
{
    [Fact]
    public void it_uses_the_latest_correction_and_sets_the_earlier_wording_aside()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2022-01-01");
        board.Corrected(claim, body => (TenureClaimed)body with { To = "2021-01-01" });
        board.Who("2021-06-01").ShouldBe("");
        board.On("2021-06-01").SetAside.ShouldBe([new SetAside(claim, Why.Corrected)]);
        board.Corrected(claim, body => (TenureClaimed)body with { To = "2022-01-01" });
        board.Who("2021-06-01").ShouldBe("ann");
    }

    [Fact]
    public void it_moves_a_tenure_to_the_person_that_a_correction_names()
    {
        var board = new Board();
        var claim = board.Appointed("ann", "2020-01-01");
        board.Corrected(claim, body => (AppointmentClaimed)body with { Person = "bob" });
        board.Who("2020-02-01").ShouldBe("bob");
    }

    [Fact]
    public void it_keeps_a_corroborated_boundary_when_one_claim_is_withdrawn()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01");
        var exact = board.Appointed("ann", "2020-01-15");
        board.Who("2020-01-10").ShouldBe("");
        board.Retracted(exact);
        board.Who("2020-01-10").ShouldBe("ann?");
    }

    [Fact]
    public void it_drops_a_deprecated_claim_until_it_is_ranked_normal_again()
    {
        var board = new Board();
        var claim = board.Appointed("ann", "2020-01-01");
        board.Ranked(claim, Rank.Deprecated);
        board.Who("2020-02-01").ShouldBe("");
        board.On("2020-02-01").SetAside.ShouldBe([new SetAside(claim, Why.Deprecated)]);
        board.Ranked(claim, Rank.Normal);
        board.Who("2020-02-01").ShouldBe("ann");
    }

    [Fact]
    public void it_takes_two_ids_for_one_person_and_undoes_it()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Dismissed("anne", "2021-01-01");
        board.Who("2021-06-01").ShouldBe("ann");
        board.Same("anne", "ann");
        board.Who("2020-06-01").ShouldBe("ann");
        board.Who("2021-06-01").ShouldBe("");
        board.NotSame("anne", "ann");
        board.Who("2021-06-01").ShouldBe("ann");
        board.Who("2020-06-01").ShouldBe("ann anne?");
    }
}
