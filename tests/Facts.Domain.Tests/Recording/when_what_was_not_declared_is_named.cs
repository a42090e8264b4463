using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

/// <summary>It is created with its id as name, and said to be; a strict author has the line refused instead.</summary>
public sealed class when_what_was_not_declared_is_named
{
    private const string Holding = """{"type":"claim","id":"c","kind":"tenure","source":"s","organization":"acme","post":"chair","person":"ann","from":"2020"}""";

    private static readonly string[] Declared =
    [
        """{"type":"source","id":"s"}""",
        """{"type":"organization","id":"acme","name":"Acme"}""",
        """{"type":"post","organization":"acme","id":"chair","name":"Chair"}""",
        """{"type":"person","id":"ann","name":"Ann"}""",
    ];

    [Fact]
    public void what_was_declared_is_recorded()
    {
        var strict = Strict(Declared);
        strict.Codes(Holding).ShouldBe([""]);
    }

    [Theory]
    [InlineData(1, "organization 'acme'")]
    [InlineData(2, "post 'chair' of 'acme'")]
    [InlineData(3, "person 'ann'")]
    public void a_line_that_names_it_is_refused_and_says_what(int missing, string what)
    {
        // The post is declared where its organization is not: by somebody who is not strict.
        var strict = Strict([.. Declared.Where((_, i) => i != missing)]);
        var refusal = strict.Say(Holding).Refusal!;
        refusal.Code.ShouldBe("not-declared");
        refusal.Message.ShouldContain(what);
        // Nothing came of it.
        strict.State.Homes.ShouldBeEmpty();
        strict.Codes(Holding).ShouldBe(["not-declared"]);
    }

    [Theory]
    [InlineData("""{"type":"post","organization":"amce","id":"chair"}""", "'amce'")]
    [InlineData("""{"type":"identity","person":"ann","sameAs":"anne","reason":"r"}""", "'anne'")]
    [InlineData("""{"type":"claim","id":"t","kind":"threat","source":"s","organization":"acme","action":"leave","signatories":["ann","bob"]}""", "'bob'")]
    [InlineData("""{"type":"claim","id":"l","kind":"plan","source":"s","organization":"acme","action":"join","people":["cyd"]}""", "'cyd'")]
    [InlineData("""{"type":"claim","id":"f","kind":"figure","source":"s","organization":"acme","measure":"m","value":1,"post":"chiar"}""", "'chiar'")]
    [InlineData("""{"type":"correction","claim":"c","set":{"person":"anne"},"reason":"r"}""", "'anne'")]
    [InlineData("""{"type":"correction","claim":"c","set":{"post":"chiar"},"reason":"r"}""", "'chiar'")]
    public void every_line_that_would_create_it_is_refused(string line, string what)
    {
        var strict = Strict([.. Declared, Holding]);
        var refusal = strict.Say(line).Refusal!;
        (refusal.Code, refusal.Message.Contains(what, StringComparison.Ordinal)).ShouldBe(("not-declared", true));
    }

    [Fact]
    public void what_a_line_before_it_declares_may_be_named()
    {
        var strict = Strict([]);
        strict.Codes([.. Declared, Holding]).ShouldBe(["", "", "", "", ""]);
    }

    [Fact]
    public void what_only_a_claim_named_is_still_not_declared()
    {
        var strict = Strict([Declared[0], Holding]);
        strict.Codes(Holding).ShouldBe(["unchanged"]);
        strict.Codes("""{"type":"claim","id":"d","kind":"resignation","source":"s","organization":"acme","post":"chair","person":"ann","when":"2021"}""")
            .ShouldBe(["not-declared"]);
    }

    [Fact]
    public void a_correction_names_only_what_the_claim_did_not()
    {
        var strict = Strict([Declared[0], Holding]);
        strict.Codes("""{"type":"correction","claim":"c","set":{"from":"2021"},"reason":"r"}""").ShouldBe([""]);
    }

    [Fact]
    public void who_is_only_mentioned_need_not_be_declared()
    {
        var strict = Strict(Declared);
        strict.Codes("""{"type":"claim","id":"s1","kind":"statement","source":"s","organization":"acme","by":"somebody","about":"someone","attribution":[{"who":"a friend"}]}""")
            .ShouldBe([""]);
    }

    [Fact]
    public void whether_others_declared_somebody_is_not_told()
    {
        var decided = new Decided().Given(Declared[..3]);
        decided.By("globex", """{"type":"person","id":"ann","name":"Ann"}""").Refusal.ShouldBeNull();
        decided.State.IsStrict = true;
        decided.State.Shared.AddOwners("s", ["acme"]);
        decided.Code("acme", Holding).ShouldBe("not-declared");
    }

    [Fact]
    public void it_is_said_to_be_created_once()
    {
        var decided = new Decided().Given(Declared[0]);
        Created(decided, Holding).ShouldBe(["organization 'acme'", "post 'chair' of 'acme'", "person 'ann'"]);
        Created(decided, Holding.Replace("\"c\"", "\"d\"", StringComparison.Ordinal)).ShouldBeEmpty();
        Created(decided, """{"type":"correction","claim":"c","set":{"person":"anne"},"reason":"r"}""").ShouldBe(["person 'anne'"]);
    }

    [Fact]
    public void what_is_declared_is_not_said_to_be_created()
    {
        var decided = new Decided().Given(Declared);
        Created(decided, Holding).ShouldBeEmpty();
    }

    [Fact]
    public void a_refused_line_creates_nothing()
    {
        var decided = new Decided();
        Created(decided, Holding).ShouldBeEmpty();
    }

    /// <summary>What a line creates, as an importer notes it; it is folded.</summary>
    private static List<string> Created(Decided decided, string line)
    {
        var decision = decided.Decide(line);
        var created = Naming.Created(decision, decided.State);
        decided.State.There.UnionWith(created);
        decided.State.Apply(decision);
        return [.. created.Select(one => one.ToString())];
    }

    private static Decided Strict(string[] given)
    {
        var decided = new Decided().Given(given);
        decided.State.IsStrict = true;
        return decided;
    }
}
