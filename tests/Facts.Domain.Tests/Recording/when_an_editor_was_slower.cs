using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

public sealed class when_an_editor_was_slower
{
    [Fact]
    public void the_version_that_was_seen_is_the_one_there_is() => Versions.Check("The claim 'c'", now: 3, seen: 3).ShouldBeNull();

    [Fact]
    public void any_version_will_do_for_who_names_none() => Versions.Check("The claim 'c'", now: 3, seen: null).ShouldBeNull();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(-1)]
    public void another_one_is_refused(long seen) => Versions.Check("The claim 'c'", now: 3, seen).ShouldNotBeNull().Code.ShouldBe("stale");
}
