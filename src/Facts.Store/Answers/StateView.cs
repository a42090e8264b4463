using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Answers;

/// <summary>Leadership and board of an organization on a day: every post, and the threats, plans and figures that were known.</summary>
internal sealed record StateView
{
    public required Named Organization { get; init; }

    public required string On { get; init; }

    public required string KnownAt { get; init; }

    public required string Rule { get; init; }

    public required IReadOnlyList<PostState> Posts { get; init; }

    public IReadOnlyList<Announcement> Threats { get; init; } = [];

    public IReadOnlyList<Announcement> Plans { get; init; } = [];

    public IReadOnlyList<Announcement> Figures { get; init; } = [];

    public static StateView Of(
        Named organization,
        RuleSet? rules,
        AsOf on,
        AsOf known,
        IReadOnlyCollection<Answer> answers,
        IReadOnlyCollection<MadeClaim> claims) => new()
        {
            Organization = organization,
            On = on.Text,
            KnownAt = AsOf.Print(known.Moment),
            Rule = answers.FirstOrDefault()?.Rule ?? (rules ?? RuleSet.Editorial2).Name,
            Posts = [.. answers.Select(PostState.Of)],
            Threats = [.. Announcement.Of<ThreatClaimed>(claims, on.Moment)],
            Plans = [.. Announcement.Of<PlanClaimed>(claims, on.Moment)],
            Figures = [.. Announcement.Of<FigureClaimed>(claims, on.Moment)],
        };
}

/// <summary>One post in the state view.</summary>
internal sealed record PostState
{
    public required NamedPost Post { get; init; }

    public required Status Status { get; init; }

    /// <summary>Only for a post with declared seats.</summary>
    public SeatCount? Seats { get; init; }

    public required IReadOnlyList<Holder> Holders { get; init; }

    public required IReadOnlyList<DayChange> ChangesThatDay { get; init; }

    public required IReadOnlyList<SetAside> SetAside { get; init; }

    public static PostState Of(Answer answer) => new()
    {
        Post = answer.Post,
        Status = answer.Status,
        Seats = answer.Post.Seats is { } declared ? new SeatCount(declared, answer.Holders.Count) : null,
        Holders = answer.Holders,
        ChangesThatDay = answer.ChangesThatDay,
        SetAside = answer.SetAside,
    };
}

/// <summary>How many seats a post has, and how many of them have a known holder.</summary>
internal sealed record SeatCount(int Declared, int Known);
