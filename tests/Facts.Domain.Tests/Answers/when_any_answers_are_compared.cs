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

    /// <summary>Person, start, length, how much of both ends is not certain, capacity and dispute; hours, so that some fall within a day.</summary>
    private static readonly Gen<Tenure> AnyTenure =
        Gen.Select(Gen.Int[0, 3], Gen.Int[-1, 12], Gen.Int[1, 14], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5]).Select((person, from, length, early, late, marks) =>
        {
            var possible = new Period(Hour(from), length > 12 ? Moments.Forever : Hour(from + length));
            return new Tenure
            {
                Person = $"p{person}",
                Possible = possible,
                Certain = Period.Of(Hour(from + early), possible.End == Moments.Forever ? possible.End : Hour(from + length - late)),
                Capacity = marks < 2 ? (Capacity)marks : null,
                Disputed = marks == 2,
            };
        });

    [Fact]
    public void they_are_what_a_look_at_every_moment_finds() =>
        Gen.Select(AnyTenure.List[0, 7], AnyTenure.List[0, 7], Gen.Int[0, 7]).Sample((before, after, kept) =>
        {
            // Some are believed before and after.
            var later = after.Concat(before.Take(kept)).ToList();
            Text(Changes.InDays("ceo", new(RuleSet.Editorial1, null, before), new(RuleSet.Editorial1, null, later))).ShouldBe(Text(Looked(before, later)));
        }, iter: 5_000);

    /// <summary>Steps of five hours; before the first one lies all of the past.</summary>
    private static DateTime Hour(int step) => step < 0 ? Moments.Beginning : Start.AddHours(5 * step);

    private static string Text(IEnumerable<AnswerChange> changes) =>
        string.Join('\n', changes.Select(change => $"{change.From:O} {change.To:O} {string.Join(", ", change.Who)}"));

    private static List<AnswerChange> Looked(List<Tenure> before, List<Tenure> after)
    {
        var limits = before.Concat(after)
            .SelectMany(tenure => (DateTime[])[tenure.Possible.Start, tenure.Possible.End, tenure.Certain.Start, tenure.Certain.End])
            .Append(Moments.Beginning).Append(Moments.Forever).Distinct().Order().ToList();
        var exact = limits.Zip(limits.Skip(1)).Select(gap => new AnswerChange("ceo", gap.First, gap.Second, Who(before, after, gap.First))).ToList();
        var days = exact.Select(change => change with { From = Day(change.From), To = Day(change.To) }).Where(change => change.From < change.To);
        return Joined(days) is { Count: > 0 } joined ? joined : Joined(exact);
    }

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

    private static List<Difference> Who(List<Tenure> before, List<Tenure> after, DateTime on)
    {
        var (was, becomes) = (Holders(before, on), Holders(after, on));
        return [.. was.Keys.Union(becomes.Keys).Order(StringComparer.Ordinal)
            .Select(person => new Difference(person, was.GetValueOrDefault(person), becomes.GetValueOrDefault(person)))
            .Where(one => one.Was != one.Is)];
    }

    private static Dictionary<string, Brief> Holders(List<Tenure> tenures, DateTime on) =>
        Tenure.InOrder(tenures).Where(tenure => tenure.Possible.Contains(on)).GroupBy(tenure => tenure.Person).ToDictionary(
            group => group.Key,
            group => group.OrderBy(tenure => tenure.Certain.Contains(on) ? 0 : 1).ThenByDescending(tenure => tenure.Possible.Start)
                .ThenByDescending(tenure => tenure.Possible.End)
                .Select(tenure => new Brief(
                    tenure.Person, tenure.Capacity, tenure.Certain.Contains(on) ? Certainty.Certain : Certainty.Possible, tenure.Disputed))
                .First());

    private static DateTime Day(DateTime moment) => moment == Moments.Beginning || moment.Date == Moments.Forever.Date ? moment : moment.Date;
}
