using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;

namespace Facts.Store.Tenures;

/// <summary>The part of one organization that a save touches: loaded, then led through the events in their order.</summary>
internal sealed class WorkingSet(
    string id, RuleSet rules, IReadOnlyDictionary<string, long> postKeys, IReadOnlySet<string> wholePosts, Func<string, string?> published)
{
    private readonly Dictionary<(string Post, string? Person), Unit> _units = [];
    private readonly List<Unit> _dirty = [];
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Dictionary<Unit, UnitChange>> _unitChanges = [];
    private DateTime _recordedAt;
    private int _request;

    /// <summary>Posts with one seat, and who may end whom there.</summary>
    private readonly Dictionary<string, UnitPeople> _seats = new(StringComparer.Ordinal);

    public Organization Organization { get; } = new(id, published);

    public string? PublishedOf(string source) => published(source);

    /// <summary>By which its tenures are kept.</summary>
    public RuleSet Rules => rules;

    public OrganizationDeclared? Declared { get; private set; }

    /// <summary>Names that replace others, in their order.</summary>
    public List<OrganizationNamed> Named { get; } = [];

    public List<PostDeclared> Posts { get; } = [];

    /// <summary>Claims that the events record, and the event of each.</summary>
    public Dictionary<string, Guid> Recorded { get; } = new(StringComparer.Ordinal);

    /// <summary>What happened to claims afterwards: editors' acts, and denials.</summary>
    public List<(string Claim, Guid Event)> Acts { get; } = [];

    public List<(object Identity, DateTime RecordedAt)> Identities { get; } = [];

    public IReadOnlyDictionary<string, long> PostKeys => postKeys;

    /// <summary>Requests of the save (<see cref="PendingEvent.Request"/>) of which is asked what they change.</summary>
    public IReadOnlySet<int> Watched { get; init; } = new HashSet<int>();

    /// <summary>What each of those made of the units that it touched.</summary>
    public IReadOnlyDictionary<int, Dictionary<Unit, UnitChange>> UnitChanges => _unitChanges;

    /// <summary>What the events to come say of posts and people.</summary>
    public IReadOnlyList<PostClaim> Coming { get; init; } = [];

    public IReadOnlyCollection<Unit> Units => _units.Values;

    public IEnumerable<Claim> Changed => _changed.Select(claim => Organization.Claims[claim]);

    /// <summary>The latest recorded time that was applied.</summary>
    public DateTime RecordedAt => _recordedAt;

    /// <summary>Whether the post is settled as a whole; see <see cref="Unit"/>.</summary>
    public bool IsWhole(string post) => wholePosts.Contains(post);

    /// <summary>The people of a post with one seat, from the first call on; null where people do not influence each other.</summary>
    public UnitPeople? SeatOf(string post)
    {
        if (IsWhole(post) || Organization.Posts.GetValueOrDefault(post)?.Seats != 1)
            return null;
        if (!_seats.TryGetValue(post, out var people))
            _seats.Add(post, people = new UnitPeople());
        return people;
    }

    /// <summary>Puts a claim into every unit whose post and person one of its wordings is about.</summary>
    public void Adopt(Claim claim)
    {
        foreach (var wording in claim.Wordings().Where(wording => postKeys.ContainsKey(wording.Post)))
            UnitOf(wording.Post, wording.Person).Claims.Add(claim.Id);
    }

    /// <summary>The unit that settles what <paramref name="person"/> (any of their ids) held of a post.</summary>
    public Unit UnitOf(string post, string person)
    {
        var seat = SeatOf(post);
        var alone = IsWhole(post) || seat is not null ? null : Organization.Identities.Canonical(person);
        if (!_units.TryGetValue((post, alone), out var unit))
            _units.Add((post, alone), unit = new Unit(postKeys[post], post, alone is null ? seat : UnitPeople.Of(alone)));
        return unit;
    }

    /// <summary>Events of one stream come in order; what is recorded at one time becomes known at once.</summary>
    public void Apply(PendingEvent recorded)
    {
        var recordedAt = recorded.RecordedAt;
        if (recordedAt != _recordedAt || (recorded.Request != _request && Watched.Count > 0))
            Settle();
        (_recordedAt, _request) = (recordedAt, recorded.Request);

        foreach (var touch in Organization.Apply(recorded.Data, recordedAt))
            Touch(touch);
        // What is copied is kept where it stands first.
        if (recorded.CopiedFrom is null)
            Note(recorded);
    }

    /// <summary>Resolves what was touched, as of the recorded time reached.</summary>
    public void Settle()
    {
        foreach (var unit in _dirty)
        {
            if (Watched.Contains(_request))
                Watch(unit);
            else
                unit.Resolve(rules, Organization, _recordedAt);
            unit.IsDirty = false;
        }

        _dirty.Clear();
    }

    private void Watch(Unit unit)
    {
        if (!_unitChanges.TryGetValue(_request, out var turns))
            _unitChanges.Add(_request, turns = []);
        var before = turns.TryGetValue(unit, out var earlier) ? earlier.Before : [.. unit.Tenures.Held];
        unit.Resolve(rules, Organization, _recordedAt);
        turns[unit] = new UnitChange(before, [.. unit.Tenures.Held]);
    }

    private void Touch(Touch touch)
    {
        if (touch.Person is not null)
        {
            Touch(UnitOf(touch.Post, touch.Person));
            return;
        }

        foreach (var (_, unit) in _units.Where(unit => unit.Key.Post == touch.Post))
            Touch(unit);
    }

    private void Touch(Unit unit)
    {
        if (unit.IsDirty)
            return;
        unit.IsDirty = true;
        _dirty.Add(unit);
    }

    private void Note(PendingEvent recorded)
    {
        switch (recorded.Data)
        {
            case OrganizationDeclared declared:
                Declared = declared;
                break;
            case OrganizationNamed named:
                Named.Add(named);
                break;
            case PostDeclared post:
                Posts.Add(post);
                break;
            case PeopleIdentified or PeopleDistinguished:
                Identities.Add((recorded.Data, recorded.RecordedAt));
                break;
            case ClaimEvent claim:
                Recorded.Add(claim.Id, recorded.Id);
                Change(claim.Id);
                if (claim is DenialClaimed denial)
                    Note(denial.Denies, recorded.Id);
                break;
            case ClaimAct act:
                Note(act.Claim, recorded.Id);
                foreach (var denied in Organization.DeniedThrough(act))
                    Note(denied, recorded.Id);
                break;
        }
    }

    private void Note(string claim, Guid @event)
    {
        Acts.Add((claim, @event));
        Change(claim);
    }

    private void Change(string claim)
    {
        _changed.Add(claim);
        Adopt(Organization.Claims[claim]);
    }
}

/// <summary>Tenures of a unit before a request and after it.</summary>
internal sealed record UnitChange(IReadOnlyList<TenureRow> Before, IReadOnlyList<TenureRow> After);
