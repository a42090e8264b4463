using System.Text.Json;
using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Ledger;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Tests.Storage;

/// <summary>One event of each type, with every field filled that it was released with.</summary>
internal static partial class SampleEvents
{
    private static readonly Quote Words = new("Müller resigned — “at once”", "yesterday, ", ".", 10, 37);
    private static readonly IReadOnlyList<Attribution> Way = [new("emmett-shear", "X", "2023-11-20"), new("Wired")];

    private static readonly AppointmentClaimed Appointment = new()
    {
        Id = "c1",
        Source = "s1",
        Organization = "openai",
        Quote = Words,
        Attribution = Way,
        Note = "read as Friday",
        Origin = "wire",
        Post = "ceo",
        Person = "mira-murati",
        When = "2023-11-17",
        Capacity = Capacity.Interim,
        By = "the board",
    };

    /// <summary>Those that were given fields later, with these fields filled too.</summary>
    private const string Original = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    public static IEnumerable<object> Later =>
    [
        All.OfType<ClaimRanked>().Single() with { ProposedBy = "ann" },
        All.OfType<Redacted>().Single() with { ProposedBy = "ann" },
        All.OfType<SourceRecorded>().Single() with { Organizations = ["acme", "openai"], OriginalSha256 = Original },
        All.OfType<PersonDeclared>().Single() with { Organizations = ["openai"], Kind = HolderKind.Organization },
        All.OfType<PersonNamed>().Single() with { Kind = HolderKind.Organization },
        All.OfType<DissolutionClaimed>().Single() with { RecordedAt = new DateTime(2023, 11, 20, 15, 0, 0, DateTimeKind.Utc) },
        All.OfType<SourceRevised>().Single() with { OriginalSha256 = Original },
        All.OfType<TenureClaimed>().Single() with { On = "2021-06-01" },
        All.OfType<KeyGiven>().Single() with { Prefix = "facts_Ab3-_9", Hash = Original },
    ];

    public static IReadOnlyList<object> All { get; } =
    [
        new SourceRecorded
        {
            Id = "s1",
            Title = "Weekend at OpenAI",
            Publisher = "The Paper",
            Url = "https://paper.example/1?a=1&b=2",
            Language = "id",
            PublishedAt = "2023-11-20T09:00:00Z",
            Origin = "wire",
            Text = "Naïve\n“text” <b>'&+\u0001",
            Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
        new SourceRevised
        {
            Source = "s1",
            Revision = 2,
            Text = "Naïve\n“text” \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd \U0001F469\u200D\U0001F4BB",
            Sha256 = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            Reason = "the paper corrected a name",
            PublishedAt = "2023-11-21",
            Url = "https://paper.example/1?v=2",
        },
        new SourceConfirmed
        {
            Source = "s1",
            Revision = 2,
            Reason = "the daily look",
            PublishedAt = "2023-11-21",
            Url = "https://paper.example/1?v=2",
        },
        new SourceShared { Source = "s1", Organizations = ["acme", "openai"] },
        new SourceNamed { Source = "s1", Title = "A weekend at OpenAI", Reason = "as it is printed" },
        new OrganizationNamed { Organization = "openai", Name = "OpenAI Global", Aliases = ["OpenAI"], Reason = "renamed" },
        new PersonNamed { Person = "mark-chen", Name = "Mark T. Chen", Aliases = [], ForAll = true, Reason = "his full name" },
        new OrganizationDeclared { Id = "openai", Name = "OpenAI", Aliases = ["OpenAl", "OAI"] },
        new PostDeclared { Organization = "openai", Id = "board", Name = "Board of directors", Seats = 4 },
        new PersonDeclared { Id = "mark-chen", Name = "Mark Chen", Aliases = ["Tandai Chen"] },
        new PeopleIdentified { Person = "tandai-chen", SameAs = "mark-chen", Reason = "a mistranslation" },
        new PeopleDistinguished { Person = "tandai-chen", NotSameAs = "mark-chen", Reason = "two after all" },
        Appointment,
        new DismissalClaimed
        {
            Id = "c2",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "the weekend",
            Origin = "wire",
            Post = "ceo",
            Person = "mira-murati",
            When = "[2023-11-18..2023-11-19]",
            Cause = Cause.Demoted,
            By = "the board",
            StatedReason = "loss of trust",
        },
        new ResignationClaimed
        {
            Id = "c3",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "same day",
            Origin = "wire",
            Post = "board",
            Person = "greg-brockman",
            When = "2023-11~",
            StatedReason = "the news",
        },
        new TenureClaimed
        {
            Id = "c4",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "register",
            Origin = "wire",
            Post = "board",
            Person = "will-hurd",
            From = "2021-05",
            To = "..",
            Capacity = Capacity.Permanent,
        },
        new PlanClaimed
        {
            Id = "c5",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "announced",
            Origin = "wire",
            People = ["sam-altman", "greg-brockman"],
            Post = "ceo",
            Action = "join Microsoft",
            With = "microsoft",
            When = "2023-12",
        },
        new ThreatClaimed
        {
            Id = "c6",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "letter",
            Origin = "wire",
            By = "staff",
            Action = "leave",
            Unless = "the board resigns",
            Deadline = "2023-11-25",
            Signatories = ["mira-murati"],
            Count = 500,
            Of = 770,
        },
        new DenialClaimed
        {
            Id = "c7",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "on X",
            Origin = "wire",
            Denies = "c2",
            By = "emmett-shear",
        },
        new StatementClaimed
        {
            Id = "c8",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "a memo",
            Origin = "wire",
            Nature = Nature.Allegation,
            By = "the board",
            About = "sam-altman",
            Says = "He was not candid.",
        },
        new FigureClaimed
        {
            Id = "c9",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "rounded",
            Origin = "wire",
            Measure = "investment",
            Value = 10_000_000_000.5m,
            Unit = "USD",
            AtLeast = true,
            Of = 13_000_000_000m,
            About = "c5",
            Post = "ceo",
            When = "2023",
        },
        .. Ends,
        new ClaimCorrected
        {
            Claim = "c1",
            Reason = "misread",
            Source = "s2",
            Set = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal)
            {
                ["by"] = JsonElement.Parse("null"),
                ["quote"] = JsonElement.Parse("\"Müller\""),
                ["when"] = JsonElement.Parse("\"2023-11-18\""),
            },
            Becomes = Appointment with { When = "2023-11-18" },
        },
        new ClaimRetracted { Claim = "c1", Reason = "made up", Source = "s2" },
        new ClaimRanked { Claim = "c1", Reason = "the better source", Source = "s2", Rank = Rank.Preferred },
        new OutcomeRecorded { Claim = "c6", Reason = "they stayed", Source = "s2", Outcome = Outcome.Lapsed, When = "2023-11-22" },
        new KeyGiven
        {
            Key = "desk",
            Roles = [Role.Editor, Role.Reviewer],
            Organizations = ["openai"],
            ExpiresAt = "2027-01-01T00:00:00Z",
            GivenAt = "2026-01-01T12:00:00.5Z",
        },
        new KeyRevoked { Key = "desk", RevokedAt = "2026-02-01T12:00:00Z" },
        new Redacted { Event = new Guid("13314dd0-83ec-852a-9e87-ce62c0ca5cc7"), Fields = ["/quote", "/becomes/quote"], Reason = "a court's order" },
    ];
}
