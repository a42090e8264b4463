using CsCheck;
using Facts.Domain.Time;
using Facts.Pages.Timeline;

namespace Facts.Tests.Pages;

public sealed class when_bars_are_laid_out
{
    private static readonly DateTime Start = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeAxis Axis = new(Start, Start.AddDays(1_000), 10, 900);

    private static readonly Gen<Extent> Extents =
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 15]).Select(pair => new Extent(pair.Item1, pair.Item1 + pair.Item2));

    /// <summary>Tenures before, on, across and past the axis; some without a start or an end, some the same but for their number.</summary>
    private static readonly Gen<Entry<int>> Entry =
        from start in Gen.Int[-300, 1_300]
        from possible in Gen.Int[1, 400]
        from lead in Gen.Int[0, 400]
        from sure in Gen.Int[0, 400]
        from open in Gen.Int[0, 5]
        from letters in Gen.Int[1, 30]
        let period = new Period(
            open == 1 ? Moments.Beginning : Start.AddDays(start), open == 2 ? Moments.Forever : Start.AddDays(start + possible))
        let certain = Period.Of(Start.AddDays(start + Math.Min(lead, possible)), Start.AddDays(start + Math.Min(lead + sure, possible)))
        select new Entry<int>(0, new string('x', letters), period, certain);

    private static Gen<List<Entry<int>>> Entries(int most) =>
        Entry.List[0, most].Select(entries => entries.Select((entry, i) => entry with { What = i }).ToList());

    [Fact]
    public void no_two_in_a_row_overlap() => Extents.List[0, 60].Sample(extents =>
    {
        var rows = Packing.Rows(extents);
        for (var i = 0; i < extents.Count; i++)
        {
            for (var j = 0; j < i; j++)
                (rows[i] == rows[j] && extents[i].Start < extents[j].End && extents[j].Start < extents[i].End).ShouldBeFalse();
        }
    });

    [Fact]
    public void there_are_as_many_rows_as_overlap_at_most() => Extents.List[1, 60].Sample(extents =>
        Packing.Rows(extents).Distinct().Count().ShouldBe(
            extents.Max(at => extents.Count(one => one.Start <= at.Start && at.Start < one.End))));

    [Fact]
    public void the_rows_are_numbered_without_gaps() => Extents.List[1, 60].Sample(extents =>
    {
        var rows = Packing.Rows(extents).Distinct().Order().ToList();
        rows.ShouldBe(Enumerable.Range(0, rows.Count));
    });

    [Fact]
    public void shares_keep_to_the_budget_and_none_gets_more_than_it_wants() => (
        from wanted in Gen.Int[0, 50].List[1, 20]
        from budget in Gen.Int[20, 200]
        select (wanted, budget)).Sample(made =>
    {
        var shares = Packing.Shares(made.wanted, made.budget);
        shares.Sum().ShouldBeLessThanOrEqualTo(made.budget);
        for (var lane = 0; lane < shares.Length; lane++)
        {
            shares[lane].ShouldBeInRange(Math.Min(1, made.wanted[lane]), made.wanted[lane]);
            // Who got less than it wants got no less than anybody else, but for what doesn't divide.
            if (shares[lane] < made.wanted[lane])
                shares[lane].ShouldBeGreaterThanOrEqualTo(shares.Max() - 1);
        }

        (shares.Sum() == Math.Min(made.budget, made.wanted.Sum())).ShouldBeTrue();
    });

    [Fact]
    public void every_one_on_the_axis_is_drawn_once_and_no_other() => Entries(40).List[1, 4].Sample(lanes =>
    {
        var laid = LaneLayout.Lay(Axis, [.. lanes]);
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            laid[lane].Hidden.ShouldBe(0);
            laid[lane].Bars.Select(bar => bar.Entry).OrderBy(entry => entry.What).ShouldBe(
                lanes[lane].Where(entry => entry.Possible.Start < Axis.To && entry.Possible.End > Axis.From));
        }
    });

    [Fact]
    public void bars_and_their_names_stay_apart_and_within_the_axis() => Entries(80).Sample(entries =>
    {
        var bars = LaneLayout.Lay(Axis, [entries])[0].Bars;
        foreach (var row in bars.GroupBy(bar => bar.Row))
        {
            var taken = row.Select(LaneLayout.WithLabel).OrderBy(extent => extent.Start).ToList();
            taken.Zip(taken.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        }

        foreach (var bar in bars)
        {
            bar.Whole.Start.ShouldBeGreaterThanOrEqualTo(Axis.Left);
            bar.Whole.End.ShouldBeInRange(bar.Whole.Start + LaneLayout.Narrowest - 0.001, Axis.Right + 0.001);
            if (bar.Sure is { } sure)
                (sure.Start >= bar.Whole.Start && sure.End <= bar.Whole.End).ShouldBeTrue();
        }
    });

    [Theory]
    [InlineData(5_000, 1)]
    [InlineData(5_000, 10)]
    [InlineData(20_000, 100)]
    public void of_very_many_only_some_are_drawn_and_the_others_counted(int count, int lanes)
    {
        var entries = Enumerable.Range(0, lanes).Select(lane => (IReadOnlyList<Entry<int>>)[
            .. Enumerable.Range(0, count / lanes).Select(i => new Entry<int>(
                i, "Somebody", new Period(Start.AddDays(i * 7 % 990), Start.AddDays((i * 7 % 990) + 1 + (i % 90))), Period.Empty)),
        ]).ToList();

        var laid = LaneLayout.Lay(Axis, entries);

        laid.Sum(lane => lane.Bars.Count).ShouldBeInRange(lanes, LaneLayout.MostBars);
        laid.Sum(lane => lane.Rows).ShouldBeLessThanOrEqualTo(Math.Max(lanes, LaneLayout.CrowdedRows));
        laid.Sum(lane => lane.Bars.Count + lane.Hidden).ShouldBe(count);
        laid.ShouldAllBe(lane => lane.Bars.All(bar => bar.Row < lane.Rows));
    }
}
