using CsCheck;
using Facts.Domain.Access;

namespace Facts.Domain.Tests.Access;

public sealed class when_a_permit_is_asked
{
    private static readonly Gen<Permit> Permits = Gen.Select(
        Gen.Enum<Role>().HashSet[0, 5], Gen.Char["abc"].Select(c => c.ToString()).HashSet[0, 3], Gen.Bool,
        (roles, organizations, limited) => new Permit("somebody", roles, limited ? organizations : null));

    [Fact]
    public void a_further_role_never_takes_anything_away() => Gen.Select(Permits, Gen.Enum<Role>(), Gen.Enum<Need>()).Sample((permit, role, need) =>
    {
        var more = permit with { Roles = permit.Roles.Append(role).ToHashSet() };
        (!permit.May(need) || more.May(need)).ShouldBeTrue();
    });

    [Fact]
    public void it_refuses_exactly_what_it_may_not() => Gen.Select(Permits, Gen.Enum<Need>()).Sample((permit, need) =>
        (permit.Refuse(need) is null).ShouldBe(permit.May(need)));

    [Fact]
    public void nobody_without_a_role_may_anything() => Gen.Enum<Need>().Where(need => need != Need.Nothing).Sample(need =>
        new Permit("x", new HashSet<Role>(), null).May(need).ShouldBeFalse());

    [Theory]
    [InlineData(Role.Reader, "Read")]
    [InlineData(Role.Editor, "Read Record Write")]
    [InlineData(Role.Reviewer, "Read Rule Write")]
    [InlineData(Role.Auditor, "Read Audit")]
    [InlineData(Role.Admin, "Read Record Rule Write Audit Administer")]
    public void each_role_may_what_it_is_for(Role role, string needs) => string.Join(' ', Enum.GetValues<Need>()
        .Where(need => need != Need.Nothing && new Permit("x", new HashSet<Role> { role }, null).May(need))).ShouldBe(needs);

    [Fact]
    public void a_limit_covers_only_what_lies_in_it() =>
        Gen.Select(Permits, Gen.Char["abcd"].Select(c => c.ToString()).Array[0, 4]).Sample((permit, organizations) => permit.Covers(organizations)
            .ShouldBe(permit.Organizations is null || (organizations.Length > 0 && organizations.All(permit.Organizations.Contains))));
}
