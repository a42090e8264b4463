using CsCheck;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Tests.Tenures;

namespace Facts.Domain.Tests.Answers;

/// <summary>What answers hang on, against a search that resolves the whole post without each set of claims.</summary>
public sealed class when_any_answer_is_asked_why
{
    private static readonly string[] People = ["ann", "bob", "cyd"], Days = ["2024-01-05", "2024-01-09", "[2024-01-05..2024-01-12]", "2024-01-20"];

    /// <summary>Act, person, two days, and which claim is acted upon.</summary>
    private static readonly Gen<(int Act, int Person, int One, int Other, int Upon)[]> Acts =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 6]).Array[1, 7];

    [Fact]
    public void it_is_what_a_search_through_all_sets_finds() => Gen.Select(Acts, Gen.Int[0, 2], Gen.Int[1, 28]).Sample((acts, seats, day) =>
    {
        var (board, on) = (Made(acts, seats), $"2024-01-{day:00}");
        var resting = board.Resting(on);
        var candidates = resting.Grounds().ToList();
        var hanging = Dependence.SmallestSets(resting, candidates, () => false);
        hanging.Incomplete.ShouldBeFalse();
        hanging.Sets.Select(set => string.Join(' ', set)).ShouldBe(Tried(board, on, candidates));
    }, iter: 5_000);

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

    private static Board Made((int Act, int Person, int One, int Other, int Upon)[] acts, int seats)
    {
        var (board, made) = (new Board(seats == 0 ? null : seats), new List<string>());
        foreach (var (act, who, one, other, upon) in acts)
        {
            var (person, source, day) = (People[who], $"s{upon % 3}", Days[one]);
            var before = made.Count == 0 ? null : made[upon % made.Count];
            switch (act)
            {
                case 0 or 1:
                    made.Add(board.Appointed(person, day, other == 0 ? Capacity.Interim : null, source));
                    break;
                case 2:
                    made.Add(board.Dismissed(person, day, source));
                    break;
                case 3 or 4:
                    made.Add(board.Held(person, day, other == 0 ? ".." : Days[other], source));
                    break;
                case 5:
                    made.Add(board.Held(person, null, day, source));
                    break;
                case 6 when before is not null:
                    board.Denied(before);
                    break;
                case 7 when before is not null:
                    board.Ranked(before, (Rank)(other % 3));
                    break;
                case 8 when before is not null:
                    board.Retracted(before);
                    break;
                case 9:
                    board.Same("bob", "ann");
                    break;
            }
        }

        return board;
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
