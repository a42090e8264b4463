using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// What people's own streams say of their deaths, as far as commands refer to it: the claims, denials of them, and acts upon either. Each
/// event is copied to every organization that has claims about the person in posts, by any of their ids; and all there are to one that
/// comes to have such claims later.
/// </summary>
public sealed class Deaths
{
    private readonly Dictionary<string, List<PendingEvent>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private readonly List<(string Claim, PendingEvent Event)> _histories = [];

    /// <summary>Claims of deaths and denials of them, as they stand.</summary>
    public Organization State { get; } = new("");

    /// <summary>Events that commands led to, each with the claims in whose history it stands.</summary>
    public IReadOnlyList<(string Claim, PendingEvent Event)> Histories => _histories;

    /// <summary>The person in whose stream a claim stands; null where it stands in an organization's, or is not known.</summary>
    public string? PersonOf(string claim) => _people.GetValueOrDefault(claim);

    /// <summary>Whether something is recorded of the death of one of some people.</summary>
    public bool AreOf(IEnumerable<string> people) => people.Any(_events.ContainsKey);

    /// <summary>Whether a claim that was not withdrawn says that one of some people died.</summary>
    internal bool AreClaimedOf(IReadOnlySet<string> people) =>
        State.Claims.Values.Any(claim => !claim.Retracted && claim.Body is DeathClaimed death && people.Contains(death.Person));

    /// <summary>An event that the store has; they come in their order.</summary>
    public void Restore(PendingEvent one) => Fold(one, Streams.PersonOf(one.Stream)!);

    /// <summary>Takes over an event of a person's stream; gives the claims in whose history it stands.</summary>
    internal IReadOnlyList<string> Apply(PendingEvent one)
    {
        if (one.Data is not (ClaimEvent or ClaimAct) || Streams.PersonOf(one.Stream) is not { } person)
            return [];
        Fold(one, person);
        List<string> claims = [.. State.HistoriesOf(one.Data)];
        _histories.AddRange(claims.Select(claim => (claim, one)));
        return claims;
    }

    private void Fold(PendingEvent one, string person)
    {
        State.Apply(one.Data, one.RecordedAt);
        if (one.Data is ClaimEvent claim)
            _people[claim.Id] = person;
        if (!_events.TryGetValue(person, out var events))
            _events.Add(person, events = []);
        events.Add(one);
    }

    /// <summary>Why a person's stream can't take an event with that recorded time: something was recorded of their death later.</summary>
    internal Refusal? CheckOrder(string person, RecordingState state, DateTime? recordedAt)
    {
        var latest = _events.GetValueOrDefault(person)?.Max(one => one.RecordedAt);
        return recordedAt < latest
            ? new Refusal(
                Codes.RecordedTimeGoesBack,
                $"'recordedAt' is {AsOf.Print(recordedAt.Value)}, but something was recorded of the death of '{Fields.Shown(person)}' at "
                    + $"{AsOf.Print(latest.Value)}.")
            : state.CheckRecordedAt(null, recordedAt);
    }

    /// <summary>An event about somebody's death, and its copies.</summary>
    internal static List<PendingEvent> Record(string person, Guid id, object data, RecordingState state, DateTime? recordedAt)
    {
        var original = state.Event(Streams.Person(person), id, data, recordedAt);
        return
        [
            original,
            .. Concerned(person, state).OrderBy(one => one.State.Id, StringComparer.Ordinal).Select(organization => Copies.Of(
                original, person, organization, state, recordedAt, EventIds.InStream(id, Streams.Organization(organization.State.Id)))),
        ];
    }

    /// <summary>All that is recorded of some people's deaths, for an organization that had no claims about them.</summary>
    internal static IEnumerable<PendingEvent> Introduce(
        IEnumerable<string> people, OrganizationState organization, RecordingState state, string occasion, DateTime? recordedAt) =>
        from person in people.Order(StringComparer.Ordinal)
        from one in state.Deaths._events.GetValueOrDefault(person) ?? []
        select Copies.Of(
            one, person, organization, state, recordedAt, EventIds.Of("introduced", organization.State.Id, one.Id.ToString("N"), occasion));

    /// <summary>Organizations with claims about somebody in posts.</summary>
    internal static IEnumerable<OrganizationState> Concerned(string person, RecordingState state)
    {
        var everyone = state.Identities.Everyone(person);
        return state.Organizations.Values.Where(organization => organization.People.Overlaps(everyone));
    }

    /// <summary>
    /// Why somebody who is limited to some organizations may not speak of a person's death: it bears upon others, or upon none.
    /// </summary>
    /// <param name="permit">Theirs.</param>
    /// <param name="person">Whose death it is.</param>
    /// <param name="state">Has the organizations with claims about the person.</param>
    /// <param name="isKnown">Whether the same was recorded before: to say it again changes nothing, whoever names the person since.</param>
    /// <param name="unknown">What is said of a claim of it: to who may not speak of it, it is unknown, as it is to who looks it up.</param>
    internal static Refusal? CheckLimit(Permit permit, string person, RecordingState state, bool isKnown, Refusal? unknown = null)
    {
        if (isKnown)
            return null;
        var concerned = Concerned(person, state).Select(organization => organization.State.Id).ToList();
        if (concerned.Count > 0 && permit.Covers(concerned))
            return null;
        return unknown ?? new Refusal(
                AccessCodes.OtherOrganization,
                $"A death bears upon every organization in which the person holds posts; {permit.Name} is limited to some.");
    }
}
