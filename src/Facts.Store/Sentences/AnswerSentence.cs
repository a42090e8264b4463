using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Store.Sentences;

/// <summary>An answer in one plain sentence, and another that says why it is not certain; in the reader's language.</summary>
internal static class AnswerSentence
{
    private const int MostNames = 6;

    public static string Of(Answer answer)
    {
        var post = Localizer.Of($"{answer.Post.Name} of {answer.Organization.Name}", $"{answer.Post.Name} {answer.Organization.Name}");
        var day = Localizer.Of("on ", "pada ") + EdtfWords.AsOf(answer.On);
        return answer switch
        {
            { Status: Status.Unknown } => NothingKnown(answer, post, day),
            { Holders: [] } => Nobody(answer, post, day),
            { Post.Seats: { } seats and > 1 } => Seats(answer, seats, post, day),
            { Holders: [var only] } => One(only, answer, $"{post} {day}"),
            { Post.Seats: 1 } when answer.Holders.All(holder => holder.Certainty == Certainty.Possible) => Localizer.Of(
                $"Possibly {Either(answer.Holders)} {(IsToCome(answer) ? "will be" : "was")} {post} {day}{Doubt(answer)}.",
                $"Mungkin {Either(answer.Holders)} yang menjabat {post} {day}{Doubt(answer)}."),
            { Status: Status.Disputed } => Localizer.Of(
                $"Disputed: {Names(answer.Holders)} are said to have held the post {post} {day}.",
                $"Diperdebatkan: {Names(answer.Holders)} disebut memegang jabatan {post} {day}."),
            _ => Localizer.Of(
                $"{Names(answer.Holders)} {(IsToCome(answer) ? "will hold" : "held")} the post {post} {day}.",
                $"{Names(answer.Holders)} memegang jabatan {post} {day}."),
        };
    }

    /// <summary>Why the holder is only possible, or what else is said; null when there is nothing to add.</summary>
    public static string? Why(Holder holder, string on)
    {
        var because = TermWords.Doubts(holder, on);
        var sentences = new List<string>();
        if (holder.Certainty == Certainty.Possible && because.Count > 0)
            sentences.Add($"{Localizer.Of("Possible, not certain", "Mungkin, tidak pasti")}: {string.Join($", {And} ", because)}.");
        if (holder.OtherFrom is { Count: > 0 } starts)
            sentences.Add($"{Localizer.Of("The start is disputed", "Awal masa jabatan diperdebatkan")}: {Readings(holder.From, starts)}.");
        if (holder.OtherTo is { Count: > 0 } ends)
            sentences.Add($"{Localizer.Of("The end is disputed", "Akhir masa jabatan diperdebatkan")}: {Readings(holder.To, ends)}.");
        if (TermWords.LastConfirmed(holder, on) is { } confirmed)
            sentences.Add(confirmed);
        return sentences.Count == 0 ? null : string.Join(" ", sentences);
    }

    /// <summary>The day has not come yet for the reader, whatever was known when.</summary>
    private static bool IsToCome(Answer answer) => AsOf.TryParse(answer.On) is { } on
        && on.DayStart > TimeProvider.System.GetUtcNow().UtcDateTime && on.DayStart > AsOf.TryParse(answer.KnownAt)?.Moment;

    private static string And => Localizer.Of("and", "dan");

    private static string Or => Localizer.Of("or", "atau");

    private static string Readings(string? headline, IReadOnlyList<string> others) =>
        string.Join($", {Or} ", others.Prepend(headline).OfType<string>().Select(EdtfWords.Of));

    private static string NothingKnown(Answer answer, string post, string day)
    {
        var (seated, known) = (answer.Post.Seats > 1, EdtfWords.AsOf(answer.KnownAt));
        return Localizer.Of(
            $"Nothing known: no claim recorded by {known} says who {(seated ? "held a seat of the" : "was")} {post} {day}.",
            $"Tidak diketahui: tidak ada klaim tercatat sampai {known} yang menyebut siapa {Holding(seated)} {post} {day}.");
    }

