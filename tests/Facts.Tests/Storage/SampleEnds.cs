using Facts.Domain.Claims;

namespace Facts.Tests.Storage;

/// <content>Claims that something ended without which nobody holds a post.</content>
internal static partial class SampleEvents
{
    private static IEnumerable<object> Ends =>
    [
        new DeathClaimed
        {
            Id = "c10",
            Source = "s1",
            Organization = "",
            Quote = Words,
            Attribution = Way,
            Note = "as the family says",
            Origin = "wire",
            Person = "mira-murati",
            When = "2073-11",
            RecordedAt = new(2073, 11, 20, 9, 30, 0, DateTimeKind.Utc),
        },
        new DissolutionClaimed
        {
            Id = "c11",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "by the court",
            Origin = "wire",
            When = "[2073-11-18..2073-11-19]",
        },
        new AbolitionClaimed
        {
            Id = "c12",
            Source = "s1",
            Organization = "openai",
            Quote = Words,
            Attribution = Way,
            Note = "by the statutes",
            Origin = "wire",
            Post = "ceo",
            When = "2073-11-18",
        },
    ];
}
