using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>A stay of one person in the making: what the claims that are about it say, and what others make of its limits.</summary>
internal sealed class Stay(string person)
{
    public string Person => person;

    /// <summary>Readings of its start; none when no claim states one.</summary>
    public List<Reading> Starts { get; init; } = [];

    /// <summary>Readings of its end that claims state; <c>..</c> is none.</summary>
    public List<Reading> Ends { get; set; } = [];

    /// <summary>Statements that it is ongoing, and of days on which it was.</summary>
    public List<Statement> Confirmations { get; } = [];

    /// <summary>Statements that state its start and that it goes on.</summary>
    public List<Statement> Ongoing { get; } = [];

    /// <summary>Claims that state another start inside it.</summary>
    public List<Claim> Renewals { get; } = [];

    /// <summary>Claims about it whose reading does not count, as an editor prefers another.</summary>
    public List<Claim> Outranked { get; } = [];

    /// <summary>What a start that no claim states comes after.</summary>
    public DateTime After { get; set; } = Moments.Beginning;

    /// <summary>The first moment that a stated start can be, where another stay was confirmed up to it.</summary>
    public DateTime NotBefore { get; set; } = Moments.Beginning;

    /// <summary>Where another stay ends this one, which no claim does.</summary>
    public InferredEnd? Inferred { get; set; }

    /// <summary>An end of the same person's that is stated of a later stay: who leaves a post no longer holds it.</summary>
    public Reading? LaterEnd { get; set; }

    /// <summary>Until when the person may be in the post although their end is stated, where that is denied.</summary>
    public DateTime LingersTo
    {
        get => field < LingersBefore ? field : LingersBefore;
        set;
    } = Moments.Forever;

    /// <summary>When they are surely not in it any more, as the post, its organization or they themselves have ended, and nobody denies that.</summary>
    public DateTime LingersBefore { get; set; } = Moments.Forever;

    /// <summary>When nobody concerned holds the post any more, whatever claims say of this stay.</summary>
    public List<Boundary> Bounds { get; } = [];

    /// <summary>Nobody is surely seen on a vague day that may lie after this, nor after a stated end: the dead are not seen later.</summary>
    public DateTime SeenBefore
    {
        get => field < EndLatest ? field : EndLatest;
        set;
    } = Moments.Forever;

    /// <summary>It starts surely after something that nobody holds the post beyond, and is in dispute with that.</summary>
    public bool IsPastBound { get; set; }

    /// <summary>When the last of what it starts surely after, in dispute with it or not, had surely come; null for nothing.</summary>
    public DateTime? PastBound { get; set; }

    /// <summary>Days that are possible only, while somebody acts.</summary>
    public List<Period> Doubtful { get; } = [];

    /// <summary>Every claim that states its start; none when no claim does.</summary>
    public IEnumerable<Claim> Starters => Starts.SelectMany(reading => reading.Claims);

    /// <summary>No claim states when it ends, or only that it does at some time after a day.</summary>
    public bool IsOpen => Ends.TrueForAll(end => end.Boundary.Latest == Moments.Forever);

    /// <summary>A start is stated, and no end.</summary>
    public bool IsStartOnly => Starts.Count > 0 && Ends.Count == 0;

    /// <summary>A claim states both its start and its end.</summary>
    public bool IsWhole => Ends.Exists(end => end.Claims.Exists(claim => Starters.Contains(claim)));

    /// <summary>A start is stated, and no claim states it together with an end.</summary>
    public bool IsLooselyStarted => Starts.Count > 0 && !IsWhole;

    public DateTime StartEarliest => Starts.Count > 0 ? Starts.Min(reading => reading.Boundary.Earliest) : After;

    /// <summary>When it has surely started: by what states the start, or by the first confirmation.</summary>
    public DateTime StartLatest => Starts.Count > 0 ? Starts.Max(reading => reading.Boundary.Latest) : FirstConfirmed ?? Moments.Forever;

    /// <summary>The first moment at which it is surely seen. Of a vague day that reaches beyond its end that cannot be said.</summary>
    public DateTime? FirstConfirmed
    {
        get
        {
            var first = Confirmations.Select(one => one.SureFrom).DefaultIfEmpty(Moments.Forever).Min();
            return first < SeenBefore ? first : null;
        }
    }

    /// <summary>Where it stands among the starts of a post: by the start that is stated, or the day on which it is first seen.</summary>
    public DateTime Position => Starts.Count > 0 ? StartEarliest : FirstConfirmed ?? Moments.Forever;

    public DateTime EndLatest => Ends.Count == 0 ? Moments.Forever : Ends.Max(reading => reading.Boundary.Latest);

    /// <summary>Until when a claim that states its start, or its whole stay, says that it goes on.</summary>
    public DateTime StatedThrough
    {
        get
        {
            var through = Moments.Beginning;
            foreach (var one in Ongoing.Where(one => one.At is not null))
                through = Later(through, one.At!.Earliest);
            foreach (var end in Ends.Where(end => end.Boundary.Latest == Moments.Forever))
                through = Later(through, end.Boundary.Earliest);
            return through;
        }
    }

    public Capacity? Capacity => Headline.Of(Starters.Concat(Confirmations.Select(one => one.Claim)), Statement.CapacityOf);

    public bool IsActing => Capacity == Claims.Capacity.Acting;

    /// <summary>The last moment before <paramref name="moment"/> at which it is confirmed; its own start included.</summary>
    public DateTime LastConfirmedBefore(DateTime moment)
    {
        var last = Starts.Count > 0 ? StartLatest : Moments.Beginning;
        foreach (var one in Confirmations.Concat(Ongoing).Where(one => one.At is not null && one.SureTo < moment))
            last = Later(last, one.SureTo);
        return last;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}

/// <summary>An end that follows from another stay.</summary>
/// <param name="Boundary">When.</param>
/// <param name="By">The claim it follows from.</param>
/// <param name="Of">The stay it follows from.</param>
internal sealed record InferredEnd(Boundary Boundary, Claim? By, Stay? Of = null);
