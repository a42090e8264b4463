using Facts.Domain.Answers;

namespace Facts.Domain.Tests.Tenures;

public sealed class when_claims_state_boundaries
{
    [Fact]
    public void it_counts_the_day_of_the_start_and_no_longer_the_day_of_the_end()
    {
        var board = new Board();
        board.Held("ann", "2020-03-10", "2020-03-20");
        board.Who("2020-03-09").ShouldBe("");
        board.Who("2020-03-10").ShouldBe("ann");
        board.Who("2020-03-19").ShouldBe("ann");
        board.Who("2020-03-20").ShouldBe("");
    }

    [Fact]
    public void it_is_certain_between_the_latest_start_and_the_earliest_end_and_possible_around()
    {
        var board = new Board();
        board.Held("ann", "[2020-03-10..2020-03-12]", "[2020-03-20..2020-03-22]");
        board.Who("2020-03-09").ShouldBe("");
        board.Who("2020-03-10").ShouldBe("ann?");
        board.Who("2020-03-11").ShouldBe("ann?");
        board.Who("2020-03-12").ShouldBe("ann");
        board.Who("2020-03-19").ShouldBe("ann");
        board.Who("2020-03-20").ShouldBe("ann?");
        board.Who("2020-03-21").ShouldBe("ann?");
        board.Who("2020-03-22").ShouldBe("");
    }

    [Fact]
    public void it_asks_an_instant_more_finely_than_a_day()
    {
        var board = new Board();
        board.Appointed("ann", "2020-03-10T12:00:00Z");
        board.Who("2020-03-10T11:59:59Z").ShouldBe("");
        board.Who("2020-03-10T12:00:00Z").ShouldBe("ann");
        board.Who("2020-03-10").ShouldBe("ann");
    }

    [Fact]
    public void it_leaves_a_day_open_at_an_instant_of_it()
    {
        var board = new Board();
        board.Appointed("ann", "2020-03-10");
        board.Who("2020-03-10T09:00:00Z").ShouldBe("ann?");
    }

    [Fact]
    public void it_lets_a_tenure_last_until_some_claim_ends_it()
    {
        var board = new Board();
        board.Appointed("ann", "2020-03-10");
        board.Who("2099-01-01").ShouldBe("ann");
        board.Resigned("ann", "2021");
        board.Who("2020-12-31").ShouldBe("ann");
        board.Who("2021-06-01").ShouldBe("ann?");
        board.Who("2022-01-01").ShouldBe("");
    }

    [Fact]
    public void it_reads_a_dismissal_alone_as_a_tenure_of_unknown_start()
    {
        var board = new Board();
        board.Dismissed("ann", "2020-03-10");
        board.Who("1066-10-14").ShouldBe("ann?");
        board.Who("2020-03-09").ShouldBe("ann?");
        board.Who("2020-03-10").ShouldBe("");
        board.On("2020-03-10").Status.ShouldBe(Status.Vacant);
    }

    [Fact]
    public void it_tells_unknown_from_vacant()
    {
        var board = new Board();
        board.Held("ann", "2020", "2021");
        board.On("2019-01-01").Status.ShouldBe(Status.Unknown);
        board.On("2022-01-01").Status.ShouldBe(Status.Vacant);
    }

    [Fact]
    public void it_ends_every_open_tenure_of_a_person_who_leaves()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Appointed("ann", "2021-01-01");
        board.Resigned("ann", "2022-01-01");
        board.Who("2021-12-31").ShouldBe("ann");
        board.Who("2022-01-01").ShouldBe("");
    }

    [Fact]
    public void it_starts_a_second_tenure_after_a_return()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Dismissed("ann", "2020-06-01");
        board.Appointed("ann", "2020-06-05");
        board.Who("2020-05-31").ShouldBe("ann");
        board.Who("2020-06-03").ShouldBe("");
        board.Who("2020-06-05").ShouldBe("ann");
    }

    [Fact]
    public void it_calls_the_end_of_one_term_and_the_start_of_the_next_no_change()
    {
        var board = new Board();
        board.Held("ann", "2019-01-03", "2021-01-03");
        board.Held("ann", "2021-01-03", "2023-01-03");
        board.On("2021-01-03").ChangesThatDay.ShouldBeEmpty();
        board.On("2019-01-03").ChangesThatDay.Select(change => change.Did).ShouldBe([Did.Joined]);
        board.On("2023-01-03").ChangesThatDay.Select(change => change.Did).ShouldBe([Did.Left]);
    }
}
