using Facts.Commands;
using Facts.Domain.Answers;

namespace Facts.Answers;

/// <summary>An answer in one plain sentence, and another that says why it is not certain.</summary>
internal static class AnswerSentence
{
    private const int MostNames = 6;
    private const string Seat = "held a seat of the";

    public static string Of(Answer answer)
    {
        var (post, day) = ($"{answer.Post.Name} of {answer.Organization.Name}", $"on {EdtfWords.AsOf(answer.On)}");
        var seated = answer.Post.Seats > 1;
        return answer switch
        {
            { Status: Status.Unknown } =>
                $"Nothing known: no claim recorded by {EdtfWords.AsOf(answer.KnownAt)} says who {(seated ? Seat : "was")} {post} {day}.",
            { Holders: [] } => $"Nobody is known to have {(seated ? Seat : "been")} {post} {day}: {Gone(answer)}.",
            { Post.Seats: { } seats and > 1 } => Seats(answer, seats, post, day),
            { Holders: [var only] } => One(only, answer, $"{post} {day}"),
            { Post.Seats: 1 } when answer.Holders.All(holder => holder.Certainty == Certainty.Possible) =>
                $"Possibly {Listed(answer.Holders.Select(Name), "or")} was {post} {day}{Doubt(answer)}.",
            { Status: Status.Disputed } => $"Disputed: {Names(answer.Holders)} are said to have held the post {post} {day}.",
            _ => $"{Names(answer.Holders)} held the post {post} {day}.",
        };
    }

    /// <summary>Why the holder is only possible, or what else is said; null when there is nothing to add.</summary>
    public static string? Why(Holder holder, string on)
    {
        var because = TermWords.Doubts(holder, on);
        var sentences = new List<string>();
        if (holder.Certainty == Certainty.Possible && because.Count > 0)
            sentences.Add($"Possible, not certain: {string.Join(", and ", because)}.");
        if (holder.OtherFrom is { Count: > 0 } starts)
            sentences.Add($"The start is disputed: {Readings(holder.From, starts)}.");
        if (holder.OtherTo is { Count: > 0 } ends)
            sentences.Add($"The end is disputed: {Readings(holder.To, ends)}.");
        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }

    private static string Readings(string? headline, IReadOnlyList<string> others) =>
        string.Join(", or ", others.Prepend(headline).OfType<string>().Select(EdtfWords.Of));

    private static string One(Holder holder, Answer answer, string held)
    {
        var term = TermWords.Of(holder, answer.On);
        var possibly = holder.Certainty == Certainty.Possible && !term.Contains("possibly", StringComparison.Ordinal) ? "possibly " : "";
        string[] parts = [holder.Person.Name, TermWords.Capacity(holder.Capacity), term];
        var who = string.Join(", ", parts.Where(part => part.Length > 0));
        return $"{who}{(who == holder.Person.Name ? "" : ",")} was {possibly}{held}{Doubt(answer)}.";
    }

    private static string Seats(Answer answer, int seats, string post, string day)
    {
        var count = answer.Holders.Count;
        var known = count > seats
            ? $"{count} people are known {day} for the {seats} seats of the {post}"
            : $"{count} of {seats} seats of the {post} {(count == 1 ? "is" : "are")} known {day}";
        return $"{known}: {Names(answer.Holders)}{Doubt(answer)}.";
    }

    private static string Gone(Answer answer)
    {
        var left = answer.ChangesThatDay.Where(change => change.Did == Did.Left).Select(change => change.Person.Name).ToList();
        return left.Count == 0
            ? "the last known holder had left, and no successor is known"
            : $"{Listed(left, "and")} left that day, and no successor is known";
    }

    private static string Names(IReadOnlyList<Holder> holders) =>
        Listed(holders.Select(holder => holder.Certainty == Certainty.Possible ? $"possibly {Name(holder)}" : Name(holder)), "and");

    private static string Name(Holder holder) =>
        holder.Person.Name + (TermWords.Capacity(holder.Capacity) is { Length: > 0 } capacity ? $" ({capacity})" : "");

    private static string Doubt(Answer answer) => answer.Status == Status.Disputed ? ", but that is disputed" : "";

    private static string Listed(IEnumerable<string> names, string and)
    {
        var all = names.ToList();
        if (all.Count > MostNames)
            all = [.. all.Take(MostNames - 1), $"{all.Count - MostNames + 1} more"];
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all[..^1])} {and} {all[^1]}";
    }
}
