using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>
/// What is recorded of organizations' dissolutions, as far as commands refer to it: the claims, denials of them, and acts upon either. They
/// stand in the organization's own stream. If it was declared to hold posts (<see cref="PersonDeclared.Kind"/>), each is copied to every
/// other organization that has claims about it in posts, by any id that is held to be its own; and all there are to one that comes to have
/// such claims later. So what a death does for a person, a dissolution does for an organization that is a holder (ops/adr/0035-holders.md).
/// </summary>
public sealed class Dissolutions
{
    private readonly Dictionary<string, List<PendingEvent>> _events = new(StringComparer.Ordinal);

    /// <summary>Dissolutions, and denials of which any wording denies one; each with its organization.</summary>
    private readonly Dictionary<string, string> _homes = new(StringComparer.Ordinal);

    private readonly HashSet<string> _dissolutions = new(StringComparer.Ordinal);

    /// <summary>Other denials, with all that was done to them: a correction may have them deny a dissolution.</summary>
    private readonly Dictionary<string, List<PendingEvent>> _denials = new(StringComparer.Ordinal);

    /// <summary>Those of the ids that commands refer to that were declared to be organizations which hold posts.</summary>
    public HashSet<string> Holders { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether something is recorded of the dissolution of one of some organizations.</summary>
    public bool AreOf(IEnumerable<string> organizations) => organizations.Any(_events.ContainsKey);

    /// <summary>An event that the store has; they come in their order.</summary>
    public void Restore(PendingEvent one) => Fold(one);

    /// <summary>Takes over an event of an organization's own stream.</summary>
    internal void Apply(PendingEvent one)
    {
        if (one.Data is DissolutionClaimed or DenialClaimed or ClaimAct)
            Fold(one);
    }

    /// <summary>An event of an organization's stream, and its copies where it tells of a dissolution.</summary>
    internal IReadOnlyList<PendingEvent> Record(PendingEvent original, RecordingState state, DateTime? recordedAt)
    {
        if (HomeOf(original) is not { } home)
            return [original];
        var before = original.Data is ClaimAct act && !_homes.ContainsKey(act.Claim) ? _denials.GetValueOrDefault(act.Claim) ?? [] : [];
        List<PendingEvent> events = [original];
        foreach (var organization in Concerned(home, state).OrderBy(one => one.State.Id, StringComparer.Ordinal))
        {
            var stream = Streams.Organization(organization.State.Id);
            events.AddRange(before.Select(one => Copies.Of(
                one, home, organization, state, recordedAt,
                EventIds.Of("introduced", stream, one.Id.ToString("N"), original.Id.ToString("N")))));
            events.Add(Copies.Of(original, home, organization, state, recordedAt, EventIds.InStream(original.Id, stream)));
        }

        return events;
    }

    /// <summary>All that is recorded of the dissolutions of some holders, for an organization that had no claims about them.</summary>
    internal static IEnumerable<PendingEvent> Introduce(
        IEnumerable<string> holders, OrganizationState organization, RecordingState state, string occasion, DateTime? recordedAt) =>
        holders.Where(state.Dissolutions.Holders.Contains).Order(StringComparer.Ordinal)
            .SelectMany(holder => state.Dissolutions.Bring(holder, organization, state, occasion, recordedAt));

    /// <summary>All that is recorded of one dissolution, for an organization in which the dissolved one holds posts.</summary>
    internal IEnumerable<PendingEvent> Bring(
        string holder, OrganizationState organization, RecordingState state, string occasion, DateTime? recordedAt) =>
        from one in holder == organization.State.Id ? [] : _events.GetValueOrDefault(holder) ?? []
        select Copies.Of(
            one, holder, organization, state, recordedAt, EventIds.Of("introduced", organization.State.Id, one.Id.ToString("N"), occasion));

    /// <summary>
    /// Why somebody who is limited to some organizations may not speak of a dissolution: it bears upon others too.
    /// </summary>
    /// <param name="permit">Theirs.</param>
    /// <param name="claim">The claim that they make, or the id of the one that they act upon.</param>
    /// <param name="state">Has the organizations with claims about the holder.</param>
    internal Refusal? CheckLimit(Permit permit, object claim, RecordingState state)
    {
        var home = claim is string id ? _homes.GetValueOrDefault(id) : HomeOf(claim);
        return home is null || Concerned(home, state).All(organization => permit.Covers([organization.State.Id]))
            ? null
            : new Refusal(
                AccessCodes.OtherOrganization,
                $"A dissolution bears upon every organization in which the dissolved one holds posts; {permit.Name} is limited to some.");
    }

    /// <summary>Other organizations with claims that one holds posts in them.</summary>
    private static IEnumerable<OrganizationState> Concerned(string holder, RecordingState state) =>
        state.Dissolutions.Holders.Contains(holder)
            ? Deaths.Concerned(holder, state).Where(organization => organization.State.Id != holder)
            : [];

    private void Fold(PendingEvent one)
    {
        if (HomeOf(one) is { } home)
        {
            if (!_events.TryGetValue(home, out var events))
                _events.Add(home, events = []);
            if (one.Data is ClaimAct act && _denials.Remove(act.Claim, out var before))
                events.AddRange(before);
            events.Add(one);
            _homes[IdOf(one.Data)] = home;
            if (one.Data is DissolutionClaimed dissolution)
                _dissolutions.Add(dissolution.Id);
        }
        else if (one.Data is DenialClaimed denial)
        {
            _denials[denial.Id] = [one];
        }
        else if (_denials.TryGetValue(IdOf(one.Data), out var history))
        {
            history.Add(one);
        }
    }

    /// <summary>The organization whose dissolution an event of its own stream tells of; null for any other event.</summary>
    private string? HomeOf(PendingEvent one) => Streams.OrganizationOf(one.Stream) is null ? null : HomeOf(one.Data);

    private string? HomeOf(object data) => data switch
    {
        DissolutionClaimed dissolution => dissolution.Organization,
        DenialClaimed denial when _dissolutions.Contains(denial.Denies) => denial.Organization,
        ClaimCorrected { Becomes: DenialClaimed denial } when _dissolutions.Contains(denial.Denies) => denial.Organization,
        ClaimAct act => _homes.GetValueOrDefault(act.Claim),
        _ => null,
    };

    private static string IdOf(object data) => data is ClaimAct act ? act.Claim : ((ClaimEvent)data).Id;
}
