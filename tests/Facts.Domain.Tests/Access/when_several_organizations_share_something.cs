using Facts.Domain.Access;
using Facts.Domain.Organizations;

namespace Facts.Domain.Tests.Access;

public sealed class when_several_organizations_share_something
{
    [Theory]
    [InlineData(null, "", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", "a b", true)]
    [InlineData("a b", "b", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", "", false)]
    [InlineData("", "a", false)]
    public void a_source_is_read_by_each_of_its_owners(string? limit, string owners, bool may) =>
        Rights.Reads(Of(limit), Of(owners)!).ShouldBe(may);

    [Theory]
    [InlineData(null, "a b", true)]
    [InlineData("a b", "a b", true)]
    [InlineData("a", "a b", false)]
    [InlineData("a", "", false)]
    public void its_title_is_for_whoever_has_all_of_them(string? limit, string owners, bool may) =>
        Rights.NamesSource(Of(limit), Of(owners)!).ShouldBe(may);

    [Theory]
    [InlineData(null, "b", true)]
    [InlineData("a", "", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", "a b", false)]
    [InlineData("", "", false)]
    public void a_person_is_declared_by_whoever_alone_has_claims_about_them(string? limit, string concerned, bool may) =>
        Rights.DeclaresPerson(Of(limit), Of(concerned)!).ShouldBe(may);

    [Theory]
    [InlineData(null, null, "b", true)]
    [InlineData("a", "a", "", true)]
    [InlineData("a", "a", "a", true)]
    [InlineData("a", "a", "a b", false)]
    [InlineData("b", "a", "b", false)]
    [InlineData("a", "a b", "a", false)]
    [InlineData("a b", "a", "b", true)]
    [InlineData("a", null, "a", false)]
    [InlineData("", "", "", false)]
    public void their_name_is_for_whoever_is_at_home_as_long_as_nobody_else_speaks_of_them(
        string? limit, string? home, string concerned, bool may) => Rights.NamesPerson(Of(limit), Of(home), Of(concerned)!).ShouldBe(may);

    [Fact]
    public void a_name_that_is_replaced_is_kept_and_the_same_one_replaces_nothing()
    {
        var names = Names.Of("A").Replace("A").Replace("B").Replace("B").Replace("A");
        names.Current.ShouldBe("A");
        names.Former.ShouldBe(["A", "B"]);
    }

    private static HashSet<string>? Of(string? ids) => ids?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
