using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Tenures;

/// <summary>
/// The smallest part of an organization whose tenures depend on nothing outside it: one person in a post, or, where a successor ends a
/// predecessor (one seat) or people are being identified, everyone in it.
/// </summary>
internal sealed class Unit(long postKey, string post, string? person)
{
    public long PostKey => postKey;

    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    public Belief<TenureRow> Tenures { get; } = new();

    public Belief<SetAsideRow> SetAsides { get; } = new();

    public void Resolve(Organization organization, DateTime recordedAt)
    {
        var seats = organization.Posts.GetValueOrDefault(post)?.Seats;
        List<Claim> claims = [.. Claims.Select(id => organization.Claims[id])];
        var resolved = Resolution.Resolve(post, seats, claims, organization.Identities.Canonical);
        // A claim that a correction moved is in the units of both people; what it says of the other one is theirs.
        Tenures.Become([.. resolved.Tenures.Where(tenure => IsOurs(tenure.Person)).Select(TenureRow.Of)], recordedAt);
        var setAside = resolved.SetAside
            .Where(aside => IsOurs(aside.Person))
            .Select(aside => new SetAsideRow(aside.Person, aside.Claim, aside.Why, aside.Period));
        SetAsides.Become([.. setAside], recordedAt);
    }

    private bool IsOurs(string whose) => person is null || person == whose;
}

/// <summary>A claim that was not used, as its row holds it.</summary>
internal sealed record SetAsideRow(string Person, string Claim, Why Why, Period Valid);
