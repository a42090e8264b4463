using Facts.Domain.Claims;
using Facts.Domain.Identity;

namespace Facts.Domain.Organizations;

/// <summary>
/// An organization as its stream tells it, event by event. The projection applies the same rules to the part of it that an append
/// touches, so that both agree by construction.
/// </summary>
/// <param name="id">The id that its stream is keyed by.</param>
/// <param name="published">When a source was published, by its id; it belongs to other streams. Null where it does not matter.</param>
public sealed class Organization(string id, Func<string, string?>? published = null)
{
    private readonly Dictionary<string, PostDeclared> _posts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Claim> _claims = new(StringComparer.Ordinal);

    /// <summary>Null until ids are linked: most organizations never see that.</summary>
    private HeldPosts? _held;

    /// <summary>
    /// Ids of claims that something ended without which nobody holds a post: deaths and dissolutions of holders by these, and others under
    /// no name.
    /// </summary>
    private readonly Dictionary<string, HashSet<string>> _bounds = new(StringComparer.Ordinal);

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>How it is called; its id until declared.</summary>
    public string Name => Names?.Current ?? id;

    /// <summary>That and its former names; null until declared.</summary>
    public Names? Names { get; private set; }

    /// <summary>Declared posts by id. A post that only claims name is not here.</summary>
    public IReadOnlyDictionary<string, PostDeclared> Posts => _posts;

    /// <summary>All claims by id, withdrawn ones too.</summary>
    public IReadOnlyDictionary<string, Claim> Claims => _claims;

    /// <summary>Which people are one.</summary>
    public Identities Identities { get; } = new();

    /// <summary>Puts a claim in place that was folded before.</summary>
    public void Restore(Claim claim) => Put(claim);

    /// <summary>Puts a post in place that was declared before.</summary>
    public void Restore(PostDeclared post) => _posts[post.Id] = post;

    /// <summary>
    /// Claims of which some wording is about a post, and all that bear upon it although they name nobody in it: what
    /// <see cref="Rules.Resolution"/> needs of it.
    /// </summary>
    public IReadOnlyList<Claim> About(string post) =>
        [.. _claims.Values.Where(claim => claim.Wordings().Any(wording => wording.Post == post)), .. BoundsUpon(null)];

    /// <summary>
    /// Dissolutions and abolitions, and what ended some holders, people or other organizations (by any of their ids); all of them when
    /// null.
    /// </summary>
    public IEnumerable<Claim> BoundsUpon(IEnumerable<string>? people)
    {
        if (_bounds.Count == 0)
            return [];
        var names = people?.SelectMany(Identities.Everyone).Append("").Distinct(StringComparer.Ordinal) ?? _bounds.Keys;
        return names.SelectMany(name => _bounds.GetValueOrDefault(name) ?? []).Select(id => _claims[id]);
    }

    /// <summary>
    /// Whether an event of this organization's stream copies one of a person's or of another organization's; of an act, once the claim is
    /// known.
    /// </summary>
    public bool IsCopy(object @event) => @event switch
    {
        ClaimEvent claim => claim.Organization != id,
        ClaimAct act => _claims[act.Claim].Body.Organization != id,
        _ => false,
    };

    /// <summary>Applies one event and gives the posts and people whose tenures it may change.</summary>
    public IReadOnlyCollection<Touch> Apply(object @event, DateTime recordedAt)
    {
        // Most events are this one, and concern one person in one post.
        if (@event is PostClaim said)
        {
            Put(New(said, recordedAt));
            return [new Touch(said.Post, Identities.Canonical(said.Person))];
        }

        var touched = new HashSet<Touch>();
        switch (@event)
        {
            case OrganizationDeclared declared:
                Names = Names.Of(declared.Name);
                break;
            case OrganizationNamed named:
                Names = Names?.Replace(named.Name);
                break;
            case PostDeclared post:
                _posts[post.Id] = post;
                touched.Add(new Touch(post.Id, null));
                break;
            case ClaimEvent body:
                Replace(null, New(body, recordedAt), touched);
                break;
            case ClaimAct act:
                var acted = _claims[act.Claim].Apply(act);
                if (acted.Body.Source != _claims[act.Claim].Body.Source)
                    acted = acted with { Published = published?.Invoke(acted.Body.Source) };
                Replace(_claims[act.Claim], acted, touched);
                break;
            case PeopleIdentified link:
                Touch(Held.Link(link.Person, link.SameAs), link.Person, link.SameAs, touched);
                break;
            case PeopleDistinguished parted:
                Identities.Unlink(parted.Person, parted.NotSameAs);
                Held.Forget();
                Touch(Held.Of(parted.Person).Concat(Held.Of(parted.NotSameAs)), parted.Person, parted.NotSameAs, touched);
                break;
        }

        return touched;
    }

