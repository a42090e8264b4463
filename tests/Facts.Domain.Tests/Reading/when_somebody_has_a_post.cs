namespace Facts.Domain.Tests.Reading;

public sealed class when_somebody_has_a_post
{
    [Theory]
    [InlineData("Norcross Corp chairman Ann Reed said sales rose.")]
    [InlineData("Ann Reed, chairman of Norcross Corp, said sales rose.")]
    [InlineData("Sales rose, said Ann Reed, 52, chairman of Norcross Corp.")]
    [InlineData("Norcross Corp said its chairman, Ann Reed, had no comment.")]
    [InlineData("Norcross Corp said Ann Reed remains chairman.")]
    [InlineData("Norcross Corp said Ann Reed is currently chairman.")]
    public void it_holds(string text) => Said.In(text).ShouldBe(["holds | Ann Reed | chairman | Norcross Corp"]);

    [Theory]
    [InlineData("Norcross Corp hired former Delta Bank treasurer Ann Reed to advise it.")]
    [InlineData("Norcross Corp said Ann Reed, formerly treasurer of Delta Bank, will advise it.")]
    [InlineData("Norcross Corp said Ann Reed had been treasurer of Delta Bank.")]
    public void it_was_held(string text) => Said.In(text).ShouldBe(["held | Ann Reed | treasurer | Delta Bank"]);

    [Fact]
    public void since_when_is_its_start() =>
        Said.In("Ann Reed has been chairman of Norcross Corp since 1998.").ShouldBe(["holds | Ann Reed | chairman | Norcross Corp | 1998"]);

    [Fact]
    public void what_was_promoted_from_was_held() =>
        Said.In("Norcross Corp said it promoted Ann Reed to president from treasurer.").ShouldBe(
            ["starts | Ann Reed | president | Norcross Corp", "held | Ann Reed | treasurer | Norcross Corp"], ignoreOrder: true);

    [Fact]
    public void a_state_has_its_ministers() =>
        Said.In("Japanese Finance Minister Kenji Mori met Foreign Minister Aiko Sato.").ShouldBe(
            ["holds | Kenji Mori | finance minister | Japan", "holds | Aiko Sato | foreign minister | Japan"], ignoreOrder: true);
}
