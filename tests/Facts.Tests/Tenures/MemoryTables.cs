using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Store.Tenures;

namespace Facts.Tests.Tenures;

/// <summary>
/// The tables without PostgreSQL. Each read gives what its SQL file promises, the latest first: no reader may count on an order. Each
/// write does what <see cref="WorkingSetWriter"/> has PostgreSQL do.
/// </summary>
/// <param name="rules">By which tenures are kept.</param>
/// <param name="published">When sources were published.</param>
internal sealed class MemoryTables(RuleSet rules, Func<string, string?> published) : ITenureStore
{
    private readonly Dictionary<(string Organization, string Id), (long Key, int? Seats)> _posts = [];
    private readonly Dictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    private readonly HashSet<(string Organization, string Person, string SameAs)> _links = [];
    private readonly List<Action> _asked = [];

    /// <summary>People's own streams.</summary>
    private readonly Organization _deaths = new("");

    /// <summary>Who was declared to be an organization.</summary>
    private readonly HashSet<string> _holders = new(StringComparer.Ordinal);

    public BitemporalRows<TenureRow> Tenures { get; } = new(row => row.Person, row => row.Valid);

    public BitemporalRows<SetAsideRow> SetAsides { get; } = new(row => row.Person, row => row.Valid);

    /// <summary>The key of a post; 0 if there is none.</summary>
    public long KeyOf(string organization, string post) => _posts.GetValueOrDefault((organization, post)).Key;

    /// <summary>Records events as one save.</summary>
    public void Save(IReadOnlyList<PendingEvent> events)
    {
        var projected = TenureProjection.ProjectAsync(this, Find(events), events, new HashSet<int>(), published, CancellationToken.None);
        // Nothing here waits.
        projected.IsCompleted.ShouldBeTrue();
        foreach (var work in projected.GetAwaiter().GetResult())
            Keep(work);
        foreach (var one in events.Where(one => one.Data is ClaimEvent or ClaimAct && Streams.PersonOf(one.Stream) is not null))
            _deaths.Apply(one.Data, one.RecordedAt);
        foreach (var one in events)
        {
            if (one.Data is PersonDeclared { Kind: HolderKind.Organization, Id: var declared })
                _holders.Add(declared);
            else if (one.Data is PersonNamed { Kind: HolderKind.Organization, Person: var named })
                _holders.Add(named);
        }
    }

    public void AskDissolutions(IReadOnlyCollection<string> holders, Action<Claim> read) => _asked.Add(() =>
    {
        foreach (var claim in _claims.Values.Where(claim => claim.Body is DissolutionClaimed).Reverse().ToList())
        {
            if (_holders.Contains(claim.Body.Organization) && holders.Contains(claim.Body.Organization))
                read(claim);
        }
    });

    public void AskAllPosts(IReadOnlyCollection<string> organizations, StoredOrganizations known) => _asked.Add(() =>
    {
        foreach (var ((organization, id), (key, seats)) in _posts.Where(post => organizations.Contains(post.Key.Organization)))
            known.Add(organization, id, key, seats);
    });

    public void AskBounds(IReadOnlyCollection<string> organizations, IReadOnlyCollection<string> people, Action<Claim> read) =>
        _asked.Add(() =>
        {
            var ends = _claims.Values.Where(claim => claim.Body is BoundClaim && organizations.Contains(claim.Body.Organization));
            var deaths = _deaths.Claims.Values.Where(claim => claim.Body is DeathClaimed death && people.Contains(death.Person));
            foreach (var claim in ends.Concat(deaths).Reverse().ToList())
                read(claim);
        });

    public void AskPosts(IReadOnlyCollection<(string Organization, string Id)> posts, StoredOrganizations known) => _asked.Add(() =>
    {
        foreach (var post in posts)
        {
            if (!_posts.TryGetValue(post, out var found))
                _posts.Add(post, found = (_posts.Count + 1, null));
            known.Add(post.Organization, post.Id, found.Key, found.Seats);
        }
    });

    public void AskClaims(Part part, Action<Claim> read) => _asked.Add(() =>
    {
        foreach (var claim in _claims.Values.Reverse().Where(claim => Spoken(claim).Any(about => part.Has(about.Post, about.Person))))
            read(claim);
    });