    /// <summary>
    /// Claims that the one acted upon denies, or denied until this act, which has been applied: what happens to a denial is part of
    /// their history.
    /// </summary>
    public IEnumerable<string> DeniedThrough(ClaimAct act)
    {
        var claim = _claims[act.Claim];
        ClaimEvent[] wordings = act is ClaimCorrected ? [claim.Superseded[^1], claim.Body] : [claim.Body];
        return wordings.OfType<DenialClaimed>().Select(denial => denial.Denies).Distinct(StringComparer.Ordinal);
    }

    /// <summary>Claims in whose history an event stands that was applied: its own, and those that it denies or denied.</summary>
    public IEnumerable<string> HistoriesOf(object @event) => @event switch
    {
        DenialClaimed denial => [denial.Id, denial.Denies],
        ClaimEvent claim => [claim.Id],
        ClaimAct act => [act.Claim, .. DeniedThrough(act)],
        _ => [],
    };

    private HeldPosts Held => _held ??= new(_claims, Identities);

    private void Put(Claim claim)
    {
        _claims[claim.Id] = claim;
        _held?.Add(claim);
        if (claim.Body is not BoundClaim bound)
            return;
        var name = bound.HolderIn(id) ?? "";
        if (!_bounds.TryGetValue(name, out var bounds))
            _bounds.Add(name, bounds = new(StringComparer.Ordinal));
        bounds.Add(claim.Id);
    }

    /// <summary>A copy says when it was recorded first.</summary>
    private Claim New(ClaimEvent body, DateTime recordedAt)
    {
        if (body is DeathClaimed { RecordedAt: { } first } death)
            (body, recordedAt) = (death with { RecordedAt = null }, first);
        else if (body is DissolutionClaimed { RecordedAt: { } before } dissolution)
            (body, recordedAt) = (dissolution with { RecordedAt = null }, before);
        return new() { Body = body, RecordedAt = recordedAt, Published = published?.Invoke(body.Source) };
    }

    private void Replace(Claim? before, Claim after, HashSet<Touch> touched)
    {
        Put(after);
        Touch(after, touched);
        var denied = before is { Counts: true, Body: DenialClaimed old } ? old.Denies : null;
        var denies = after is { Counts: true, Body: DenialClaimed now } ? now.Denies : null;
        if (denied == denies)
            return;
        Deny(denied, ids => [.. ids.Where(id => id != after.Id)], touched);
        Deny(denies, ids => Insert(ids, after.Id), touched);
    }

    /// <summary>Into its place: sorted anew for each, three thousand denials of one claim took more than a second.</summary>
    private static List<string> Insert(IReadOnlyList<string> ids, string id)
    {
        var more = new List<string>(ids.Count + 1);
        more.AddRange(ids);
        var place = more.BinarySearch(id, StringComparer.Ordinal);
        more.Insert(place < 0 ? ~place : place, id);
        return more;
    }

    private void Deny(string? claim, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, HashSet<Touch> touched)
    {
        // Who folds some claims only may have left out one that a denial of theirs was about before.
        if (claim is null || !_claims.TryGetValue(claim, out var target))
            return;
        _claims[claim] = target with { DeniedBy = change(target.DeniedBy) };
        Touch(target, touched);
    }

    /// <summary>
    /// Everyone who is one with either is found through the two: listed, ten thousand linked ids would be a hundred million touches.
    /// </summary>
    private static void Touch(IEnumerable<string> posts, string one, string other, HashSet<Touch> touched)
    {
        foreach (var post in posts)
            touched.UnionWith([new Touch(post, one), new Touch(post, other)]);
    }

    private void Touch(Claim claim, HashSet<Touch> touched)
    {
        foreach (var wording in claim.Wordings())
            touched.Add(new Touch(wording.Post, Identities.Canonical(wording.Person)));
        foreach (var wording in claim.Superseded.Append(claim.Body).OfType<BoundClaim>())
            touched.UnionWith(TouchedBy(wording));
    }

    private IEnumerable<Touch> TouchedBy(BoundClaim wording) => wording switch
    {
        _ when wording.HolderIn(id) is { } holder => Held.Of(holder).Select(post => new Touch(post, holder)),
        AbolitionClaimed abolition => [new Touch(abolition.Post, null)],
        _ => _claims.Values.SelectMany(claim => claim.Wordings()).Select(said => said.Post).Distinct(StringComparer.Ordinal)
            .Select(post => new Touch(post, null)),
    };
}

/// <summary>
/// A post, and the person in it (by any of their ids), whose tenures may have changed; no person means everyone in the post.
/// </summary>
public readonly record struct Touch(string Post, string? Person);
