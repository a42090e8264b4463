using CsCheck;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Answers;

/// <summary>Changes of beliefs made by chance, against a look at every moment at which anything begins or ends.</summary>
public sealed class when_any_answers_are_compared
{
    private static readonly DateTime Start = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<Period> AnyPeriod = Gen.Select(Gen.Int[-1, 12], Gen.Int[1, 14]).Select((from, length) =>
        new Period(Hour(from), length > 12 ? Moments.Forever : Hour(from + length)));

    /// <summary>Person, stretch, how much of both ends is not certain, capacity and dispute; hours, so that some fall within a day.</summary>
    private static readonly Gen<Tenure> AnyTenure =
        Gen.Select(Gen.Int[0, 3], AnyPeriod, Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 8]).Select(
        (person, possible, early, late, marks) => new Tenure
        {
            Person = $"p{person}",
            Possible = possible,
            Certain = Period.Of(After(possible.Start, early), possible.End == Moments.Forever ? possible.End : possible.End.AddHours(-5 * late)),
            Capacity = marks < 3 ? (Capacity)marks : null,
            Disputed = marks == 4,
        });

    /// <summary>With what only the later rules know.</summary>
    private static readonly Gen<Tenure> AnyTenureByDay =
        Gen.Select(AnyTenure, AnyPeriod.List[0, 2], AnyPeriod.List[0, 2], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Bool).Select(
        (tenure, doubtful, disputed, absent, lingering, preferred) =>
        {
            var (possible, certain) = (tenure.Possible, tenure.Certain);
            var covered = Period.Of(absent is 1 or 2 ? After(possible.Start, absent) : possible.Start,
                lingering == 1 && possible.End < Moments.Forever ? possible.End.AddHours(-5) : possible.End);
            return tenure with
            {
                Certain = certain.Intersect(covered),
                Doubtful = [.. Periods.Joined(doubtful.Select(one => one.Intersect(certain.Intersect(covered))))],
                DisputedOn = Periods.Joined(disputed),
                Absent = Period.Of(possible.Start, covered.IsEmpty ? possible.Start : covered.Start),
                Lingering = covered.IsEmpty ? Period.Empty : Period.Of(covered.End, possible.End),
                Preferred = preferred,
            };
        });

    public static TheoryData<string, int> RuleSets
    {
        get
        {
            var sets = new TheoryData<string, int>();
            foreach (var rules in RuleSet.All)
            {
                sets.Add(rules.Name, 0);
                sets.Add(rules.Name, 1);
            }

            return sets;
        }
    }

    private static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("FACTS_TEST_TIMES"), out var times) ? times : 1;

    /// <summary>So a save needs to read few of those whom it does not concern.</summary>
    [Theory]
    [MemberData(nameof(RuleSets))]
    public void nobody_else_matters_but_those_who_meet_what_changes(string name, int seats)
    {
        var rules = RuleSet.Find(name)!;
        var any = rules.IsByDay ? AnyTenureByDay : AnyTenure;
        Gen.Select(any.List[0, 5], any.List[0, 5], any.List[0, 6], Gen.Int[0, 5]).Sample(
            (some, more, all, kept) =>
            {
                List<Tenure> before = [.. some.Where(IsOurs)], after = [.. more.Concat(some.Take(kept)).Where(IsOurs)];
                List<Tenure> others = [.. all.Where(tenure => !IsOurs(tenure))];
                var stretches = ChangedStretches.Of(rules, before, after);
                var count = rules.IsByDay && (seats == 1 || before.Concat(after).Concat(others).Any(tenure => !tenure.Lingering.IsEmpty));
                List<Tenure> meeting = [.. others.Where(tenure => count && stretches.Any(stretch => !stretch.Intersect(tenure.Possible).IsEmpty))];
                Text(Changes.InDays("ceo", Among(before, meeting), Among(after, meeting)))
                    .ShouldBe(Text(Changes.InDays("ceo", Among(before, others), Among(after, others))));

                Belief Among(List<Tenure> ours, List<Tenure> beside) => new(rules, seats == 0 ? null : seats, [.. ours, .. beside]);
            },
            iter: 5_000 * Times);

        static bool IsOurs(Tenure tenure) => tenure.Person is "p0" or "p1";
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void they_are_what_a_look_at_every_moment_finds(string name, int seats)
    {
        var rules = RuleSet.Find(name)!;
        var any = rules.IsByDay ? AnyTenureByDay : AnyTenure;
        Gen.Select(any.List[0, 7], any.List[0, 7], Gen.Int[0, 7]).Sample(
            (before, after, kept) =>
            {
                // Some are believed before and after.
                var later = after.Concat(before.Take(kept)).ToList();
                Belief was = new(rules, seats == 0 ? null : seats, before), becomes = was with { Tenures = later };
                Text(Changes.InDays("ceo", was, becomes)).ShouldBe(Text(Looked(was, becomes)));
            },
            iter: 3_000 * Times);
    }

    /// <summary>Steps of five hours; before the first one lies all of the past.</summary>
    private static DateTime Hour(int step) => step < 0 ? Moments.Beginning : Start.AddHours(5 * step);

    private static DateTime After(DateTime start, int steps) => start == Moments.Beginning ? Hour(steps) : start.AddHours(5 * steps);

    private static string Text(IEnumerable<AnswerChange> changes) =>
        string.Join('\n', changes.Select(change => $"{change.From:O} {change.To:O} {string.Join(", ", change.Who)}"));

    private static List<AnswerChange> Looked(Belief before, Belief after)
    {
        var limits = before.Tenures.Concat(after.Tenures).SelectMany(Limits).Append(Moments.Beginning).Append(Moments.Forever).Distinct().Order().ToList();
        var exact = limits.Zip(limits.Skip(1)).Select(gap => new AnswerChange("ceo", gap.First, gap.Second, Who(before, after, gap.First))).ToList();
        var days = exact.Select(change => change with { From = Day(change.From), To = Day(change.To) }).Where(change => change.From < change.To);
        return Joined(days) is { Count: > 0 } joined ? joined : Joined(exact);
    }

    private static IEnumerable<DateTime> Limits(Tenure tenure) => tenure.Doubtful.Concat(tenure.DisputedOn)
        .Append(tenure.Possible).Append(tenure.Certain).Append(tenure.Absent).Append(tenure.Lingering)
        .SelectMany(period => (DateTime[])[period.Start, period.End]);

    private static List<AnswerChange> Joined(IEnumerable<AnswerChange> changes)
    {
        var joined = new List<AnswerChange>();
        foreach (var change in changes.Where(change => change.Who.Count > 0))
        {
            if (joined is [.., var last] && last.To == change.From && last.Who.SequenceEqual(change.Who))
                joined[^1] = last with { To = change.To };
            else
                joined.Add(change);
        }

        return joined;
    }

    private static List<Difference> Who(Belief before, Belief after, DateTime on)
    {
        var (was, becomes) = (Holders(before, on), Holders(after, on));
        return [.. was.Keys.Union(becomes.Keys).Order(StringComparer.Ordinal)
            .Select(person => new Difference(person, was.GetValueOrDefault(person), becomes.GetValueOrDefault(person)))
            .Where(one => one.Was != one.Is)];
    }

    /// <summary>As an answer has them.</summary>
    private static Dictionary<string, Brief> Holders(Belief belief, DateTime on)
    {
        var evidence = new Evidence([.. belief.Tenures.Where(tenure => !tenure.Possible.IsEmpty)], [], false);
        var question = new Question("acme", "ceo", AsOf.At(on), AsOf.At(on));
        return Answering.Compose(belief.Rules, question, new Named("acme", "Acme"), new NamedPost("ceo", "CEO", belief.Seats), evidence, id => new Named(id, id))
            .Holders.ToDictionary(
                holder => holder.Person.Id,
                holder => new Brief(holder.Person.Id, holder.Capacity, holder.Certainty, holder.Disputed));
    }

    private static DateTime Day(DateTime moment) => moment == Moments.Beginning || moment.Date == Moments.Forever.Date ? moment : moment.Date;
}
