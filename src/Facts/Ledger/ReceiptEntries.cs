using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Ledger;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Storage;

namespace Facts.Ledger;

/// <summary>What the proven events of a receipt say, taken together.</summary>
internal sealed class ReceiptEntries
{
    private readonly Dictionary<string, ClaimEvent> _wordings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Id), string> _names = [];
    private readonly Dictionary<string, IReadOnlyList<string>?> _homes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Organization, string Post), PostDeclared> _posts = [];
    private readonly Identities _people = new();

    /// <param name="events">Each with what it says.</param>
    public ReceiptEntries(IEnumerable<(StoredEvent Stored, object Data)> events)
    {
        foreach (var (stored, data) in events.OrderBy(one => one.Stored.Stream, StringComparer.Ordinal).ThenBy(one => one.Stored.Version))
        {
            if (data is ClaimEvent claim)
                _recorded[claim.Id] = stored.RecordedAt;
            Add(data);
        }
    }

    /// <summary>Claims in the wording that their events lead to, by id.</summary>
    public IReadOnlyDictionary<string, ClaimEvent> Wordings => _wordings;

    /// <summary>What an event says; null where this build knows no such event.</summary>
    /// <exception cref="JsonException">The data is not what its type says.</exception>
    public static object? Read(StoredEvent stored) => EventReader.TryRead(stored.Type, stored.Data);

    /// <summary>When a claim was recorded; null where nothing here proves it.</summary>
    public string? RecordedAt(string claim) => _recorded.GetValueOrDefault(claim);

    public bool KnowsOrganization(string id) =>
        _names.ContainsKey(("organization", id)) || _wordings.Values.Any(claim => claim.Organization == id);

    public bool KnowsPost(string organization, string id) => _posts.ContainsKey((organization, id))
        || _wordings.Values.OfType<PostClaim>().Any(claim => (claim.Organization, claim.Post) == (organization, id));

    public int? Seats(string organization, string post) => _posts.GetValueOrDefault((organization, post))?.Seats;

    /// <summary>How something is called: as it was declared, else by its id.</summary>
    public string Name(string kind, string id) => _names.GetValueOrDefault((kind, id), id);

    /// <summary>How a person is called in an organization's answers: elsewhere than at home by their id.</summary>
    public string PersonName(string? organization, string id) =>
        _homes.GetValueOrDefault(id) is { } home && !home.Contains(organization) ? id : Name("person", id);

    public string PostName(string organization, string id) => _posts.GetValueOrDefault((organization, id))?.Name ?? id;

    /// <summary>Whether a claim is about that person, by whatever id.</summary>
    public bool IsAbout(PostClaim claim, string person) => claim.Person == person || _people.Canonical(claim.Person) == person;

    /// <summary>
    /// Every date that one of these claims states for a start, or for an end, and what several that can mean one moment leave of it.
    /// </summary>
    /// <param name="statements">Dates, EDTF.</param>
    public static IReadOnlySet<string> Readings(IEnumerable<string> statements)
    {
        var stated = statements.Distinct(StringComparer.Ordinal).Select(Boundary.Parse).OrderBy(one => one.Latest - one.Earliest)
            .ThenBy(one => one.Earliest).ToList();
        var readings = stated.Select(one => one.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var narrow in stated)
        {
            var left = narrow;
            foreach (var other in stated.Where(other => left.Intersects(other)))
            {
                left = left.Intersect(other);
                readings.Add(left.Text);
            }
        }

        return readings;
    }

    public static IEnumerable<string> Starts(PostClaim claim) => claim switch
    {
        AppointmentClaimed appointment => [appointment.When],
        TenureClaimed { From: { } from } => [from],
        TenureClaimed { On: { } on } => [$"[..{on}]"],
        _ => [],
    };

    public static IEnumerable<string> Ends(PostClaim claim) => claim switch
    {
        DismissalClaimed dismissal => [dismissal.When],
        ResignationClaimed resignation => [resignation.When],
        TenureClaimed { To: { } to } => [to],
        _ => [],
    };

    public static string? Capacity(PostClaim claim) => claim switch
    {
        AppointmentClaimed { Capacity: { } capacity } => capacity.ToString().ToLowerInvariant(),
        TenureClaimed { Capacity: { } capacity } => capacity.ToString().ToLowerInvariant(),
        _ => null,
    };

    private void Add(object data)
    {
        switch (data)
        {
            case ClaimEvent claim:
                _wordings[claim.Id] = claim;
                break;
            case ClaimCorrected corrected:
                _wordings[corrected.Claim] = corrected.Becomes;
                break;
            case PeopleIdentified link:
                _people.Link(link.Person, link.SameAs);
                break;
            case PeopleDistinguished parted:
                _people.Unlink(parted.Person, parted.NotSameAs);
                break;
            case OrganizationNamed named:
                _names[("organization", named.Organization)] = named.Name;
                break;
            case PersonNamed named:
                _names[("person", named.Person)] = named.Name;
                if (named.ForAll is true)
                    _homes.Remove(named.Person);
                break;
            case OrganizationDeclared organization:
                _names[("organization", organization.Id)] = organization.Name;
                break;
            case PersonDeclared person:
                _names[("person", person.Id)] = person.Name;
                _homes[person.Id] = person.Organizations;
                break;
            case PostDeclared post:
                _posts[(post.Organization, post.Id)] = post;
                break;
        }
    }
}
