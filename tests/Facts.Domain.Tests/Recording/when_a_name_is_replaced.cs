using Facts.Domain.Access;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_name_is_replaced
{
    private const string Ann = """{"type":"person","id":"ann","name":"An Imposter","aliases":["Ana"]}""",
        Right = """{"type":"name","person":"ann","name":"Ann Lee","reason":"her passport"}""",
        Source = """{"type":"source","id":"s","title":"T"}""";

    private static string Claim(string organization, string id = "c") =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{organization}}","post":"p","person":"ann","from":"2020"}""";

    [Fact]
    public void who_was_named_wrongly_by_one_who_is_limited_gets_the_right_name_by_one_who_is_not()
    {
        var lines = new Decided().Given(Source);
        lines.Code("a", Ann).ShouldBe("");
        var other = lines.By(null, """{"type":"person","id":"ann","name":"Ann Lee"}""").Refusal!;
        other.Code.ShouldBe(Codes.IdConflict);
        other.Message.ShouldContain("'name'");
        lines.Code(null, Right).ShouldBe("");
        lines.Code(null, Right).ShouldBe("unchanged");
        lines.State.People["ann"].Name.ShouldBe("Ann Lee");
        // What was declared, and what it came to, both change nothing.
        lines.Code(null, Ann).ShouldBe("unchanged");
        lines.Code("a", Ann).ShouldBe("unchanged");
        lines.Code(null, """{"type":"person","id":"ann","name":"Ann Lee","aliases":["Ana"]}""").ShouldBe("unchanged");
        lines.Code(null, """{"type":"name","person":"ann","name":"Ann Lee","aliases":[],"reason":"nobody says Ana"}""").ShouldBe("");
        lines.Code(null, """{"type":"person","id":"ann","name":"Ann Lee"}""").ShouldBe("unchanged");
    }

    [Fact]
    public void a_person_is_at_home_where_they_were_declared_until_others_speak_of_them()
    {
        var lines = new Decided().Given(Source);
        lines.Code("a", Ann).ShouldBe("");
        lines.Given(Claim("a"));
        lines.Code("b", Right).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("a", Right).ShouldBe("");
        lines.Given(Claim("b", "d"));
        lines.Code("a", Right.Replace("Lee", "Leigh", StringComparison.Ordinal)).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("a b", Right.Replace("Lee", "Leigh", StringComparison.Ordinal)).ShouldBe("");
        lines.Code(null, Right.Replace("Lee", "Li", StringComparison.Ordinal)).ShouldBe("");
    }

    [Theory]
    [InlineData("""{"type":"claim","id":"c","kind":"threat","source":"s","organization":"b","action":"leave","signatories":["ann"]}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"plan","source":"s","organization":"b","action":"join","people":["ann"]}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"tenure","source":"s","organization":"b","post":"p","person":"ann","from":"2020"}""")]
    public void one_whom_others_speak_of_is_not_named_by_a_declaration_either(string claim)
    {
        var lines = new Decided().Given(Source, claim);
        lines.Code("a", Ann).ShouldBe(Codes.IdConflict);
        lines.Code("b", Ann).ShouldBe("");
    }

    [Fact]
    public void who_is_limited_to_no_organization_names_nobody()
    {
        var lines = new Decided();
        lines.Code("", Ann).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("a", Ann).ShouldBe("");
    }

    /// <summary>Declared by one who is not limited, declared by others, and only spoken of by others.</summary>
    [Theory]
    [InlineData(Ann, null)]
    [InlineData(Ann, "b")]
    [InlineData("""{"type":"claim","id":"c","kind":"tenure","source":"s","organization":"b","post":"p","person":"ann","from":"2020"}""", null)]
    public void who_may_not_name_a_person_learns_only_that_the_id_is_taken(string there, string? by)
    {
        var lines = new Decided().Given(Source);
        lines.Code(by, there).ShouldBe("");
        var declared = lines.By("a", """{"type":"person","id":"ann","name":"Somebody"}""").Refusal!;
        (declared.Code, declared.Message).ShouldBe((Codes.IdConflict, "The id 'ann' is taken: choose another one for this person."));
        var named = lines.By("a", Right).Refusal!;
        named.Code.ShouldBe(AccessCodes.OtherOrganization);
        named.Message.ShouldBe("The name of 'ann' is not for ed to give: it may stand in answers about other organizations.");
    }

    [Theory]
    [InlineData("""{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"b","post":"p","person":"bo","when":"2020","by":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"dismissal","source":"s","organization":"b","post":"p","person":"bo","when":"2020","by":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"threat","source":"s","organization":"b","action":"leave","by":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"plan","source":"s","organization":"b","action":"join","with":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"statement","source":"s","organization":"b","by":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"statement","source":"s","organization":"b","about":"ann"}""")]
    [InlineData("""{"type":"claim","id":"c","kind":"statement","source":"s","organization":"b","attribution":[{"who":"ann"}]}""")]
    public void a_mention_gives_no_home_and_bars_nobody(string mention)
    {
        var lines = new Decided().Given(Source, mention);
        lines.Code("a", Ann).ShouldBe("");
        lines.State.People["ann"].Organizations.ShouldBe(["a"]);
        lines.Code("b", Right).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("a", Right).ShouldBe("");
    }

    [Fact]
    public void whom_one_who_is_not_limited_declared_only_such_a_one_renames()
    {
        var lines = new Decided().Given(Ann);
        lines.Code("a", Right).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("a", Ann).ShouldBe("unchanged");
        lines.Code("a", Ann.Replace("Imposter", "Other", StringComparison.Ordinal)).ShouldBe(Codes.IdConflict);
    }

    [Fact]
    public void an_organization_is_renamed_by_its_own()
    {
        var lines = new Decided().Given("""{"type":"organization","id":"o","name":"O"}""");
        const string line = """{"type":"name","organization":"o","name":"Oh","reason":"r"}""";
        lines.Code("p", line).ShouldBe(AccessCodes.OtherOrganization);
        lines.Code("o", line).ShouldBe("");
        lines.State.Organization("o").State.Names!.Former.ShouldBe(["O"]);
        lines.Code(null, """{"type":"organization","id":"o","name":"O"}""").ShouldBe("unchanged");
        lines.Code(null, """{"type":"organization","id":"o","name":"Oh"}""").ShouldBe("unchanged");
        lines.By(null, """{"type":"organization","id":"o","name":"Ooh"}""").Refusal!.Message.ShouldContain("'name'");
    }

    [Fact]
    public void a_source_is_called_by_what_it_was_declared_with_or_is_called_now()
    {
        var lines = new Decided().Given(Source, """{"type":"name","source":"s","title":"U","reason":"r"}""");
        lines.Code(null, Source).ShouldBe("unchanged");
        lines.Code(null, """{"type":"source","id":"s","title":"U"}""").ShouldBe("unchanged");
        lines.By(null, """{"type":"source","id":"s","title":"V"}""").Refusal!.Message.ShouldContain("'name'");
        lines.Code(null, """{"type":"source","id":"s","title":"U","url":"u"}""").ShouldBe(Codes.IdConflict);
    }

    [Theory]
    [InlineData(Codes.UnknownPerson, """{"type":"name","person":"nobody","name":"N","reason":"r"}""")]
    [InlineData(Codes.UnknownOrganization, """{"type":"name","organization":"nobody","name":"N","reason":"r"}""")]
    [InlineData(Codes.UnknownSource, """{"type":"name","source":"nobody","title":"N","reason":"r"}""")]
    [InlineData(Codes.MissingField, """{"type":"name","name":"N","reason":"r"}""")]
    [InlineData(Codes.MissingField, """{"type":"name","person":"ann","reason":"r"}""")]
    [InlineData(Codes.MissingField, """{"type":"name","person":"ann","name":"N"}""")]
    [InlineData(Codes.MissingField, """{"type":"name","person":"ann","name":"","reason":"r"}""")]
    [InlineData(Codes.MissingField, """{"type":"name","source":"s","name":"N","reason":"r"}""")]
    [InlineData(Codes.UnknownField, """{"type":"name","person":"ann","organization":"o","name":"N","reason":"r"}""")]
    [InlineData(Codes.UnknownField, """{"type":"name","source":"s","title":"N","aliases":["n"],"reason":"r"}""")]
    [InlineData(Codes.InvalidValue, """{"type":"name","person":"ann","name":7,"reason":"r"}""")]
    [InlineData(Codes.InvalidDate, """{"type":"name","person":"ann","name":"N","reason":"r","recordedAt":"2026-01-02"}""")]
    [InlineData(Codes.RecordedTimeGoesBack, """{"type":"name","person":"ann","name":"N","reason":"r","recordedAt":"2025-01-01"}""")]
    [InlineData(Codes.RecordedTimeGoesBack, """{"type":"name","source":"s","title":"N","reason":"r","recordedAt":"2025-01-01"}""")]
    public void it_is_refused_for_what_is_wrong_with_it(string code, string line) =>
        new Decided().Given(Ann, Source).Code(null, line).ShouldBe(code);
}
