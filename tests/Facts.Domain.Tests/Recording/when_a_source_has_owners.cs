using Facts.Domain.Access;
using Facts.Domain.Sources;

namespace Facts.Domain.Tests.Recording;

/// <summary>Who is limited to <c>mine</c>, beside what belongs to <c>theirs</c>.</summary>
public sealed class when_a_source_has_owners
{
    private const string Theirs = """{"type":"source","id":"s","title":"Secret","organizations":["theirs"],"text":"The board removed him."}""",
        Own = """{"type":"source","id":"own","title":"T","text":"Our words."}""",
        TheirClaim = """{"type":"claim","id":"c","kind":"statement","source":"s","organization":"theirs","quote":"removed him"}""",
        OwnClaim = """{"type":"claim","id":"m","kind":"threat","action":"leave","source":"own","organization":"mine","quote":"Our words"}""";

    /// <summary>Every line that names a source; $ stands for its id.</summary>
    public static TheoryData<string> Citing =>
    [
        """{"type":"claim","id":"x","kind":"statement","source":"$","organization":"mine"}""",
        """{"type":"claim","id":"x","kind":"statement","source":"$","organization":"mine","quote":"board"}""",
        """{"type":"claim","id":"x","kind":"statement","source":"$","organization":"mine","quote":"no such words"}""",
        """{"type":"source","id":"x","origin":"$"}""",
        """{"type":"correction","claim":"m","set":{"source":"$","quote":"board"},"reason":"r"}""",
        """{"type":"correction","claim":"m","set":{"source":"$","quote":"no such words"},"reason":"r"}""",
        """{"type":"correction","claim":"m","set":{"note":"n"},"reason":"r","source":"$"}""",
        """{"type":"retraction","claim":"m","reason":"r","source":"$"}""",
        """{"type":"outcome","claim":"m","outcome":"lapsed","source":"$"}""",
        """{"type":"name","source":"$","title":"t","reason":"r"}""",
    ];

    [Theory]
    [MemberData(nameof(Citing))]
    public void one_that_is_not_theirs_is_as_if_it_were_not_there(string line)
    {
        var lines = new Decided().Given(Theirs, TheirClaim, Own, OwnClaim);
        var foreign = lines.By("mine", line.Replace("$", "s", StringComparison.Ordinal)).Refusal!;
        var none = lines.By("mine", line.Replace("$", "z", StringComparison.Ordinal)).Refusal!;
        foreign.Code.ShouldBe(Codes.UnknownSource);
        foreign.Message.Replace("'s'", "'z'", StringComparison.Ordinal).ShouldBe(none.Message);
        lines.Code(null, line.Replace("$", "s", StringComparison.Ordinal)).ShouldBeOneOf("", Codes.QuoteNotFound);
    }

    [Fact]
    public void whoever_is_limited_declares_it_for_their_organizations()
    {
        var lines = new Decided();
        ((SourceRecorded)lines.By("b a", Own).Events.Single().Data).Organizations.ShouldBe(["a", "b"]);
        lines.Code("a", Own).ShouldBe("unchanged");
        lines.Code("c", Own).ShouldBe(Codes.IdConflict);
        lines.Code("mine", Theirs).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("", """{"type":"source","id":"nobody-s"}""").ShouldBe(AccessCodes.OtherOrganization);
        lines.Given("""{"type":"source","id":"all"}""");
        lines.State.Sources["all"].Organizations.ShouldBeNull();
        lines.Code("mine", """{"type":"claim","id":"x","kind":"statement","source":"all","organization":"mine"}""").ShouldBe(Codes.UnknownSource);
    }

    [Fact]
    public void who_guesses_its_text_is_not_told()
    {
        var lines = new Decided().Given(Theirs);
        var (same, other) = (Theirs.Replace(""","organizations":["theirs"]""", "", StringComparison.Ordinal), """{"type":"source","id":"s"}""");
        var refused = lines.By("mine", same).Refusal!;
        refused.ShouldBe(lines.By("mine", other).Refusal);
        refused.Code.ShouldBe(Codes.IdConflict);
        refused.Message.ShouldContain("taken");
        lines.Code("theirs", same).ShouldBe("unchanged");
    }

    [Fact]
    public void a_citation_by_one_who_may_gives_the_right_and_takes_none()
    {
        var lines = new Decided().Given(Theirs);
        lines.Code("mine", """{"type":"claim","id":"x","kind":"statement","source":"s","organization":"mine"}""").ShouldBe(Codes.UnknownSource);
        lines.Given("""{"type":"claim","id":"y","kind":"statement","source":"s","organization":"mine"}""");
        lines.Code("mine", """{"type":"claim","id":"x","kind":"statement","source":"s","organization":"mine"}""").ShouldBe("");
        lines.Code("theirs", TheirClaim).ShouldBe("");
        lines.Code("mine", """{"type":"name","source":"s","title":"t","reason":"r"}""").ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("mine theirs", """{"type":"name","source":"s","title":"t","reason":"r"}""").ShouldBe("");
    }

    [Fact]
    public void it_is_given_to_further_organizations_by_the_same_line_with_these()
    {
        var lines = new Decided().Given(Theirs);
        var further = Theirs.Replace("[\"theirs\"]", "[\"theirs\",\"mine\"]", StringComparison.Ordinal);
        ((SourceShared)lines.By(null, further).Events.Single().Data).Organizations.ShouldBe(["mine"]);
        lines.Code(null, further).ShouldBe("unchanged");
        lines.Code(null, Theirs).ShouldBe("unchanged");
        lines.Code("mine", """{"type":"claim","id":"x","kind":"statement","source":"s","organization":"mine","quote":"board"}""").ShouldBe("");
        lines.Code("mine", Theirs.Replace("theirs", "mine", StringComparison.Ordinal)).ShouldBe("unchanged");
        lines.Code("mine", further).ShouldBe(AccessCodes.OtherOrganization);
    }

    [Fact]
    public void a_claim_of_others_is_not_told_of_by_its_id()
    {
        var lines = new Decided().Given(Theirs, TheirClaim, Own);
        var taken = lines.By("mine", """{"type":"claim","id":"c","kind":"statement","source":"own","organization":"mine","quote":"no such words"}""").Refusal!;
        taken.Code.ShouldBe(Codes.IdConflict);
        taken.Message.ShouldBe("The id 'c' is taken: choose another one for this claim.");
        string Denial(string of) => $$"""{"type":"claim","id":"d","kind":"denial","source":"own","organization":"mine","denies":"{{of}}"}""";
        lines.By("mine", Denial("c")).Refusal!.Message.ShouldBe(lines.By("mine", Denial("z")).Refusal!.Message.Replace("'z'", "'c'", StringComparison.Ordinal));
        lines.By(null, Denial("c")).Refusal!.Message.ShouldContain("theirs");
    }
}
