using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_field_is_to_be_erased
{
    private static readonly Guid Claimed = new('1' + new string('0', 31)), Corrected = new('2' + new string('0', 31));

    [Fact]
    public void it_goes_from_every_event_that_still_says_it()
    {
        OpenEvent[] events =
        [
            new(Claimed, ["/note", "/quote"]), new(Corrected, ["/becomes/quote", "/reason", "/set/quote"]), new(Guid.AllBitsSet, ["/quoted"]),
        ];

        var (redacted, refusal) = new Redact(RedactionTarget.Parse("c1"), "quote", "she asked", "ann").Decide(events);

        refusal.ShouldBeNull();
        redacted.Select(one => (one.Event, string.Join(' ', one.Fields), one.Reason, one.ProposedBy)).ShouldBe(
            [(Claimed, "/quote", "she asked", "ann"), (Corrected, "/becomes/quote /set/quote", "she asked", "ann")]);
    }

    [Fact]
    public void a_text_goes_with_its_hashes() =>
        new Redact(RedactionTarget.Parse("source:s1"), "text", "asked").Decide([new(Claimed, ["/originalSha256", "/sha256", "/text", "/title"])])
            .Redacted.Single().Fields.ShouldBe(["/originalSha256", "/sha256", "/text"]);

    [Fact]
    public void nothing_happens_when_it_was_erased_before() =>
        new Redact(RedactionTarget.Parse("c1"), "quote", "asked").Decide([new(Claimed, ["/note"])]).ShouldSatisfyAllConditions(
            decided => decided.Redacted.ShouldBeEmpty(),
            decided => decided.Refusal.ShouldBeNull());

    [Fact]
    public void the_reason_of_one_act_is_that_act_s_own()
    {
        OpenEvent[] events = [new(Claimed, ["/reason"]), new(Corrected, ["/reason"])];

        new Redact(RedactionTarget.Parse(Corrected.ToString()), "reason", "asked").Decide(events).Redacted.Single().Event.ShouldBe(Corrected);
        new Redact(RedactionTarget.Parse("c1"), "reason", "asked").Decide(events).Redacted.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("when")]
    [InlineData("id")]
    [InlineData("")]
    public void what_is_not_personal_stays(string field) =>
        new Redact(RedactionTarget.Parse("c1"), field, "asked").Decide([new(Claimed, ["/quote"])]).Refusal!.Code.ShouldBe("not-personal");

    [Fact]
    public void what_is_not_there_is_refused() =>
        new Redact(RedactionTarget.Parse("c1"), "quote", "asked").Decide([]).Refusal!.Code.ShouldBe("unknown-event");
}
