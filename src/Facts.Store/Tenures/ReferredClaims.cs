using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Recording;

namespace Facts.Store.Tenures;

/// <summary>Claims recorded before that the events of a save speak of.</summary>
internal static class ReferredClaims
{
    /// <summary>Whether an event says something of a claim, or of people, recorded before.</summary>
    public static bool Refers(object data) => data is ClaimAct or DenialClaimed or PeopleIdentified or PeopleDistinguished or BoundClaim;

    /// <summary>Ids of the claims recorded before that an event names.</summary>
    public static IEnumerable<string> NamedBy(object data) => data switch
    {
        ClaimCorrected { Becomes: DenialClaimed denial } act => [act.Claim, denial.Denies],
        ClaimAct act => [act.Claim],
        DenialClaimed denial => [denial.Denies],
        _ => [],
    };

    /// <summary>
    /// Claims that the events name, claims that those deny, and claims about people who are being identified, or of whose death they tell.
    /// Claims of deaths are under no organization.
    /// </summary>
    public static async Task<ILookup<string, Claim>> LoadAsync(
        ITenureStore store,
        ILookup<string, PendingEvent> events,
        ILookup<string, (string Person, string SameAs)>? links,
        CancellationToken stop)
    {
        if (links is null)
            return Array.Empty<Claim>().ToLookup(claim => claim.Id, StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        var people = new HashSet<(string Organization, string Person)>();
        foreach (var organization in events)
        {
            var identities = new Identities();
            foreach (var (person, sameAs) in links[organization.Key])
                identities.Link(person, sameAs);
            var identified = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (data, person) in organization.Select(e => (e.Data, e.CopiedFrom)))
            {
                named.UnionWith(NamedBy(data));
                if (person is not null)
                    identified.Add(person);
                if (data is PeopleIdentified link)
                    identities.Link(link.Person, link.SameAs);
                identified.UnionWith(IdentifiedBy(data));
            }

            // Once for each person, when all are linked: after each of ten thousand links it took 5 s.
            var groups = identified.Select(identities.Everyone).Distinct<IReadOnlySet<string>>(ReferenceEqualityComparer.Instance);
            foreach (var everyone in groups)
                people.UnionWith(everyone.Select(person => (organization.Key, person)));
        }

        return (await store.ReferredAsync(named, people, stop)).ToLookup(claim => claim.Body.Organization, StringComparer.Ordinal);
    }

    private static IEnumerable<string> IdentifiedBy(object identity) => identity switch
    {
        PeopleIdentified link => [link.Person, link.SameAs],
        PeopleDistinguished parted => [parted.Person, parted.NotSameAs],
        _ => [],
    };
}
