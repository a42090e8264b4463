namespace Facts.Domain.Tests.Reading;

public sealed class when_a_name_is_used_again
{
    [Theory]
    [InlineData("Norcross Corp elected Ann Reed a director. Reed was also named treasurer.")]
    [InlineData("Norcross Corp elected Ann Reed a director. She was also named treasurer.")]
    [InlineData("Norcross Corp elected Ann Reed a director. Norcross said Mrs. Reed was also named treasurer.")]
    [InlineData("<Norcross Corp> elected Ann Reed a director. The company also named Reed treasurer.")]
    public void it_means_the_full_one(string text) =>
        Said.In(text).ShouldBe(["starts | Ann Reed | director | Norcross Corp", "starts | Ann Reed | treasurer | Norcross Corp"], ignoreOrder: true);

    [Fact]
    public void initials_of_an_organization_do() =>
        Said.In("The Association of Coastal Growers (ACG) met. ACG president Ann Reed spoke.").ShouldBe(
            ["holds | Ann Reed | president | Association of Coastal Growers"]);

    [Fact]
    public void father_and_son_are_two() =>
        Said.In("Norcross Corp named Tom Barlow Jr. chairman, succeeding Tom Barlow Sr.").ShouldBe(
            ["starts | Tom Barlow Jr. | chairman | Norcross Corp", "ends | Tom Barlow Sr. | chairman | Norcross Corp"], ignoreOrder: true);

    [Fact]
    public void codes_of_listings_are_passed_over() =>
        Said.In("Norcross Corp <NCX.N> named Ann Reed chairman.").ShouldBe(["starts | Ann Reed | chairman | Norcross Corp"]);
}
