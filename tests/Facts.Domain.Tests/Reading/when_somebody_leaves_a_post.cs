namespace Facts.Domain.Tests.Reading;

public sealed class when_somebody_leaves_a_post
{
    [Theory]
    [InlineData("Norcross Corp said Ann Reed resigned as chairman.", "resignation")]
    [InlineData("Norcross Corp said chairman Ann Reed has retired.", "resignation")]
    [InlineData("Ann Reed will step down as chairman of Norcross Corp.", "resignation")]
    [InlineData("The board of Norcross Corp fired chairman Ann Reed.", "dismissal")]
    [InlineData("Norcross Corp said Ann Reed was ousted as chairman.", "dismissal")]
    [InlineData("Norcross Corp said chairman Ann Reed died.", "tenure")]
    [InlineData("Norcross Corp spoke of talks following the resignation of chairman Ann Reed.", "resignation")]
    public void it_ends(string text, string kind)
    {
        var one = Said.Read(text).Statements.ShouldHaveSingleItem();
        (one.Effect, one.Person, one.Post, one.Organization, one.Kind).ShouldBe(("ends", "Ann Reed", "chairman", "Norcross Corp", kind));
    }

    [Fact]
    public void who_is_succeeded_leaves_what_the_other_one_takes() =>
        Said.In("Norcross Corp named Ann Reed president and chief executive, succeeding Tom Barlow, who will remain a director.").ShouldBe(
        [
            "starts | Ann Reed | president | Norcross Corp",
            "starts | Ann Reed | chief executive | Norcross Corp",
            "ends | Tom Barlow | president | Norcross Corp",
            "ends | Tom Barlow | chief executive | Norcross Corp",
            "holds | Tom Barlow | director | Norcross Corp",
        ], ignoreOrder: true);

    [Fact]
    public void who_succeeds_takes_what_the_other_one_leaves() =>
        Said.In("Norcross Corp said Tom Barlow will resign as treasurer. He will be replaced by Ann Reed.").ShouldBe(
            ["ends | Tom Barlow | treasurer | Norcross Corp", "starts | Ann Reed | treasurer | Norcross Corp"], ignoreOrder: true);

    [Fact]
    public void why_the_predecessor_went_is_told_behind() =>
        Said.Read("Norcross Corp named Ann Reed president to succeed Tom Barlow, who retired last year.").Statements
            .Single(one => one.Effect == "ends").ShouldSatisfyAllConditions(
                one => one.Kind.ShouldBe("resignation"), one => one.When.ShouldBe("2022"), one => one.Person.ShouldBe("Tom Barlow"));

    [Theory]
    [InlineData("Norcross Corp said chairman Ann Reed left for Paris.")]
    [InlineData("Shareholders urged Ann Reed to resign as chairman of Norcross Corp.")]
    [InlineData("Norcross Corp said its board rejected the resignation of chairman Ann Reed.")]
    public void nobody_leaves(string text) => Said.Read(text).Statements.Select(one => one.Effect).ShouldNotContain("ends");

    [Fact]
    public void who_is_named_beside_a_post_that_another_one_takes_leaves_it() =>
        Said.In("Norcross Corp said president Ann Reed was named chairman. Tom Barlow was elected president.").ShouldContain(
            "ends | Ann Reed | president | Norcross Corp");
}
