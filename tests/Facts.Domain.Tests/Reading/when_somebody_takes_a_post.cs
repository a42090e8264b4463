namespace Facts.Domain.Tests.Reading;

public sealed class when_somebody_takes_a_post
{
    [Theory]
    [InlineData("Norcross Corp said it named Ann Reed president.")]
    [InlineData("Norcross Corp named Ann Reed as its new president.")]
    [InlineData("Ann Reed has been appointed president of Norcross Corp.")]
    [InlineData("Norcross Corp said Ann Reed will become president.")]
    [InlineData("Norcross Corp said Ann Reed was elected to the post of president.")]
    [InlineData("The new president of Norcross Corp is Ann Reed.")]
    public void it_starts(string text) => Said.In(text).ShouldBe(["starts | Ann Reed | president | Norcross Corp"]);

    [Fact]
    public void several_posts_are_several_statements() =>
        Said.In("Norcross Corp said it elected Ann Reed chairman and chief executive officer and a director.").ShouldBe(
        [
            "starts | Ann Reed | chairman | Norcross Corp",
            "starts | Ann Reed | chief executive officer | Norcross Corp",
            "starts | Ann Reed | director | Norcross Corp",
        ]);

    [Fact]
    public void each_of_several_people_takes_the_post_that_follows() =>
        Said.In("Norcross Corp named Ann Reed chairman and Tom Barlow as vice president of sales.").ShouldBe(
        [
            "starts | Ann Reed | chairman | Norcross Corp",
            "starts | Tom Barlow | vice president of sales | Norcross Corp",
        ], ignoreOrder: true);

    [Fact]
    public void a_verb_may_be_understood() =>
        Said.In("Ann Reed was made president of Norcross Corp and Tom Barlow treasurer.").ShouldContain(
            "starts | Tom Barlow | treasurer | Norcross Corp");

    [Fact]
    public void a_seat_on_the_board_is_the_post_of_a_director() =>
        Said.In("Norcross Corp elected to its board Ann Reed, chairman of Delta Bank, and Tom Barlow.").ShouldBe(
        [
            "starts | Ann Reed | director | Norcross Corp",
            "holds | Ann Reed | chairman | Delta Bank",
            "starts | Tom Barlow | director | Norcross Corp",
        ], ignoreOrder: true);

    [Fact]
    public void a_post_may_be_of_two_organizations() =>
        Said.In("Norcross Corp said Ann Reed was elected treasurer of the company and its Delta Foods Inc unit.").ShouldBe(
        [
            "starts | Ann Reed | treasurer | Norcross Corp",
            "starts | Ann Reed | treasurer | Delta Foods Inc",
        ], ignoreOrder: true);

    [Fact]
    public void an_interim_post_says_so() =>
        Said.Read("Norcross Corp named Ann Reed interim chief executive.").Statements.ShouldHaveSingleItem().Capacity.ShouldBe("interim");

    [Fact]
    public void nobody_takes_what_is_no_post() => Said.In("Norcross Corp named Ann Reed a defendant in its suit.").ShouldBeEmpty();
}
