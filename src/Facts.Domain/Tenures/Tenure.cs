using System.Text.Json.Serialization;
using Facts.Domain.Claims;
using Facts.Domain.Time;

namespace Facts.Domain.Tenures;

/// <summary>A person holds a post over a period. Always computed from claims, never stored as truth.</summary>
public sealed record Tenure
{
    /// <summary>The person, by the id that stands for them.</summary>
    public required string Person { get; init; }

    /// <summary>In what capacity; absent when no claim states it.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>The headline start; absent when unknown.</summary>
    public Boundary? From { get; init; }

    /// <summary>The headline end; absent when no claim states one.</summary>
    public Boundary? To { get; init; }

    /// <summary>Days that at least one reading covers: <c>s0 &lt;= D &lt; e1</c> (design, Time).</summary>
    public required Period Possible { get; init; }

    /// <summary>Days that every reading covers, <c>s1 &lt;= D &lt; e0</c>, but for <see cref="Doubtful"/>. May be empty.</summary>
    public required Period Certain { get; init; }

    /// <summary>Days within <see cref="Certain"/> that are possible only: while somebody acts, or readings contradict each other.</summary>
    public IReadOnlyList<Period> Doubtful { get; init; } = [];

    /// <summary>Claims contradict each other, or one of those used is denied, and no ruling has settled it. On all days.</summary>
    public bool Disputed { get; init; }

    /// <summary>Days on which it is disputed, where that is not said of all of them.</summary>
    public IReadOnlyList<Period> DisputedOn { get; init; } = [];

    /// <summary>
    /// Days at the end of <see cref="Possible"/> that are left only because its end is denied: they count where nobody else holds the post.
    /// </summary>
    public Period Lingering { get; init; } = Period.Empty;

    /// <summary>
    /// Days at the beginning of <see cref="Possible"/> that do not count: an editor settled the start, or it is vague and comes after a day
    /// on which somebody else was confirmed in the seat.
    /// </summary>
    public Period Absent { get; init; } = Period.Empty;

    /// <summary>An editor prefers a claim that it rests on.</summary>
    public bool Preferred { get; init; }

    /// <summary>Days of which a claim that is used speaks in its own words, by start; none touch.</summary>
    public IReadOnlyList<Days> Spoken { get; init; } = [];

    /// <summary>Every reading of the start, headline first, where there are several.</summary>
    public IReadOnlyList<Boundary> OtherStarts { get; init; } = [];

    /// <summary>Every other reading of the end.</summary>
    public IReadOnlyList<Boundary> OtherEnds { get; init; } = [];

    /// <summary>The claims that the headline rests on.</summary>
    public IReadOnlyList<Ground> Because { get; init; } = [];

    /// <summary>Claims whose reading is not the headline.</summary>
    public IReadOnlyList<SetAside> Outranked { get; init; } = [];

    /// <summary><see cref="Possible"/> without <see cref="Absent"/> and <see cref="Lingering"/>.</summary>
    public Period Covered => Absent.IsEmpty && Lingering.IsEmpty ? Possible
        : Period.Of(Absent.IsEmpty ? Possible.Start : Absent.End, Lingering.IsEmpty ? Possible.End : Lingering.Start);

    /// <summary>Whether some reading covers the moment.</summary>
    public bool Covers(DateTime moment) => Covered.Contains(moment);

    /// <summary>Whether every reading covers the moment.</summary>
    public bool IsCertain(DateTime moment) => Certain.Contains(moment) && !Doubtful.Contain(moment);

    /// <summary>Whether it is disputed at the moment.</summary>
    public bool IsDisputed(DateTime moment) => Disputed || DisputedOn.Contain(moment);

    /// <summary>The last day up to this one of which a claim speaks in its own words; null if there is none.</summary>
    public DateOnly? LastConfirmed(DateOnly day)
    {
        DateOnly? last = null;
        foreach (var days in Spoken)
        {
            if (days.First > day)
                break;
            last = days.Last < day ? days.Last : day;
        }

        return last;
    }

    /// <summary>By possible start, possible end, person, certain start: the order in which tenures are looked at and shown.</summary>
    public static IOrderedEnumerable<Tenure> InOrder(IEnumerable<Tenure> tenures) => tenures
        .OrderBy(tenure => tenure.Possible.Start).ThenBy(tenure => tenure.Possible.End)
        .ThenBy(tenure => tenure.Person, StringComparer.Ordinal).ThenBy(tenure => tenure.Certain.Start);
}

/// <summary>Days one after the other.</summary>
/// <param name="First">The first, inclusive.</param>
/// <param name="Last">The last, inclusive.</param>
public readonly record struct Days(DateOnly First, DateOnly Last);

/// <summary>What a claim does for a tenure.</summary>
public enum Does
{
    /// <summary>Says when it starts.</summary>
    Starts,

    /// <summary>Says when it ends.</summary>
    Ends,

    /// <summary>Says both.</summary>
    Both,

    /// <summary>Says that it went on then: an appointment for another term, or a day on which the person held the post.</summary>
    Confirms,
}

/// <summary>A claim that a tenure rests on, with its words.</summary>
public sealed record Ground
{
    /// <summary>The claim's id.</summary>
    public required string Claim { get; init; }

    /// <summary>What it does for the tenure.</summary>
    public required Does Does { get; init; }

    /// <summary>True for a successor's start that ends an open predecessor (design, Resolution 3).</summary>
    public bool? Inferred { get; init; }

    /// <summary>Who denies the claim, as claim ids.</summary>
    public IReadOnlyList<string>? DeniedBy { get; init; }

    /// <summary>The claim's kind, as in import lines.</summary>
    public required string Kind { get; init; }

    /// <summary>The source that makes the claim.</summary>
    public required string Source { get; init; }

    /// <summary>The exact words.</summary>
    public string? Quote { get; init; }

    /// <summary>
    /// Dates that a correction changed since the words were quoted, by their import names: what the quote still says, and why it is wrong.
    /// </summary>
    public IReadOnlyDictionary<string, Was>? Corrected { get; init; }

    /// <summary>From the speaker to the publisher.</summary>
    public IReadOnlyList<Attribution>? Attribution { get; init; }

    /// <summary>The ground that a claim gives.</summary>
    public static Ground Of(Claim claim, Does does) => new()
    {
        Claim = claim.Id,
        Does = does,
        DeniedBy = claim.DeniedBy.Count > 0 ? claim.DeniedBy : null,
        Kind = ClaimKinds.Of(claim.Body),
        Source = claim.Body.Source,
        Quote = claim.Body.Quote?.Exact,
        Attribution = claim.Body.Attribution,
    };
}

/// <summary>What a field was before it was corrected.</summary>
/// <param name="Value">As it was; null where it was not stated.</param>
/// <param name="Reason">Why it was corrected.</param>
public sealed record Was([property: JsonPropertyName("was")] string? Value, string? Reason);

/// <summary>Why a claim was not used.</summary>
public enum Why
{
    /// <summary>It was withdrawn.</summary>
    Retracted,

    /// <summary>This wording was replaced.</summary>
    Corrected,

    /// <summary>An editor ranked it deprecated.</summary>
    Deprecated,

    /// <summary>Another reading is the headline.</summary>
    Outranked,

    /// <summary>The rule set does not know such statements.</summary>
    [JsonStringEnumMemberName("not-in-rule-set")]
    NotInRuleSet,
}

/// <summary>A claim that was not used, and why.</summary>
public sealed record SetAside(string Claim, Why Why);

/// <summary>A claim that was not used, with the person and the days that it would speak of.</summary>
public sealed record SetAsidePeriod(string Person, string Claim, Why Why, Period Period);
