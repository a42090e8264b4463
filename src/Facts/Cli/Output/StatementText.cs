using Facts.Domain.Reading;
using Facts.Store.Sentences;

namespace Facts.Cli.Output;

/// <summary>A statement as two lines for people: what it says, and the words that say so.</summary>
internal static class StatementText
{
    public static string Of(ReadStatement one)
    {
        var post = one.Post ?? "(post not named)";
        var capacity = one.Capacity is null ? "" : $", {one.Capacity}";
        var organization = one.Organization is null ? "" : $" of {one.Organization}";
        var when = one.When is null ? "" : one.How is null ? $", {one.When}" : $", {one.When} ({one.How})";
        return $"{one.Effect,-7} {SafeText.Of($"{one.Person}: {post}{capacity}{organization}{when}")}\n        “{SafeText.Of(one.Quote)}”";
    }
}
