using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Sources;
using Facts.Domain.Tenures;

namespace Facts.Domain.Tests.Rules;

/// <summary>A correction changes a date, and the words that are quoted still say the former one.</summary>
public sealed class when_a_quote_is_older_than_its_claim
{
    private static readonly AppointmentClaimed Said = new()
    {
        Id = "c",
        Source = "s",
        Organization = "o",
        Post = "p",
        Person = "ann",
        When = "2020-04-09",
        Quote = new Quote("on 9 April", null, null, 0, 10),
    };

    [Fact]
    public void its_ground_says_what_was_corrected_and_why()
    {
        var ground = Ground(Claim([Said], Said with { When = "2020-04-08" }, ["misread"]));

        ground.Corrected!.ShouldHaveSingleItem().ShouldBe(new("when", new Was("2020-04-09", "misread")));
    }

    [Fact]
    public void of_several_corrections_the_words_before_the_first_are_named() =>
        Ground(Claim([Said, Said with { When = "2020-04-07" }], Said with { When = "2020-04-08" }, ["misread", "again"]))
            .Corrected!["when"].ShouldBe(new Was("2020-04-09", "misread"));

    [Fact]
    public void a_field_that_was_taken_away_was_and_one_that_came_was_not()
    {
        var stay = new TenureClaimed
        {
            Id = "c",
            Source = "s",
            Organization = "o",
            Post = "p",
            Person = "ann",
            From = "2020",
            Quote = new Quote("since 2020", null, null, 0, 10),
        };
        var corrected = Ground(Claim([stay], stay with { From = null, On = "2020-05-01" }, [null])).Corrected!;

        corrected.OrderBy(field => field.Key).ShouldBe([new("from", new Was("2020", null)), new("on", new Was(null, null))]);
    }

    [Fact]
    public void another_quote_corrects_what_is_quoted_too() =>
        Ground(Claim([Said], Said with { When = "2020-04-08", Quote = new Quote("on 8 April", null, null, 0, 10) }, ["misread"]))
            .Corrected.ShouldBeNull();

    [Fact]
    public void what_was_corrected_back_is_not_corrected() =>
        Ground(Claim([Said, Said with { When = "2020-04-08" }], Said, ["wrong", "right after all"])).Corrected.ShouldBeNull();

    [Fact]
    public void the_first_rules_say_nothing_of_it() =>
        Resolution.Resolve(RuleSet.Editorial1, "p", null, [Claim([Said], Said with { When = "2020-04-08" }, ["misread"])], person => person)
            .Tenures.Single().Because.Single().Corrected.ShouldBeNull();

    private static Claim Claim(ClaimEvent[] superseded, ClaimEvent body, string?[] reasons) =>
        new() { Body = body, Superseded = superseded, Reasons = reasons, RecordedAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) };

    private static Ground Ground(Claim claim) =>
        Resolution.Resolve(RuleSet.Editorial2, "p", null, [claim], person => person).Tenures.Single().Because.Single();
}