    private static string Nobody(Answer answer, string post, string day)
    {
        var seated = answer.Post.Seats > 1;
        return Localizer.Of(
            $"Nobody is known to have {(seated ? "held a seat of the" : "been")} {post} {day}: {Gone(answer)}.",
            $"Tidak ada orang yang diketahui {Holding(seated)} {post} {day}: {Gone(answer)}.");
    }

    private static string Holding(bool seated) => seated ? "menduduki kursi" : "menjabat";

    private static string One(Holder holder, Answer answer, string held)
    {
        var (name, term) = (HolderWords.Of(holder.Person), TermWords.Of(holder, answer.On));
        string[] parts = [name, TermWords.Capacity(holder.Capacity), term];
        var who = string.Join(", ", parts.Where(part => part.Length > 0)) + (parts[1].Length + term.Length > 0 ? "," : "");
        var isSaid = holder.Certainty == Certainty.Certain || term.Contains(TermWords.Possibly, StringComparison.Ordinal);
        var be = IsToCome(answer) ? "will be" : "was";
        var was = isSaid ? Localizer.Of(be, IsToCome(answer) ? "akan menjadi" : "adalah")
            : Localizer.Of(IsToCome(answer) ? "will possibly be" : "was possibly", IsToCome(answer) ? "mungkin akan menjadi" : "mungkin adalah");
        return $"{who} {was} {held}{Doubt(answer)}.";
    }

    private static string Seats(Answer answer, int seats, string post, string day)
    {
        var count = answer.Holders.Count;
        var known = count > seats
            ? Localizer.Of(
                $"{count} {Holders(answer, "people", "holders")} are known {day} for the {seats} seats of the {post}",
                $"{count} {Holders(answer, "orang", "pemegang")} diketahui untuk {seats} kursi {post} {day}")
            : Localizer.Of(
                $"{count} of {seats} seats of the {post} {(count == 1 ? "is" : "are")} known {day}",
                $"{count} dari {seats} kursi {post} diketahui {day}");
        return $"{known}: {Names(answer.Holders)}{Doubt(answer)}.";
    }

    /// <summary>Not all of them need be people.</summary>
    private static string Holders(Answer answer, string people, string holders) =>
        answer.Holders.All(holder => holder.Kind is null) ? people : holders;

    private static string Gone(Answer answer)
    {
        var left = answer.ChangesThatDay.Where(change => change.Did == Did.Left).Select(change => HolderWords.Of(change.Person)).ToList();
        return left.Count == 0
            ? Localizer.Of(
                "the last known holder had left, and no successor is known",
                "pemegang terakhir yang diketahui sudah berhenti, dan tidak ada penerus yang diketahui")
            : Localizer.Of(
                $"{Listed(left, And)} left that day, and no successor is known",
                $"{Listed(left, And)} berhenti pada hari itu, dan tidak ada penerus yang diketahui");
    }

    private static string Either(IReadOnlyList<Holder> holders) => Listed(holders.Select(Name), Or);

    private static string Names(IReadOnlyList<Holder> holders) => Listed(
        holders.Select(holder => holder.Certainty == Certainty.Possible ? $"{TermWords.Possibly} {Name(holder)}" : Name(holder)), And);

    private static string Name(Holder holder) =>
        HolderWords.Of(holder.Person) + (TermWords.Capacity(holder.Capacity) is { Length: > 0 } capacity ? $" ({capacity})" : "");

    private static string Doubt(Answer answer) =>
        answer.Status == Status.Disputed ? Localizer.Of(", but that is disputed", ", tetapi hal itu diperdebatkan") : "";

    private static string Listed(IEnumerable<string> names, string and)
    {
        var all = names.ToList();
        if (all.Count > MostNames)
            all = [.. all.Take(MostNames - 1), $"{all.Count - MostNames + 1} {Localizer.Of("more", "lainnya")}"];
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all[..^1])} {and} {all[^1]}";
    }
}
