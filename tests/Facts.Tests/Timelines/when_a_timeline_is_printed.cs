using Facts.Cli.Output;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Store.Timelines;
using Facts.Tests.Support;

namespace Facts.Tests.Timelines;

public sealed class when_a_timeline_is_printed
{
    private static readonly TenureView Ann = new()
    {
        Person = new Named("ann", "Ann"),
        Capacity = Capacity.Interim,
        From = "2023-11-17",
        To = "[2023-11-18..2023-11-19]",
        Disputed = false,
        Because = [],
    };

    private static readonly TenureView Bob = new()
    {
        Person = new Named("bob", "Bob"),
        From = null,
        To = "2021-06",
        OtherTo = ["2021-08-03"],
        Disputed = true,
        Because = [],
    };

    private static readonly NamedPost Head = new("head", "Head", 1);

    [Fact]
    public void it_is_a_table_for_each_post() => Printed.By(console => TimelineText.Write(console, new TimelineView(
        new Named("o", "Org"),
        "2023-11-19T23:59:59.999999Z",
        "editorial-1",
        [new PostTimeline(Head, [Bob, Ann]), new PostTimeline(new NamedPost("b", "Board", 4), [])]))).ShouldBe(
        """
        Org: who held which post, and when

        Head
          Person   Capacity   From               To
        ─────────────────────────────────────────────────────────────────────────────────────
          Bob                 unknown            June 2021                         disputed
                                                 or 3 August 2021
          Ann      interim    17 November 2023   between 18 and 19 November 2023   certain

        Board (4 seats)
          No holder is known.

        Rule editorial-1, as known at 19 November 2023.

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void it_shows_a_person_with_their_other_ids_and_without_empty_columns() => Printed.By(console => TimelineText.Write(
        console,
        new PersonView(
            new Named("bob", "Bob"),
            ["bob", "robert"],
            "2023-11-19T23:59:59.999999Z",
            "editorial-1",
            [new PersonTenure(new Named("o", "Org"), Head, Bob)],
            []))).ShouldBe(
        """
        Bob
        bob · also robert
          Organization   Post   From      To
        ───────────────────────────────────────────────────────────────
          Org            Head   unknown   June 2021          disputed
                                          or 3 August 2021

        Rule editorial-1, as known at 19 November 2023.

        """.ReplaceLineEndings("\n"));
}
