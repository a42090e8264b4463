using CsCheck;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;

namespace Facts.Domain.Tests.Tenures;

public sealed class when_news_comes_late
{
    [Fact]
    public void it_puts_an_earlier_holder_before_the_present_one()
    {
        var board = new Board(seats: 1);
        board.Appointed("bob", "2022-01-01");
        board.Who("2021-06-01").ShouldBe("");
        board.Appointed("ann", "2020-01-01");
        board.Who("2021-06-01").ShouldBe("ann");
        board.Who("2022-06-01").ShouldBe("bob");
    }

    [Fact]
    public void it_puts_a_holder_between_two_that_were_known()
    {
        var board = new Board(seats: 1);
        board.Appointed("ann", "2020-01-01");
        board.Appointed("cyd", "2023-01-01");
        board.Who("2022-06-01").ShouldBe("ann");
        board.Appointed("bob", "2022-01-01");
        board.Who("2021-06-01").ShouldBe("ann");
        board.Who("2022-06-01").ShouldBe("bob");
        board.Who("2023-06-01").ShouldBe("cyd");
    }

    [Fact]
    public void it_ends_a_tenure_by_a_dismissal_that_is_heard_of_after_the_next_appointment()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Appointed("ann", "2022-01-01");
        board.Dismissed("ann", "2021-01-01");
        board.Who("2020-06-01").ShouldBe("ann");
        board.Who("2021-06-01").ShouldBe("");
        board.Who("2022-06-01").ShouldBe("ann");
    }

    [Fact]
    public void it_uses_the_last_word_of_a_correction_of_a_correction()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2022-01-01");
        board.Corrected(claim, body => (TenureClaimed)body with { To = "2021-01-01" });
        board.Corrected(claim, body => (TenureClaimed)body with { To = "2021-07-01" });
        board.Who("2021-06-01").ShouldBe("ann");
        board.Who("2021-08-01").ShouldBe("");
        board.On("2021-08-01").SetAside.ShouldBe([new SetAside(claim, Why.Corrected)]);
    }

    [Fact]
    public void it_follows_a_claim_whose_correction_moved_it_and_was_itself_corrected()
    {
        var board = new Board();
        var claim = board.Held("ann", "2020-01-01", "2022-01-01");
        board.Corrected(claim, body => (TenureClaimed)body with { Person = "bob" });
        board.Corrected(claim, body => (TenureClaimed)body with { Person = "cyd" });
        board.Who("2021-06-01").ShouldBe("cyd");
        board.Corrected(claim, body => (TenureClaimed)body with { Person = "ann" });
        board.Who("2021-06-01").ShouldBe("ann");
    }

    [Fact]
    public void it_keeps_a_tenure_that_another_source_tells_when_one_claim_is_withdrawn()
    {
        var board = new Board();
        var one = board.Held("ann", "2020-01-01", "2022-01-01");
        var other = board.Held("ann", "2020-01-01", "2022-01-01", source: "s2");
        board.Retracted(one);
        board.Who("2021-06-01").ShouldBe("ann");
        board.On("2021-06-01").Holders.ShouldHaveSingleItem().Because.Select(ground => ground.Claim).ShouldBe([other]);
        board.Retracted(other);
        board.Who("2021-06-01").ShouldBe("");
    }

    [Fact]
    public void it_parts_an_un_merged_identity_with_the_claims_that_came_while_it_was_merged()
    {
        var board = new Board();
        board.Appointed("ann", "2020-01-01");
        board.Same("anna", "ann");
        board.Dismissed("anna", "2021-01-01");
        board.Who("2022-06-01").ShouldBe("");
        board.NotSame("anna", "ann");
        board.Who("2020-06-01").ShouldBe("ann anna?");
        board.Who("2022-06-01").ShouldBe("ann");
        board.Same("anna", "ann");
        board.Who("2022-06-01").ShouldBe("");
    }

    private static readonly string[] Days =
        ["2024-01-05", "2024-01-09", "2024-01-20", "[2024-01-05..2024-01-12]", "[..2024-01-15]", "2024-01", "2024-01-20?", "2024-01-09T12:00:00Z"];

    private static readonly string[] People = ["ann", "bob", "cyd"];

    private static readonly Gen<int[][]> Rolls = Gen.Int[0, 999].Array[6].Array[1, 9];

    [Fact]
    public void it_does_not_depend_on_the_order_of_claims_that_were_recorded_at_one_time() =>
        Gen.Select(Rolls, Gen.Int, Gen.Int[0, 2]).Sample(
            (rolls, seed, seats) =>
            {
                var claims = rolls.Select(Of).ToArray();
                var shuffled = claims.ToArray();
                new Random(seed).Shuffle(shuffled);
                var (one, other) = (Resolve(claims, seats), Resolve(shuffled, seats));
                Text(other).ShouldBe(Text(one));
            },
            iter: 5_000, threads: 1);

    private static ClaimEvent Of(int[] roll, int number)
    {
        var (id, source, person) = ($"c{number}", $"s{roll[0] % 3}", People[roll[1] % 3]);
        var (one, other) = (Days[roll[2] % Days.Length], Days[roll[3] % Days.Length]);
        return (roll[4] % 4) switch
        {
            0 => new AppointmentClaimed
            {
                Id = id,
                Source = source,
                Organization = "acme",
                Post = "ceo",
                Person = person,
                When = one,
                Capacity = (roll[5] % 3) switch { 0 => Capacity.Interim, 1 => Capacity.Permanent, _ => null },
            },
            1 => new DismissalClaimed { Id = id, Source = source, Organization = "acme", Post = "ceo", Person = person, When = one },
            2 => new TenureClaimed { Id = id, Source = source, Organization = "acme", Post = "ceo", Person = person, From = one, To = roll[5] % 2 == 0 ? ".." : other },
            _ => new TenureClaimed { Id = id, Source = source, Organization = "acme", Post = "ceo", Person = person, To = one },
        };
    }

    private static Resolved Resolve(IEnumerable<ClaimEvent> claims, int seats)
    {
        var at = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        var organization = new Organization("acme");
        foreach (var claim in claims)
            organization.Apply(claim, at);
        return Resolution.Resolve(RuleSet.Editorial1, "ceo", seats == 0 ? null : seats, [.. organization.Claims.Values], organization.Identities.Canonical);
    }

    private static string Text(Resolved resolved) => System.Text.Json.JsonSerializer.Serialize(resolved);
}
