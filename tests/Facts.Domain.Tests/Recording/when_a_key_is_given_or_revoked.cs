using Facts.Domain.Access;
using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

public sealed class when_a_key_is_given_or_revoked
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly string Hash = new('a', 64);
    private static readonly GiveKey Desk = new("desk", [Role.Reviewer, Role.Editor, Role.Reviewer], ["acme"], Now.AddDays(9));

    [Fact]
    public void it_is_kept_as_it_was_asked_for_with_each_role_once()
    {
        var (given, refusal) = Decide(Desk);

        refusal.ShouldBeNull();
        given!.Key.ShouldBe("desk");
        given.Roles.ShouldBe([Role.Editor, Role.Reviewer]);
        given.Organizations.ShouldBe(["acme"]);
        given.ExpiresAt.ShouldBe("2026-01-10T12:00:00Z");
        given.Prefix.ShouldBe("facts_abcdef");
        given.Hash.ShouldBe(Hash);
    }

    [Fact]
    public void one_that_is_limited_to_nothing_is_good_for_all() => Decide(Desk with { Organizations = [] }).Given!.Organizations.ShouldBeNull();

    [Fact]
    public void a_name_that_was_taken_once_is_refused() => Decide(Desk, isTaken: true).Refusal!.Code.ShouldBe("id-conflict");

    [Fact]
    public void one_that_expires_now_or_before_is_refused()
    {
        Decide(Desk with { ExpiresAt = Now }).Refusal!.Code.ShouldBe("invalid-date");
        Decide(Desk with { ExpiresAt = Now.AddTicks(10) }).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("root")]
    [InlineData("a b")]
    [InlineData("")]
    public void a_name_that_no_key_can_have_is_refused(string name) => Decide(Desk with { Name = name }).Refusal!.Code.ShouldBe("invalid-value");

    [Fact]
    public void an_organization_without_an_id_is_refused() => Decide(Desk with { Organizations = ["acme", ""] }).Refusal!.Code.ShouldBe("invalid-value");

    [Fact]
    public void it_is_revoked_once()
    {
        var revoke = new RevokeKey("desk");

        revoke.Decide(isRevoked: false).Revoked!.Key.ShouldBe("desk");
        revoke.Decide(isRevoked: true).ShouldBe((null, null));
        revoke.Decide(isRevoked: null).Refusal!.Code.ShouldBe("unknown-key");
    }

    private static (KeyGiven? Given, Refusal? Refusal) Decide(GiveKey give, bool isTaken = false) => give.Decide(isTaken, "facts_abcdef", Hash, Now);
}
