using Facts.Domain.Access;
using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>Any other act upon a claim: a retraction, a ruling, an outcome.</summary>
/// <param name="Act">As it will be recorded.</param>
public sealed record ActOnClaim(ClaimAct Act) : FingerprintedCommand
{
    internal static ActOnClaim ParseRetraction(Fields fields) => Retraction(fields.ClaimId("claim"), fields);

    internal static ActOnClaim ParseRuling(Fields fields) => Ruling(fields.ClaimId("claim"), fields);

    internal static ActOnClaim ParseOutcome(Fields fields) => new(new OutcomeRecorded
    {
        Claim = fields.ClaimId("claim"),
        Outcome = fields.RequiredChoice<Outcome>("outcome"),
        When = fields.OptionalDate("when"),
        Reason = fields.OptionalText("reason"),
        Source = fields.OptionalId("source"),
    });

    /// <summary>The claim is withdrawn: what a line or a request body says of it beside the claim.</summary>
    public static ActOnClaim Retraction(string claim, Fields fields) => new(new ClaimRetracted
    {
        Claim = claim,
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    });

    /// <summary>The claim is ranked: what a line or a request body says of it beside the claim.</summary>
    public static ActOnClaim Ruling(string claim, Fields fields) => new(new ClaimRanked
    {
        Claim = claim,
        Rank = fields.RequiredChoice<Rank>("rank"),
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    });

    /// <inheritdoc/>
    public override void NameTo(NamedIds named) => named.AddAct(Fingerprint, Act.Claim, Act.Source);

    internal override Need Needs() => Act is ClaimRanked ? Need.Rule : Need.Record;

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) =>
        CommandPermits.OfClaim(permit, Act.Claim, Fingerprint, state);

    internal override Decision Decide(RecordingState state)
    {
        if (Prepare(this, Act.Claim, Act.Source, state, out var claim, out var organization) is { } early)
            return early;
        if (Act.Check(claim) is { } refusal)
            return refusal;
        // Only what can't be undone may go unrecorded: see Prepare.
        return (Act is ClaimRetracted && claim.Retracted) || (state.IsEdit && Conflicts.Same(claim.Apply(Act), claim))
            ? Decision.Unchanged
            : Decision.Of(EventsOf(claim.Id, organization, Fingerprint, Act, state, RecordedAt));
    }

    /// <summary>An act upon a claim: in the stream in which that stands; of a death, with its copies.</summary>
    internal static IReadOnlyList<PendingEvent> EventsOf(
        string claim, OrganizationState organization, Guid id, ClaimAct act, RecordingState state, DateTime? recordedAt) =>
        state.Deaths.PersonOf(claim) is { } person
            ? Deaths.Record(person, id, act, state, recordedAt)
            : state.Dissolutions.Record(state.Event(organization, id, act, recordedAt), state, recordedAt);

    /// <summary>
    /// What every act needs: a claim and a source that exist, a recorded time that does not go back. An act that is known is done. So one
    /// that changes nothing now is recorded too: else the same file, imported again, would do it after the acts that came later.
    /// </summary>
    internal static Decision? Prepare(
        RecordingCommand command, string id, string? source, RecordingState state, out Claim claim, out OrganizationState organization)
    {
        organization = null!;
        claim = state.Claim(id)!;
        if (claim is null)
            return Absent.Claim(id);
        organization = state.Find(claim.Body.Organization);
        if (state.Events.Contains(command.Fingerprint))
            return Decision.Unchanged;
        if (source is not null && state.Citable(source) is null)
            return QuoteSearch.UnknownSource(source);
        var back = state.Deaths.PersonOf(id) is { } person
            ? state.Deaths.CheckOrder(person, state, command.RecordedAt)
            : state.CheckRecordedAt(organization, command.RecordedAt);
        return back is null ? (Decision?)null : back;
    }
}
