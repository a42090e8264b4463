using Facts.Domain.Reading;

namespace Facts.TextReading;

/// <summary>A statement as two lines for people: what it says, and the words that say so.</summary>
internal static class StatementText
{
    public static string Of(ReadStatement one)
    {
        var post = one.Post ?? "(post not named)";
        var capacity = one.Capacity is null ? "" : $", {one.Capacity}";
        var organization = one.Organization is null ? "" : $" of {one.Organization}";
        var when = one.When is null ? "" : one.How is null ? $", {one.When}" : $", {one.When} ({one.How})";
        return $"{one.Effect,-7} {one.Person}: {post}{capacity}{organization}{when}\n        “{OneLine(one.Quote)}”";
    }

    private static string OneLine(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