    public void AskTenures(Part part, Action<Believed<TenureRow>> read) => _asked.Add(() => Tenures.Read(part, read));

    public void AskSetAsides(Part part, Action<Believed<SetAsideRow>> read) => _asked.Add(() => SetAsides.Read(part, read));

    public Task RunAsync(CancellationToken stop)
    {
        _asked.ForEach(answer => answer());
        _asked.Clear();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Claim>> ReferredAsync(
        IReadOnlyCollection<string> claims, IReadOnlyCollection<(string Organization, string Person)> people, CancellationToken stop)
    {
        var all = _claims.Concat(_deaths.Claims).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        var named = claims.Where(all.ContainsKey).ToList();
        var denied = named.Select(id => all[id]).SelectMany(claim => claim.Superseded.Append(claim.Body))
            .OfType<DenialClaimed>().Select(denial => denial.Denies);
        var about = _claims.Values.Where(claim => Spoken(claim).Any(spoken => people.Contains((claim.Body.Organization, spoken.Person))));
        var needed = named.Union(denied).Union(about.Select(claim => claim.Id)).Where(all.ContainsKey).Reverse();
        return Task.FromResult<IReadOnlyList<Claim>>([.. needed.Select(id => all[id])]);
    }

    public Task<IReadOnlyList<(long Post, string Person)>> NeighboursAsync(Around around, CancellationToken stop)
    {
        var found = around.Moments.SelectMany(moment => Tenures.Around(moment.Post, moment.At)
            .Concat(SetAsides.Around(moment.Post, moment.At)).Select(person => (moment.Post, person)));
        return Task.FromResult<IReadOnlyList<(long, string)>>([.. found.Except(around.Ours)]);
    }

    public Task<IReadOnlyList<(long Post, string Person)>> SuccessorsAsync(Around around, CancellationToken stop)
    {
        var found = around.Moments.SelectMany(moment => Tenures.After(moment.Post, moment.At).Select(person => (moment.Post, person)));
        return Task.FromResult<IReadOnlyList<(long, string)>>([.. found.Except(around.Ours)]);
    }

    /// <summary>What a save finds before it decides; a post that a correction or an identity leads to is not among it.</summary>
    private StoredOrganizations Find(IReadOnlyList<PendingEvent> events)
    {
        var known = new StoredOrganizations { HasDeaths = true, HasEnds = true };
        var organizations = events.Select(e => Streams.OrganizationOf(e.Stream)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var organization in organizations)
            known.Rules[organization] = rules;
        foreach (var (organization, person, sameAs) in _links.Where(link => organizations.Contains(link.Organization)))
            known.Link(organization, person, sameAs);
        foreach (var one in events.Where(e => e.Data is PostDeclared or ClaimEvent && Streams.OrganizationOf(e.Stream) is not null))
        {
            var organization = Streams.OrganizationOf(one.Stream)!;
            foreach (var post in StoredOrganizations.PostsOf(one.Data))
            {
                if (_posts.TryGetValue((organization, post), out var found))
                    known.Add(organization, post, found.Key, found.Seats);
            }
        }

        return known;
    }

    private void Keep(WorkingSet work)
    {
        var organization = work.Organization.Id;
        foreach (var post in work.Posts)
            _posts[(organization, post.Id)] = (work.PostKeys[post.Id], post.Seats);
        foreach (var (identity, _) in work.Identities)
        {
            if (identity is PeopleIdentified link)
                _links.Add((organization, link.Person, link.SameAs));
            else if (identity is PeopleDistinguished parted)
                _links.Remove((organization, parted.Person, parted.NotSameAs));
        }

        foreach (var claim in work.Changed)
            _claims[claim.Id] = claim;
        foreach (var unit in work.Units)
        {
            Tenures.Keep(unit.PostKey, unit.Tenures);
            SetAsides.Keep(unit.PostKey, unit.SetAsides);
        }
    }

    /// <summary>The post and person of a claim, and those of its former wordings.</summary>
    private IEnumerable<(long Post, string Person)> Spoken(Claim claim) =>
        claim.FormerPosts().Concat(claim.Body is PostClaim body ? [body] : [])
            .Select(wording => (_posts[(wording.Organization, wording.Post)].Key, wording.Person));
}
