using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Tests.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Answers;

public sealed class when_answers_are_compared
{
    [Fact]
    public void it_finds_nothing_between_a_belief_and_itself()
    {
        var board = new Board();
        board.Appointed("ann", "[2020-01-01..2020-02-01]");
        Compare(board, () => { }).ShouldBeEmpty();
    }

    [Fact]
    public void it_gives_one_half_open_stretch_of_days_for_an_end_that_moved()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2020-03-01");
        Compare(board, () => board.Corrected(claim, body => (TenureClaimed)body with { To = "2020-03-05" }))
            .ShouldBe(["2020-03-01→2020-03-05:  → ann"]);
    }

    [Fact]
    public void it_tells_possible_from_certain_and_disputed_from_not()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "[2020-03-01..2020-03-05]");
        Compare(board, () => board.Corrected(claim, body => (TenureClaimed)body with { To = "2020-03-05" }))
            .ShouldBe(["2020-03-01→2020-03-05: ann? → ann"]);
        Compare(board, () => board.Denied(claim)).ShouldBe(["2020-01-01→2020-03-05: ann → ann!"]);
    }

    [Fact]
    public void it_lists_only_who_differs_and_joins_stretches_side_by_side_with_the_same_change()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2020-02-01");
        board.Held("bob", "2020-01-10", "2020-01-20");
        Compare(board, () => board.Retracted(claim)).ShouldBe(["2020-01-01→2020-02-01: ann → "]);
    }

    [Fact]
    public void it_parts_stretches_whose_changes_differ()
    {
        var board = new Board();
        Compare(board, () =>
        {
            board.Held("ann", "2020-01-01", "2020-02-01");
            board.Held("bob", "2020-01-10", "2020-01-20");
        }).ShouldBe(["2020-01-01→2020-01-10:  → ann", "2020-01-10→2020-01-20:  → ann bob", "2020-01-20→2020-02-01:  → ann"]);
    }

    [Fact]
    public void it_says_what_happens_to_all_of_time()
    {
        var board = new Board();
        Compare(board, () => board.Held("ann", null, "2020-02-01")).ShouldBe(["beginning→2020-02-01:  → ann?"]);
        Compare(board, () => board.Held("bob", "2021-01-01", "..")).ShouldBe(["2021-01-01→forever:  → bob"]);
    }

    [Fact]
    public void it_does_not_call_it_a_change_that_another_claim_says_the_same()
    {
        var board = new Board();
        board.Held("ann", "2020-01-01", "2020-02-01");
        Compare(board, () => board.Held("ann", "2020-01-01", "2020-02-01", source: "s2")).ShouldBeEmpty();
    }

    [Fact]
    public void it_rounds_to_days_as_questions_see_them()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2020-02-01T08:00:00Z");
        // 1 February ends after 8 and after 10 alike, so no day changes: then the hours are shown.
        Compare(board, () => board.Corrected(claim, body => (TenureClaimed)body with { To = "2020-02-01T10:00:00Z" }))
            .ShouldBe(["2020-02-01T08:00:00Z→2020-02-01T10:00:00Z:  → ann"]);
        Compare(board, () => board.Corrected(claim, body => (TenureClaimed)body with { To = "2020-02-03T08:00:00Z" }))
            .ShouldBe(["2020-02-01→2020-02-03:  → ann"]);
    }

    [Fact]
    public void it_changes_exactly_the_days_that_it_lists()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2024-01-03");
        var claim = board.Appointed("bob", "[2024-01-10..2024-01-14]");
        board.Dismissed("bob", "2024-01-20");
        var days = Enumerable.Range(1, 28).Select(day => $"2024-01-{day:00}").ToArray();
        var before = days.Select(board.Who).ToArray();
        var old = board.Resolve().Tenures;
        board.Corrected(claim, body => (AppointmentClaimed)body with { When = "2024-01-12" });
        var changes = Changes.InDays("ceo", Belief(old), Belief(board.Resolve().Tenures)).ToList();
        foreach (var (day, was) in days.Zip(before))
        {
            var start = AsOf.TryParse(day)!.DayStart;
            changes.Any(change => change.From <= start && start < change.To).ShouldBe(board.Who(day) != was, day);
        }
    }

    [Fact]
    public void it_hangs_on_the_one_claim_that_tells_it()
    {
        var board = new Board();
        var claim = board.Appointed("ann", "2020-01-01");
        HangsOn(board, "2020-06-01", claim).ShouldBe([claim]);
    }

    [Fact]
    public void it_hangs_on_two_claims_together_when_either_is_enough()
    {
        var board = new Board();
        var one = board.Appointed("ann", "2020-01-01");
        var other = board.Appointed("ann", "2020-01-01", source: "s2");
        HangsOn(board, "2020-06-01", one, other).ShouldBe([$"{one} {other}"]);
    }

    [Fact]
    public void it_gives_every_smallest_set_and_no_larger_one()
    {
        var board = new Board();
        var start = board.Appointed("ann", "2020-01-01");
        var end = board.Dismissed("ann", "2021-01-01");
        // Whoever was dismissed by then held it before, whether or not an appointment says so.
        HangsOn(board, "2021-06-01", end, start).ShouldBe([end]);
        HangsOn(board, "2020-06-01", end, start).ShouldBe([start]);
    }

    [Fact]
    public void it_hangs_on_a_denial_that_makes_it_disputed()
    {
        var board = new Board();
        var claim = board.Appointed("ann", "2020-01-01");
        var denial = board.Denied(claim);
        HangsOn(board, "2020-06-01", claim, denial).ShouldBe([claim, denial]);
    }

    [Fact]
    public void it_hangs_on_nothing_when_no_candidate_matters()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        HangsOn(board, "2020-06-01").ShouldBeEmpty();
        HangsOn(board, "2020-06-01", "none-such").ShouldBeEmpty();
    }

    private static string[] HangsOn(Board board, string day, params string[] candidates) =>
        [.. Dependence.SmallestSets(board.Resting(day), candidates, () => false).Sets.Select(set => string.Join(' ', set))];

    private static string[] Compare(Board board, Action act)
    {
        var before = board.Resolve().Tenures;
        act();
        return [.. Changes.InDays("ceo", Belief(before), Belief(board.Resolve().Tenures)).Select(Text)];
    }

    private static Belief Belief(IReadOnlyList<Tenure> tenures) => new(RuleSet.Editorial1, null, tenures);

    private static string Text(AnswerChange change) => $"{Limit(change.From)}→{Limit(change.To)}: "
        + $"{Who(change.Who.Select(one => one.Was))} → {Who(change.Who.Select(one => one.Is))}";

    private static string Limit(DateTime moment) => moment == Moments.Beginning ? "beginning"
        : moment == Moments.Forever ? "forever"
        : AsOf.Print(moment).Replace("T00:00:00Z", "", StringComparison.Ordinal);

    private static string Who(IEnumerable<Brief?> holders) =>
        string.Join(' ', holders.OfType<Brief>().Select(h => h.Person + (h.Certainty == Certainty.Possible ? "?" : "") + (h.Disputed ? "!" : "")));
}
