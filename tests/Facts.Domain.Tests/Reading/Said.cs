using Facts.Domain.Reading;

namespace Facts.Domain.Tests.Reading;

/// <summary>Reads a text that was published on Monday, 20 November 2023, and writes its statements on a line each.</summary>
internal static class Said
{
    private static readonly DateOnly Published = new(2023, 11, 20);

    public static IReadOnlyList<string> In(string text, string language = "en") => [.. Read(text, language).Statements.Select(Line)];

    public static ReadText Read(string text, string language = "en") => Reader.Read(text, language, Published);

    /// <summary>effect | person | post | organization | when, without what is absent at the end.</summary>
    private static string Line(ReadStatement one) =>
        $"{one.Effect} | {one.Person} | {one.Post} | {one.Organization} | {one.When}".TrimEnd(' ', '|');
}
