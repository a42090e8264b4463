using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>All acts that lines can record: the only list of them.</summary>
public static class ActKinds
{
    private static readonly Act[] All =
    [
        new("source", DeclareSource.Parse,
            EventType.Of<SourceRecorded>("source-recorded", DeclareSource.Fold),
            EventType.Of<SourceShared>("source-shared", DeclareSource.Fold)),
        new("revision", ReviseSource.Parse,
            EventType.Of<SourceRevised>("source-revised", ReviseSource.Fold), EventType.Of<SourceConfirmed>("source-confirmed")),
        new("organization", DeclareOrganization.Parse,
            EventType.Of<OrganizationDeclared>("organization-declared", DeclareOrganization.Fold)),
        new("post", DeclarePost.Parse, EventType.Of<PostDeclared>("post-declared")),
        new("person", DeclarePerson.Parse, EventType.Of<PersonDeclared>("person-declared", DeclarePerson.Fold)),
        new("name", Rename.Parse,
            EventType.Of<PersonNamed>("person-named", Rename.Fold),
            EventType.Of<OrganizationNamed>("organization-named", Rename.Fold),
            EventType.Of<SourceNamed>("source-named", Rename.Fold)),
        new("identity", DecideIdentity.Parse,
            EventType.Of<PeopleIdentified>("people-identified", DecideIdentity.Fold),
            EventType.Of<PeopleDistinguished>("people-distinguished", DecideIdentity.Fold)),
        new("claim", RecordClaim.Parse,
            EventType.Of<AppointmentClaimed>("appointment-claimed", RecordClaim.Fold),
            EventType.Of<DismissalClaimed>("dismissal-claimed", RecordClaim.Fold),
            EventType.Of<ResignationClaimed>("resignation-claimed", RecordClaim.Fold),
            EventType.Of<TenureClaimed>("tenure-claimed", RecordClaim.Fold),
            EventType.Of<PlanClaimed>("plan-claimed", RecordClaim.Fold),
            EventType.Of<ThreatClaimed>("threat-claimed", RecordClaim.Fold),
            EventType.Of<DenialClaimed>("denial-claimed", RecordClaim.Fold),
            EventType.Of<StatementClaimed>("statement-claimed", RecordClaim.Fold),
            EventType.Of<FigureClaimed>("figure-claimed", RecordClaim.Fold),
            EventType.Of<DeathClaimed>("death-claimed", RecordClaim.Fold),
            EventType.Of<DissolutionClaimed>("dissolution-claimed", RecordClaim.Fold),
            EventType.Of<AbolitionClaimed>("abolition-claimed", RecordClaim.Fold)),
        new("correction", CorrectClaim.Parse, EventType.Of<ClaimCorrected>("claim-corrected", CorrectClaim.Fold)),
        new("retraction", ActOnClaim.ParseRetraction, EventType.Of<ClaimRetracted>("claim-retracted")),
        new("ruling", ActOnClaim.ParseRuling, EventType.Of<ClaimRanked>("claim-ranked")),
        new("outcome", ActOnClaim.ParseOutcome, EventType.Of<OutcomeRecorded>("outcome-recorded")),
    ];

    private static readonly Dictionary<string, Act> ByType = All.ToDictionary(act => act.Type, StringComparer.Ordinal);

    private static readonly Dictionary<Type, EventType> ByEvent = All.SelectMany(act => act.Events).ToDictionary(one => one.Data);

    /// <summary>The events that acts lead to, and the names that they are stored under, which never change.</summary>
    public static IEnumerable<EventType> Events => ByEvent.Values;

    /// <summary>
    /// The command of a line; null where there is no such type of line, or its refusal is noted in <paramref name="fields"/>.
    /// </summary>
    internal static RecordingCommand? Parse(string type, Fields fields) => ByType.GetValueOrDefault(type)?.Parse(fields);

    /// <summary>Takes over what an event changes beside its stream.</summary>
    internal static void Fold(PendingEvent one, RecordingState state) => ByEvent[one.Data.GetType()].Fold(one, state);

    /// <summary>An act.</summary>
    /// <param name="Type">The type of its lines.</param>
    /// <param name="Parse">A line's fields → its command.</param>
    /// <param name="Events">What it can lead to.</param>
    private sealed record Act(string Type, Func<Fields, RecordingCommand?> Parse, params EventType[] Events);
}

/// <summary>An event as stores keep it.</summary>
/// <param name="Data">Its type.</param>
/// <param name="Name">The name that it is stored under.</param>
public sealed record EventType(Type Data, string Name)
{
    /// <summary>What it changes in the state beside the organization whose stream it is in.</summary>
    internal Action<PendingEvent, RecordingState> Fold { get; private init; } = (_, _) => { };

    internal static EventType Of<T>(string name) => new(typeof(T), name);

    internal static EventType Of<T>(string name, Action<PendingEvent, RecordingState> fold) => new(typeof(T), name) { Fold = fold };
}
