using Facts.Domain.Answers;
using Facts.Domain.Tenures;

namespace Facts.Domain.Tests.Tenures;

public sealed class when_a_post_has_one_seat
{
    [Fact]
    public void it_ends_an_open_predecessor_at_the_successors_start()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-01-01");
        var successor = board.Appointed("bob", "2021-01-01");
        board.Who("2020-12-31").ShouldBe("ann");
        board.Who("2021-01-01").ShouldBe("bob");
        var end = board.On("2020-06-01").Holders[0].Because.Single(ground => ground.Does == Does.Ends);
        end.Claim.ShouldBe(successor);
        end.Inferred.ShouldBe(true);
    }

    [Fact]
    public void it_is_only_possible_while_the_successors_start_is_open()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-01-01");
        board.Appointed("bob", "2021-01");
        board.Who("2021-01-10").ShouldBe("ann? bob?");
        board.On("2021-01-10").Status.ShouldBe(Status.Held);
        board.Who("2021-01-31").ShouldBe("bob");
    }

    [Fact]
    public void it_calls_two_certain_holders_disputed()
    {
        var board = new Board(seats: 1);
        board.Held("ann", "2020-01-01", "2022-01-01");
        board.Appointed("bob", "2021-01-01");
        board.On("2021-06-01").Status.ShouldBe(Status.Disputed);
    }

    [Fact]
    public void it_takes_no_successor_whose_start_may_be_earlier()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-06-01");
        board.Appointed("bob", "2020");
        board.Who("2021-01-01").ShouldBe("bob ann");
    }

    [Fact]
    public void it_lets_tenures_overlap_freely_in_any_other_post()
    {
        var board = new Board(seats: 4);
        board.Appointed("ann", "2020-01-01");
        board.Appointed("bob", "2021-01-01");
        board.Who("2021-06-01").ShouldBe("ann bob");
        board.On("2021-06-01").Status.ShouldBe(Status.Held);
    }

    [Fact]
    public void it_returns_to_the_predecessor_when_the_successor_is_withdrawn()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-01-01");
        var wrong = board.Appointed("bob", "2021-01-01");
        board.Retracted(wrong);
        board.Who("2021-06-01").ShouldBe("ann");
        board.On("2021-06-01").SetAside.ShouldBe([new SetAside(wrong, Why.Retracted)]);
    }

    [Fact]
    public void it_takes_nobody_for_their_own_successor()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-01-01");
        board.Appointed("ann", "2021-01-01");
        board.Resolve().Tenures.Select(tenure => tenure.To).ShouldBe([null, null]);
    }

    [Fact]
    public void it_sets_a_withdrawn_start_aside_until_the_next_tenure_starts()
    {
        var board = new Board(seats: 1);
        var wrong = board.Appointed("ann", "2020-01-01");
        board.Appointed("bob", "2021-01-01");
        board.Retracted(wrong);
        board.On("2020-06-01").SetAside.ShouldBe([new SetAside(wrong, Why.Retracted)]);
        board.On("2021-06-01").SetAside.ShouldBeEmpty();
    }
}
