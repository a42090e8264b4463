using CsCheck;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tests.Rules;
using Facts.Domain.Tests.Tenures;

namespace Facts.Domain.Tests.Answers;

/// <summary>What answers hang on, against a search that resolves the whole post without each set of claims.</summary>
public sealed class when_any_answer_is_asked_why
{
    public static TheoryData<string> RuleSets => [.. RuleSet.All.Select(rules => rules.Name)];

    private static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("FACTS_TEST_TIMES"), out var times) ? times : 1;

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void it_is_what_a_search_through_all_sets_finds(string name) => Gen.Select(AnyBoard.Of(7), AnyBoard.AnyDay).Sample(
        (any, on) =>
        {
            var board = any.Make(RuleSet.Find(name)!);
            var resting = board.Resting(on);
            var candidates = resting.Grounds().ToList();
            var hanging = Dependence.SmallestSets(resting, candidates, () => false);
            hanging.Incomplete.ShouldBeFalse();
            hanging.Sets.Select(set => string.Join(' ', set)).ShouldBe(Tried(board, on, candidates));
        },
        iter: 3_000 * Times);

    [Fact]
    public void two_thousand_holders_are_each_looked_at_once()
    {
        var board = new Board();
        var claims = Enumerable.Range(0, 2_000).Select(i => board.Held($"p{i}", "2020-01-01", "..")).ToList();
        var looks = 0;
        var hanging = Dependence.SmallestSets(board.Resting("2024-01-01"), claims, () => ++looks > 2_000);
        hanging.Sets.Select(set => set.Single()).ShouldBe(claims.Order(StringComparer.Ordinal).Take(Dependence.MostSets));
        hanging.Incomplete.ShouldBeTrue();
        looks.ShouldBeLessThanOrEqualTo(2_000);
    }

    /// <summary>All would have to go together: that is one of more sets than can ever be tried.</summary>
    [Fact]
    public void a_search_that_would_not_end_says_that_it_is_incomplete()
    {
        var board = new Board();
        for (var i = 0; i < 2_000; i++)
            board.Held("ann", "2020-01-01", "..", source: $"s{i}");
        var resting = board.Resting("2024-01-01");
        var looks = 0;
        Dependence.SmallestSets(resting, resting.Grounds(), () => ++looks > 50).ShouldSatisfyAllConditions(
            hanging => hanging.Sets.ShouldBeEmpty(),
            hanging => hanging.Incomplete.ShouldBeTrue());
        // And by the work alone.
        Dependence.SmallestSets(resting, resting.Grounds(), () => ++looks > 100_000).Incomplete.ShouldBeTrue();
        looks.ShouldBeLessThan(5_000);
    }

    private static List<string> Tried(Board board, string day, List<string> candidates)
    {
        var ordered = candidates.Order(StringComparer.Ordinal).ToArray();
        var now = Gist(board.On(day, board.Claims));
        return [.. Enumerable.Range(1, (1 << ordered.Length) - 1)
            .Select(set => ordered.Where((_, i) => (set & (1 << i)) != 0).ToArray())
            .Where(set => Gist(board.On(day, Without(board.Claims, set))) != now)
            .GroupBy(set => set.Length).OrderBy(group => group.Key).FirstOrDefault()?
            .Select(set => string.Join(' ', set)).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>()];
    }

    private static List<Claim> Without(IReadOnlyList<Claim> claims, string[] set) =>
        [.. claims.Where(claim => !set.Contains(claim.Id)).Select(claim => claim with { DeniedBy = [.. claim.DeniedBy.Except(set)] })];

    private static string Gist(Answer answer) => answer.Status + string.Concat(answer.Holders
        .OrderBy(holder => holder.Person.Id, StringComparer.Ordinal)
        .Select(holder => $"|{holder.Person.Id} {holder.Capacity} {holder.Certainty} {holder.Disputed}"));
}
