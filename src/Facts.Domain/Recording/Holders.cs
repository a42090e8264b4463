using Facts.Domain.Access;
using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>
/// Who holds a post is a person, or an organization of the same id if it was declared so (<see cref="PersonDeclared.Kind"/>). What one is
/// does not change back: who was declared to be an organization by mistake gets another id in the claims, by corrections.
/// </summary>
internal static class Holders
{
    /// <summary>Why an id can't be an organization's: it is, or is held to be one with, somebody who is none. Null when it can.</summary>
    public static Refusal? CheckOrganization(string id, RecordingState state)
    {
        var everyone = state.Identities.Everyone(id);
        var other = everyone.Where(one => one != id && !IsOrganization(one, state)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (other is not null)
            return Differ(id, other);
        return state.Deaths.AreClaimedOf(everyone)
            ? new Refusal(Codes.NotAPerson, $"A claim says that '{Fields.Shown(id)}' died, which no organization does: retract it first.")
            : null;
    }

    /// <summary>Why two ids can't name one holder: one is an organization, and the other is none. Null when they can.</summary>
    public static Refusal? CheckIdentity(string one, string other, RecordingState state) =>
        IsOrganization(one, state) == IsOrganization(other, state) ? null
        : IsOrganization(one, state) ? Differ(one, other) : Differ(other, one);

    /// <summary>Why somebody can't have died; null for a person.</summary>
    public static Refusal? CheckDeath(string id, RecordingState state) => IsOrganization(id, state)
        ? new Refusal(
            Codes.NotAPerson, $"'{Fields.Shown(id)}' is an organization, which does not die: record its dissolution (kind 'dissolution').")
        : null;

    /// <summary>
    /// Why somebody who is limited to some organizations may not say that a holder is an organization: others have claims about it.
    /// </summary>
    public static Refusal? CheckLimit(Permit permit, string id, RecordingState state) =>
        Deaths.Concerned(id, state).All(organization => permit.Covers([organization.State.Id]))
            ? null
            : new Refusal(
                AccessCodes.OtherOrganization,
                $"What a holder is bears upon every organization in which it holds posts; {permit.Name} is limited to some.");

    /// <summary>Somebody who was declared before, and turns out to be an organization.</summary>
    public static Decision Become(PersonDeclared known, RecordingState state, DateTime? recordedAt)
    {
        var id = known.Id;
        if (!Rights.NamesPerson(state.Limit, known.Organizations, state.Shared.ConcernedWith(id)))
            return Conflicts.Taken("person", id);
        if ((state.CheckRecordedAt(null, recordedAt) ?? CheckOrganization(id, state)) is { } refusal)
            return refusal;
        var named = new PersonNamed
        {
            Person = id,
            Name = known.Name,
            ForAll = DeclarePerson.ForAll(known, state),
            Kind = HolderKind.Organization,
        };
        var become = state.Event(Streams.Person(id), EventIds.Of("kind", id), named, recordedAt);
        return Decision.Of([become, .. Reach(id, state, recordedAt)]);
    }

    /// <summary>What is recorded of its dissolution, for every organization that has claims about it by now.</summary>
    public static IEnumerable<PendingEvent> Reach(string id, RecordingState state, DateTime? recordedAt) =>
        Deaths.Concerned(id, state).OrderBy(one => one.State.Id, StringComparer.Ordinal).SelectMany(
            organization => state.Dissolutions.Bring(id, organization, state, "is an organization", recordedAt));

    private static bool IsOrganization(string id, RecordingState state) => state.Dissolutions.Holders.Contains(id);

    private static Refusal Differ(string organization, string person) => new(
        Codes.NotAPerson,
        $"'{Fields.Shown(organization)}' is an organization, and '{Fields.Shown(person)}' is not declared to be one: they are two holders.");
}
