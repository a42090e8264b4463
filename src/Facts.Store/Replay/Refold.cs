using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Store.Tenures;

namespace Facts.Store.Replay;

/// <summary>
/// Folds an organization's events, from the first, into everything that the tables ought to hold of it. It goes another way than a
/// save (see WorkingSet): the whole organization is in memory, so nothing has to be found, and what it finds can judge the tables.
/// </summary>
/// <param name="organization">Its id.</param>
/// <param name="rules">By which its tenures are to be kept.</param>
/// <param name="published">When its sources were published.</param>
internal sealed class Refold(string organization, RuleSet rules, Func<string, string?> published)
{
    private readonly Organization _organization = new(organization, published);
    private readonly Dictionary<(string Post, string Person), HashSet<string>> _claimsOf = [];
    private readonly Dictionary<string, HashSet<string>> _peopleOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Post, string Person), (Belief<TenureRow> Tenures, Belief<SetAsideRow> SetAsides)> _beliefs = [];
    private readonly HashSet<Touch> _touched = [];
    private readonly Dictionary<string, Guid> _recordedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _personOf = new(StringComparer.Ordinal);
    private readonly HashSet<(string, Guid)> _acts = [];
    private readonly HashSet<string> _posts = new(StringComparer.Ordinal);
    private readonly List<(long, string, string, bool, DateTime)> _decisions = [];
    private DateTime _recordedAt;

    public string Id => organization;

    public RuleSet Rules => rules;

    /// <summary>The version of the stream up to which it has been folded.</summary>
    public long Version { get; private set; }

    /// <summary>Applies one event; they come in the order of the stream. What is recorded at one time becomes known at once.</summary>
    public void Apply(PendingEvent recorded, long version)
    {
        if (recorded.RecordedAt != _recordedAt)
            Settle();
        (_recordedAt, Version) = (recorded.RecordedAt, version);
        _posts.UnionWith(StoredOrganizations.PostsOf(recorded.Data));
        _touched.UnionWith(_organization.Apply(recorded.Data, recorded.RecordedAt));
        switch (recorded.Data)
        {
            case ClaimEvent or ClaimAct when _organization.IsCopy(recorded.Data):
                break;
            case ClaimEvent claim:
                _recordedBy[claim.Id] = recorded.Id;
                if (Streams.PersonOf(recorded.Stream) is { } person)
                    _personOf[claim.Id] = person;
                Find(claim);
                if (claim is DenialClaimed denial)
                    _acts.Add((denial.Denies, recorded.Id));
                break;
            case ClaimAct act:
                _acts.Add((act.Claim, recorded.Id));
                _acts.UnionWith(_organization.DeniedThrough(act).Select(denied => (denied, recorded.Id)));
                if (act is ClaimCorrected corrected)
                    Find(corrected.Becomes);
                break;
            case PeopleIdentified link:
                _decisions.Add((_decisions.Count + 1, link.Person, link.SameAs, true, recorded.RecordedAt));
                break;
            case PeopleDistinguished parted:
                _decisions.Add((_decisions.Count + 1, parted.Person, parted.NotSameAs, false, recorded.RecordedAt));
                break;
        }
    }

    /// <summary>What the tables ought to hold after the last event.</summary>
    public Stored Result()
    {
        Settle();
        var result = new Stored();
        foreach (var ((post, _), (tenures, setAsides)) in _beliefs)
        {
            result.Tenures.UnionWith(tenures.Added.Select(row => new Held<TenureRow>(post, row.Row, new(row.From, row.To))));
            result.SetAsides.UnionWith(setAsides.Added.Select(row => new Held<SetAsideRow>(post, row.Row, new(row.From, row.To))));
        }

        foreach (var claim in _organization.Claims.Values.Where(claim => _recordedBy.ContainsKey(claim.Id)))
        {
            result.Claims.Add(StoredClaim.Of(claim, _recordedBy[claim.Id], _personOf.GetValueOrDefault(claim.Id)));
            result.Formers.UnionWith(claim.FormerPosts().Select(old => (old.Post, old.Person, claim.Id)));
        }

        result.Acts.UnionWith(_acts);
        result.Decisions.UnionWith(_decisions);
        result.Links.UnionWith(_organization.Identities.Links);
        result.Posts.UnionWith(_posts.Select(post => _organization.Posts.TryGetValue(post, out var declared)
            ? (post, (string?)declared.Name, declared.Seats)
            : (post, null, null)));
        // Events may go on at the recorded time at which an earlier result was taken, and change back what that had changed.
        result.Join();
        return result;
    }

    private void Find(ClaimEvent wording)
    {
        if (wording is not PostClaim about)
            return;
        if (!_claimsOf.TryGetValue((about.Post, about.Person), out var claims))
            _claimsOf.Add((about.Post, about.Person), claims = new(StringComparer.Ordinal));
        claims.Add(about.Id);
        if (!_peopleOf.TryGetValue(about.Post, out var people))
            _peopleOf.Add(about.Post, people = new(StringComparer.Ordinal));
        people.Add(about.Person);
    }

    private void Settle()
    {
        // In a post with one seat people end each other; when a post is declared, everyone in it is looked at anew.
        foreach (var post in _touched.Where(touch => touch.Person is null || Seats(touch.Post) == 1).Select(touch => touch.Post).Distinct())
        {
            var people = _peopleOf.GetValueOrDefault(post, []).SelectMany(_organization.Identities.Everyone);
            Settle(post, people.ToHashSet(StringComparer.Ordinal));
        }

        foreach (var (post, person) in _touched.Where(touch => touch.Person is not null && Seats(touch.Post) != 1))
            Settle(post, _organization.Identities.Everyone(person!));
        _touched.Clear();
    }

    private int? Seats(string post) => _organization.Posts.GetValueOrDefault(post)?.Seats;

    private void Settle(string post, IReadOnlySet<string> people)
    {
        var ids = people.SelectMany(person => _claimsOf.GetValueOrDefault((post, person)) ?? []).ToHashSet(StringComparer.Ordinal);
        var canonical = people.Select(_organization.Identities.Canonical).ToHashSet(StringComparer.Ordinal);
        List<Claim> claims = [.. ids.Select(id => _organization.Claims[id]), .. _organization.BoundsUpon(canonical)];
        var resolved = Resolution.Resolve(rules, post, Seats(post), claims, _organization.Identities.Canonical, canonical);
        var tenures = resolved.Tenures.ToLookup(tenure => tenure.Person, TenureRow.Of, StringComparer.Ordinal);
        var setAsides = resolved.SetAside.ToLookup(
            aside => aside.Person, aside => new SetAsideRow(aside.Person, aside.Claim, aside.Why, aside.Period), StringComparer.Ordinal);
        // An id that another one stands for holds nothing any more.
        foreach (var person in people)
        {
            if (!_beliefs.TryGetValue((post, person), out var beliefs))
            {
                _beliefs.Add((post, person), beliefs = (new(), new()));
                // Somebody may hold it only while another id stands for them.
                _peopleOf[post].Add(person);
            }

            beliefs.Tenures.Become([.. tenures[person]], _recordedAt);
            beliefs.SetAsides.Become([.. setAsides[person]], _recordedAt);
        }
    }
}
