using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Answers;

/// <summary>A question and the tenures that touch its day → the answer.</summary>
public static class Answering
{
    /// <summary>
    /// The stretch of valid time whose tenures an answer needs: the day asked about up to the moment, and the moment before that day, so
    /// that those who went on are told from those who joined. Both ends inclusive.
    /// </summary>
    public static (DateTime From, DateTime To) Window(AsOf on) =>
        (on.DayStart > Moments.Beginning ? on.DayStart - Moments.Tick : on.DayStart, on.Moment);

    /// <summary>Composes the answer.</summary>
    /// <param name="rules">The rules that the evidence comes from.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="organization">The organization with its name.</param>
    /// <param name="post">The post with its name and seats.</param>
    /// <param name="evidence">What is known of the post around the day.</param>
    /// <param name="named">A person by id, with the name that is shown, and what they are.</param>
    public static Answer Compose(
        RuleSet rules, Question question, Named organization, NamedPost post, Evidence evidence, Func<string, Named> named)
    {
        var on = question.On.Moment;
        // A table gives its rows in any order.
        var tenures = Tenure.InOrder(evidence.Tenures).ToList();
        var (held, outranked) = Holding.At(rules, post.Seats, tenures, on);
        var holders = held
            .Select(one => (Holder: HolderOf(rules, one, question.On, named), one.Shown.Covered.Start))
            .OrderBy(holder => holder.Holder.Certainty).ThenBy(holder => holder.Start)
            .ThenBy(holder => holder.Holder.Person.Id, StringComparer.Ordinal)
            .Select(holder => holder.Holder)
            .ToList();

        return new Answer
        {
            Organization = organization,
            Post = post,
            On = question.On.Text,
            KnownAt = AsOf.Print(question.Known.Moment),
            Rule = rules.Name,
            Status = StatusOf(rules, holders, post.Seats, evidence.AnyEnded),
            Holders = holders,
            ChangesThatDay = DayChanges.Of(question.On, tenures, named),
            SetAside =
            [
                .. evidence.SetAside
                    .Where(aside => aside.Period.Contains(on) && !(rules.IsByDay && post.Seats == 1 && IsOver(aside, held)))
                    .Select(aside => new SetAside(aside.Claim, aside.Why))
                    .Concat(tenures.Where(tenure => tenure.Possible.Contains(on)).SelectMany(tenure => tenure.Outranked))
                    .Concat(outranked.SelectMany(tenure => tenure.Because).Where(ground => ground.Inferred is null)
                        .Select(ground => new SetAside(ground.Claim, Why.Outranked)))
                    .Distinct().OrderBy(aside => aside.Claim, StringComparer.Ordinal).ThenBy(aside => aside.Why),
            ],
        };
    }

    /// <summary>A claim that stated a start, or an end, speaks of a post with one seat until somebody certainly follows.</summary>
    private static bool IsOver(SetAsidePeriod aside, List<Held> held) => aside.Period.End == Moments.Forever
        && held.Exists(one => one.Certainty == Certainty.Certain && one.Shown.Covered.Start > aside.Period.Start);

    private static Holder HolderOf(RuleSet rules, Held held, AsOf on, Func<string, Named> named)
    {
        var shown = held.Shown;
        var because = rules.IsByDay ? shown.Because : held.Also.Prepend(shown).SelectMany(tenure => tenure.Because);
        return new Holder
        {
            Person = named(shown.Person),
            Capacity = shown.Capacity,
            Certainty = held.Certainty,
            Disputed = held.Disputed,
            From = shown.From?.Text,
            To = shown.To?.Text,
            OtherFrom = Texts(shown.OtherStarts),
            OtherTo = Texts(shown.OtherEnds),
            LastConfirmed = shown.LastConfirmed(DateOnly.FromDateTime(on.Moment)),
            Because = [.. because.DistinctBy(ground => (ground.Claim, ground.Does))],
            Also = rules.IsByDay && held.Also.Count > 0 ? [.. held.Also.Select(tenure => AlsoOf(tenure, on.Moment))] : null,
        };
    }

    private static Also AlsoOf(Tenure tenure, DateTime on) => new()
    {
        From = tenure.From?.Text,
        To = tenure.To?.Text,
        Capacity = tenure.Capacity,
        Certainty = tenure.IsCertain(on) ? Certainty.Certain : Certainty.Possible,
        Disputed = tenure.IsDisputed(on),
        Because = tenure.Because,
    };

    private static List<string>? Texts(IReadOnlyList<Boundary> boundaries) =>
        boundaries.Count == 0 ? null : [.. boundaries.Select(boundary => boundary.Text)];

    private static Status StatusOf(RuleSet rules, List<Holder> holders, int? seats, bool anyEnded)
    {
        if (holders.Count == 0)
            return anyEnded ? Status.Vacant : Status.Unknown;
        var crowded = !rules.IsByDay && seats == 1 && holders.Count(holder => holder.Certainty == Certainty.Certain) > 1;
        return crowded || holders.Exists(holder => holder.Disputed) ? Status.Disputed : Status.Held;
    }
}

/// <summary>What is known of a post around the day asked about.</summary>
/// <param name="Tenures">Those that are possible somewhere in <see cref="Answering.Window"/>; more do no harm.</param>
/// <param name="SetAside">Those that speak of the moment; more do no harm.</param>
/// <param name="AnyEnded">Whether some tenure ended at or before the moment. Asked only when nobody holds the post.</param>
public sealed record Evidence(IReadOnlyList<Tenure> Tenures, IReadOnlyList<SetAsidePeriod> SetAside, bool AnyEnded)
{
    /// <summary>The evidence in all that resolution found.</summary>
    public static Evidence Of(Resolved resolved, AsOf on) =>
        new(resolved.Tenures, resolved.SetAside, resolved.Tenures.Any(tenure => tenure.Possible.End <= on.Moment));
}
