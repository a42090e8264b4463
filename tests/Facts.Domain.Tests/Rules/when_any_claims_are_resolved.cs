using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Tests.Rules;

/// <summary>What holds of all claims, by either rule set.</summary>
public sealed class when_any_claims_are_resolved
{
    private static int Times { get; } = int.TryParse(Environment.GetEnvironmentVariable("FACTS_TEST_TIMES"), out var times) ? times : 1;

    public static TheoryData<string> RuleSets => [.. RuleSet.All.Select(rules => rules.Name)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void their_order_plays_no_part(string name) => Gen.Select(AnyBoard.Of(8), Gen.Int[0, int.MaxValue]).Sample(
        (any, seed) =>
        {
            var rules = RuleSet.Find(name)!;
            var claims = any.Make(rules).Claims.ToArray();
            var expected = Text(Resolve(rules, any.Seats, claims));
            new Random(seed).Shuffle(claims);
            Text(Resolve(rules, any.Seats, claims)).ShouldBe(expected);
        },
        iter: 2_000 * Times);

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void one_that_is_withdrawn_was_never_said(string name) => AnyBoard.Of(8).Sample(
        any =>
        {
            var rules = RuleSet.Find(name)!;
            var board = any.Make(rules, out var claims);
            if (claims is not [.., var last])
                return;
            // Denials of it go with it; what was said of others stays.
            var without = Resolve(rules, any.Seats, [.. board.Claims.Where(claim => claim.Id != last)]);
            board.Retracted(last);
            Tenures(Resolve(rules, any.Seats, board.Claims)).ShouldBe(Tenures(without));
        },
        iter: 2_000 * Times);

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void tenures_are_well_formed(string name) => AnyBoard.Of(8).Sample(
        any =>
        {
            foreach (var tenure in any.Make(RuleSet.Find(name)!).Resolve().Tenures)
            {
                tenure.Possible.IsEmpty.ShouldBeFalse();
                Within(tenure.DisputedOn, tenure.Possible);
                Within(tenure.Certain.IsEmpty ? [] : [tenure.Certain], tenure.Covered);
                Within(tenure.Doubtful, tenure.Certain);
                tenure.Because.ShouldNotBeEmpty();
            }
        },
        iter: 2_000 * Times);

    private static void Within(IReadOnlyList<Period> days, Period whole)
    {
        foreach (var period in days)
            (whole.Start <= period.Start && period.Start < period.End && period.End <= whole.End).ShouldBeTrue($"{period} in {whole}");
    }

    private static Resolved Resolve(RuleSet rules, int? seats, IReadOnlyList<Claim> claims) =>
        Resolution.Resolve(rules, "ceo", seats, claims, person => person);

    private static string Text(Resolved resolved) => Tenures(resolved) + string.Join('\n', resolved.SetAside);

    private static string Tenures(Resolved resolved) => string.Join('\n', resolved.Tenures.Select(Text).Order(StringComparer.Ordinal));

    private static string Text(Tenure tenure) => System.Text.Json.JsonSerializer.Serialize(tenure);
}
