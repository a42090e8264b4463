using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Sentences;
using Facts.Store.Timelines;

namespace Facts.Pages.Timeline;

/// <summary>The lane of a post; <paramref name="Top"/> is where its title begins.</summary>
internal sealed record PostLane(NamedPost Post, double Top, Lane<TenureView> Lane);

/// <summary>The lane of threats, plans and figures.</summary>
internal sealed record NoteLane(double Top, Lane<Note> Lane);

/// <summary>Tenures of an organization as bars, a lane a post, and what was announced, on an axis of time. In CSS pixels.</summary>
internal sealed record Picture
{
    public const double Width = 952, Head = 44, Title = 22, Row = 22, BarHeight = 17, Foot = 10;

    /// <summary>More posts than this are not drawn; whoever looks for one names it.</summary>
    public const int MostLanes = 100;

    public required TimeAxis Axis { get; init; }

    public required IReadOnlyList<PostLane> Posts { get; init; }

    public required int HiddenPosts { get; init; }

    /// <summary>Null where nothing was announced.</summary>
    public NoteLane? Notes { get; init; }

    public required double Height { get; init; }

    /// <summary>How many bars more there are in these days than are drawn.</summary>
    public int Hidden => Posts.Sum(post => post.Lane.Hidden) + (Notes?.Lane.Hidden ?? 0);

    /// <summary>Where the line of a day stands: in the middle of it, as bars fill the days they hold on.</summary>
    public double X(AsOf day) => Axis.X(day.DayStart.AddHours(12));

    /// <summary>Where a bar of a lane that begins at <paramref name="top"/> has its upper edge.</summary>
    public static double Y<T>(double top, Bar<T> bar) => top + Title + (bar.Row * Row);

    /// <param name="timeline">What is known.</param>
    /// <param name="notes">What was announced.</param>
    /// <param name="window">The days to show.</param>
    /// <param name="name">Only people whose name has this in it, whatever its case; null for all.</param>
    public static Picture Of(TimelineView timeline, IReadOnlyList<Note> notes, Window window, string? name)
    {
        var axis = new TimeAxis(window.From, window.To, 10, Width - 26);
        var posts = timeline.Posts.Take(MostLanes).ToList();
        var lanes = LaneLayout.Lay(axis, [.. posts.Select(post => Entries(post, name))]);
        var dated = LaneLayout.Lay(axis, [notes.Select(note => note.Entry).OfType<Entry<Note>>().ToList()])[0];

        var (top, drawn) = (Head, new List<PostLane>());
        foreach (var (post, lane) in posts.Zip(lanes))
        {
            drawn.Add(new PostLane(post.Post, top, lane));
            top += HeightOf(lane);
        }

        var hasNotes = dated.Bars.Count > 0;
        return new Picture
        {
            Axis = axis,
            Posts = drawn,
            HiddenPosts = timeline.Posts.Count - posts.Count,
            Notes = hasNotes ? new NoteLane(top, dated) : null,
            Height = top + (hasNotes ? HeightOf(dated) : 0) + Foot,
        };
    }

    private static double HeightOf<T>(Lane<T> lane) => Title + (Math.Max(1, lane.Rows) * Row) + (lane.Hidden > 0 ? Row : 0) + Foot;

    private static List<Entry<TenureView>> Entries(PostTimeline post, string? name) =>
    [
        .. post.Tenures.Where(tenure => name is null || tenure.Person.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Select(tenure => new Entry<TenureView>(
                tenure, SafeText.Of(HolderWords.Of(tenure.Person)), InDays(tenure.Possible), InDays(tenure.Certain))),
    ];

    /// <summary>
    /// The days at whose end a period holds: what an answer says of a day (design, Time). So who leaves and who follows on one day meet.
    /// A period within one day is left as it is.
    /// </summary>
    private static Period InDays(Period period)
    {
        var days = Period.Of(period.Start.Date, period.End == Moments.Forever ? period.End : period.End.Date);
        return days.IsEmpty ? period : days;
    }

    /// <summary>
    /// The days in which anything is known to happen. Where somebody holds a post still, up to today, unless that is so far off that all
    /// the rest would be narrow.
    /// </summary>
    public static Window All(TimelineView timeline, IReadOnlyList<Note> notes, DateTime now)
    {
        var periods = timeline.Posts.SelectMany(post => post.Tenures).SelectMany(tenure => (Period[])[tenure.Possible, tenure.Certain])
            .Concat(notes.Select(note => note.Entry?.Possible ?? Period.Empty)).Where(period => !period.IsEmpty).ToList();
        var moments = periods.SelectMany(period => (DateTime[])[period.Start, period.End])
            .Where(moment => moment != Moments.Beginning && moment != Moments.Forever).DefaultIfEmpty(now).ToList();
        var (first, last) = (moments.Min(), moments.Max());
        var goesOn = periods.Exists(period => period.End == Moments.Forever);
        return goesOn && now > last && now - last <= (last - first) / 2
            ? Window.Around(first, now, goesOn: false)
            : Window.Around(first, last, goesOn);
    }
}
