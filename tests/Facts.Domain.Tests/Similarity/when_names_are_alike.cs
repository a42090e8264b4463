using CsCheck;
using Facts.Domain.Similarity;

namespace Facts.Domain.Tests.Similarity;

public sealed class when_names_are_alike
{
    [Theory]
    [InlineData("Ann Reed", "ann reed")]
    [InlineData("José Núñez", "Jose Nunez")]
    [InlineData("A. Reed", "Ann Reed")]
    [InlineData("Ann Read", "Ann Reed")]
    [InlineData("Reed, Ann", "Ann Reed")]
    [InlineData("Ann M. Reed", "Ann Reed")]
    [InlineData("Reed & Barlow", "Reed and Barlow")]
    public void they_are_near(string one, string other) => Likeness.Of(one, other).ShouldBeGreaterThanOrEqualTo(Likeness.Near);

    [Theory]
    [InlineData("Ann Reed", "Tom Barlow")]
    [InlineData("Ann Reed", "Ann Barlow")]
    [InlineData("", "Ann Reed")]
    public void they_are_not(string one, string other) => Likeness.Of(one, other).ShouldBeLessThan(Likeness.Near);

    [Fact]
    public void it_lies_between_0_and_1_either_way_round() =>
        Gen.Select(Gen.String[0, 30], Gen.String[0, 30]).Sample((one, other) =>
        {
            var like = Likeness.Of(one, other);
            like.ShouldBeInRange(0, 1);
            Likeness.Of(other, one).ShouldBe(like);
        });
}
