using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Store.Tenures;

/// <summary>
/// A part of an organization whose tenures a save may change, and what it needs to know for that: one person in a post; or, where a
/// successor ends a predecessor (one seat), the people who may end each other; or everyone in the post.
/// </summary>
/// <param name="postKey">The post's key.</param>
/// <param name="post">The post's id.</param>
/// <param name="people">Whose tenures may change, and whose are only looked at; everyone's when null.</param>
internal sealed class Unit(long postKey, string post, UnitPeople? people)
{
    public long PostKey => postKey;

    public string Post => post;

    public UnitPeople? People => people;

    /// <summary>Touched by events, and not resolved since.</summary>
    public bool IsDirty { get; set; }

    public HashSet<string> Claims { get; } = new(StringComparer.Ordinal);

    public Belief<TenureRow> Tenures { get; } = new();

    public Belief<SetAsideRow> SetAsides { get; } = new();

    public void Resolve(RuleSet rules, Organization organization, DateTime recordedAt)
    {
        var seats = organization.Posts.GetValueOrDefault(post)?.Seats;
        List<Claim> claims = [.. Claims.Select(id => organization.Claims[id]), .. organization.BoundsUpon(people?.Known)];
        var resolved = Resolution.Resolve(rules, post, seats, claims, organization.Identities.Canonical, people?.Known);
        // A claim that a correction moved speaks of two people; what it says of the other one may be theirs, not ours.
        Tenures.Become([.. resolved.Tenures.Where(tenure => IsOurs(tenure.Person)).Select(TenureRow.Of)], recordedAt);
        SetAsides.Become(
            [
                .. resolved.SetAside.Where(aside => IsOurs(aside.Person))
                    .Select(aside => new SetAsideRow(aside.Person, aside.Claim, aside.Why, aside.Period)),
            ],
            recordedAt);
    }

    private bool IsOurs(string person) => people is null || people.Ours.Contains(person);
}

/// <summary>The people of a unit, by the ids that stand for them.</summary>
internal sealed class UnitPeople
{
    /// <summary>Whose tenures may change.</summary>
    public HashSet<string> Ours { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Whose claims are all there: ours, and those of others whose starts end our tenures.</summary>
    public HashSet<string> Known { get; private init; } = new(StringComparer.Ordinal);

    public static UnitPeople Of(string person)
    {
        HashSet<string> alone = new(1, StringComparer.Ordinal) { person };
        return new UnitPeople { Ours = alone, Known = alone };
    }

    public void Add(string person)
    {
        Ours.Add(person);
        Known.Add(person);
    }
}

/// <summary>A claim that was not used, as its row holds it.</summary>
internal sealed record SetAsideRow(string Person, string Claim, Why Why, Period Valid);
