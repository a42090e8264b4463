using Facts.Domain.Claims;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// What one claim states about a person's stay in a post: a start, an end, both, that it goes on, or that it covers a day. The dates are
/// null where it says nothing of them.
/// </summary>
internal sealed record Statement
{
    public required Claim Claim { get; init; }

    public Boundary? Start { get; init; }

    /// <summary>Never <c>..</c>; that is <see cref="GoesOn"/>.</summary>
    public Boundary? End { get; init; }

    /// <summary>Stated to be ongoing: its end lies after <see cref="At"/>.</summary>
    public bool GoesOn { get; init; }

    /// <summary>
    /// When it is confirmed by "in office on" and by "ongoing": all of a day, or some moment of what is vaguer. Null where the report has no
    /// day.
    /// </summary>
    public Boundary? At { get; init; }

    /// <summary>The first moment at which the person surely holds the post by a confirmation.</summary>
    public DateTime SureFrom => IsDay ? At!.Earliest : At!.Latest;

    /// <summary>The last such moment.</summary>
    public DateTime SureTo => IsDay ? At!.Latest : At!.Earliest;

    /// <summary>
    /// Of one that goes on: it ends later than this. Where the report has no day, later than the day on which it started: a register that has
    /// both on one day contradicts it.
    /// </summary>
    public DateTime GoesOnAfter => At?.Earliest ?? (Start is null || Start.Earliest > Moments.Forever.AddDays(-2) ? Moments.Beginning
        : Start.Earliest + (TimeSpan.FromDays(1) - Moments.Tick));

    public bool IsWhole => Start is not null && End is not null;

    public bool IsLoneEnd => Start is null && End is not null;

    /// <summary>Says that the person held the post at a time, and nothing of the start or the end.</summary>
    public bool IsAttested => Start is null && End is null && At is not null;

    public bool IsPreferred => Claim.Rank == Rank.Preferred;

    public Capacity? Capacity => CapacityOf(Claim);

    private bool IsDay => At!.Latest - At.Earliest < TimeSpan.FromDays(1);

    public static Statement Of(Claim claim) => claim.Body switch
    {
        AppointmentClaimed { When: var when } => new() { Claim = claim, Start = Boundary.Parse(when) },
        DismissalClaimed { When: var when } => new() { Claim = claim, End = Boundary.Parse(when) },
        ResignationClaimed { When: var when } => new() { Claim = claim, End = Boundary.Parse(when) },
        TenureClaimed { On: { } on } => new() { Claim = claim, At = Boundary.Parse(on) },
        TenureClaimed { To: Boundary.OpenText } tenure => new()
        {
            Claim = claim,
            Start = Parse(tenure.From),
            GoesOn = true,
            At = DayOfReport(claim),
        },
        TenureClaimed { From: var from, To: var to } => new() { Claim = claim, Start = Parse(from), End = Parse(to) },
        _ => throw new InvalidOperationException($"A {ClaimKinds.Of(claim.Body)} claim moves no post."),
    };

    public static Capacity? CapacityOf(Claim claim) =>
        (claim.Body as AppointmentClaimed)?.Capacity ?? (claim.Body as TenureClaimed)?.Capacity;

    private static Boundary? Parse(string? text) => text is null ? null : Boundary.Parse(text);

    /// <summary>The last day in its attribution, else the first day on which its source was published.</summary>
    private static Boundary? DayOfReport(Claim claim)
    {
        var said = (claim.Body.Attribution ?? []).Select(step => step.On).OfType<string>().Select(Boundary.Parse)
            .Select(on => on.Latest).Where(latest => latest < Moments.Forever).ToList();
        if (said.Count > 0)
            return DayOf(said.Max());
        var published = claim.Published is not { } text ? null
            : AsOf.TryParseInstant(text) is { } instant ? new Boundary(text, instant, instant) : Boundary.Parse(text);
        return published is { } known && known.Earliest > Moments.Beginning ? DayOf(known.Earliest) : null;
    }

    private static Boundary DayOf(DateTime moment) =>
        Boundary.OfDay(DateOnly.FromDateTime(moment).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))!;
}
