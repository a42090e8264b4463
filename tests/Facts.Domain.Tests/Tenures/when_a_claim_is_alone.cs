using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Rules;

namespace Facts.Domain.Tests.Tenures;

public class when_a_claim_is_alone
{
    private static readonly string?[] Dates =
        [null, "2020", "2020-03-01", "[2020-02..2020-04]", "2021-05~", "..", "[..2020-06]"];

    private static readonly Claim Stranger = Made(new AppointmentClaimed
    {
        Id = "stranger",
        Source = "s",
        Organization = "acme",
        Post = "board",
        Person = "zoe",
        When = "2019",
    });

    public static TheoryData<string> Claims() => [.. All().Select(claim => claim.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Claims))]
    public void it_comes_to_the_same_as_beside_a_claim_about_somebody_else(string id)
    {
        var claim = Made(All().First(one => one.Id == id));

        var alone = Resolution.Resolve(RuleSet.Editorial1, "board", null, [claim], person => person);
        var beside = Resolution.Resolve(RuleSet.Editorial1, "board", null, [claim, Stranger], person => person);

        Assert.Equal(
            JsonSerializer.Serialize(beside.Tenures.Where(tenure => tenure.Person == "ann")), JsonSerializer.Serialize(alone.Tenures));
        Assert.Empty(alone.SetAside);
    }

    private static IEnumerable<PostClaim> All()
    {
        foreach (var from in Dates)
        {
            foreach (var to in Dates.Where(to => from is not null || to is not null).Where(_ => from != ".."))
                yield return Tenure($"tenure {from} to {to}", from, to);
            if (from is null or "..")
                continue;
            yield return new AppointmentClaimed
            {
                Id = $"appointment {from}",
                Source = "s",
                Organization = "acme",
                Post = "board",
                Person = "ann",
                When = from,
                Capacity = Capacity.Interim,
            };
            yield return new DismissalClaimed
            {
                Id = $"dismissal {from}",
                Source = "s",
                Organization = "acme",
                Post = "board",
                Person = "ann",
                When = from,
            };
        }
    }

    private static TenureClaimed Tenure(string id, string? from, string? to) =>
        new() { Id = id, Source = "s", Organization = "acme", Post = "board", Person = "ann", From = from, To = to };

    private static Claim Made(ClaimEvent body) => new() { Body = body, RecordedAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
}
