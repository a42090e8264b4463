using Facts.Domain.Claims;
using Facts.Domain.Corrections;

namespace Facts.Domain.Recording;

/// <summary>Recording a claim, and editors' acts upon one.</summary>
internal static class ClaimDecisions
{
    public static void Fold(object data, RecordingState state)
    {
        var wording = data as ClaimEvent ?? ((ClaimCorrected)data).Becomes;
        state.Homes[wording.Id] = wording.Organization;
        state.Shared.Add(wording);
        if (wording is PostClaim { Person: var person })
            state.Organization(wording.Organization).People.Add(person);
    }

    public static Decision Record(RecordClaim command, RecordingState state)
    {
        // Ids are one for all organizations; what others have under theirs is not told.
        if (state.Homes.TryGetValue(command.Claim.Id, out var home) && !Sees(home, state))
            return Deciding.Taken("claim", command.Claim.Id);
        var known = state.Claim(command.Claim.Id)?.Original;
        if (known is not null && state.Sources.TryGetValue(known.Source, out var source)
            && QuoteSearch.Same(known, command.Claim with { Origin = source.Origin }, command.Quote))
        {
            return Decision.Unchanged;
        }

        var (claim, refusal) = QuoteSearch.Tie(command.Claim, command.Quote, state);
        if (claim is null)
            return refusal!;
        if (known is not null)
            return Deciding.Conflict("claim", claim.Id);

        var organization = state.Find(claim.Organization);
        if (CheckDenied(claim, state) is { } unknown)
            return unknown;
        if (state.CheckRecordedAt(organization, command.RecordedAt) is { } back)
            return back;
        var introduced = IdentityDecisions.Introduce(claim, organization, state, command.RecordedAt);
        return Decision.Of([.. introduced, state.Event(organization, EventIds.OfClaim(claim.Id), claim, command.RecordedAt)]);
    }

    public static Decision Correct(CorrectClaim command, RecordingState state)
    {
        if (Prepare(command, command.Claim, command.Source, state, out var claim, out var organization) is { } early)
            return early;
        var (fields, refusal) = ClaimFields.Overlay(claim.Body, command.Set);
        if (fields is not { } overlaid)
            return refusal!;
        using (overlaid)
        {
            if (CommandParser.Parse(overlaid.RootElement) is not (RecordClaim wording, _))
                return CommandParser.Parse(overlaid.RootElement).Refusal!;
            var (becomes, unanchored) = Tie(wording, claim.Body, state);
            if (becomes is null)
                return unanchored!;
            if (CheckDenied(becomes, state) is { } unknown)
                return unknown;
            if (state.IsEdit && Deciding.Same(becomes, claim.Body))
                return Decision.Unchanged;
            var introduced = IdentityDecisions.Introduce(becomes, organization, state, command.RecordedAt);
            var corrected = new ClaimCorrected
            {
                Claim = claim.Id,
                Set = command.Set,
                Becomes = becomes,
                Reason = command.Reason,
                Source = command.Source,
            };
            return Decision.Of([.. introduced, state.Event(organization, command.Fingerprint, corrected, command.RecordedAt)]);
        }
    }

    public static Decision Act(ActOnClaim command, RecordingState state)
    {
        if (Prepare(command, command.Act.Claim, command.Act.Source, state, out var claim, out var organization) is { } early)
            return early;
        if (command.Act is OutcomeRecorded && claim.Body is not (ThreatClaimed or PlanClaimed))
        {
            return new Refusal(
                Codes.InvalidValue, $"Only a threat or a plan has an outcome; '{claim.Id}' is a {ClaimKinds.Of(claim.Body)}.");
        }

        // Only what can't be undone may go unrecorded: see Prepare.
        return (command.Act is ClaimRetracted && claim.Retracted) || (state.IsEdit && Deciding.Same(claim.Apply(command.Act), claim))
            ? Decision.Unchanged
            : Decision.Of(state.Event(organization, command.Fingerprint, command.Act, command.RecordedAt));
    }

    /// <summary>
    /// What every act needs: a claim and a source that exist, a recorded time that does not go back. An act that is known is done. So one
    /// that changes nothing now is recorded too: else the same file, imported again, would do it after the acts that came later.
    /// </summary>
    private static Decision? Prepare(
        RecordingCommand command, string id, string? source, RecordingState state, out Claim claim, out OrganizationState organization)
    {
        organization = null!;
        claim = state.Claim(id)!;
        if (claim is null)
            return UnknownClaim(id);
        organization = state.Find(claim.Body.Organization);
        if (state.Events.Contains(command.Fingerprint))
            return Decision.Unchanged;
        if (source is not null && state.Citable(source) is null)
            return QuoteSearch.UnknownSource(source);
        if (state.CheckRecordedAt(organization, command.RecordedAt) is { } back)
            return back;
        return null;
    }

    /// <summary>A correction of something else leaves the quote where it was found.</summary>
    private static (ClaimEvent? Claim, Refusal? Refusal) Tie(RecordClaim corrected, ClaimEvent was, RecordingState state) =>
        corrected.Claim.Source == was.Source && corrected.Quote == QuoteSearch.TextOf(was)
            ? (corrected.Claim with { Quote = was.Quote, Origin = was.Origin }, null)
            : QuoteSearch.Tie(corrected.Claim, corrected.Quote, state);

    private static Refusal? CheckDenied(ClaimEvent claim, RecordingState state)
    {
        if (claim is not DenialClaimed denial)
            return null;
        if (denial.Denies == denial.Id || !state.Homes.TryGetValue(denial.Denies, out var home) || !Sees(home, state))
            return UnknownClaim(denial.Denies);
        return home == denial.Organization
            ? null
            : new Refusal(Codes.UnknownClaim, $"The claim '{denial.Denies}' is about another organization, '{Fields.Shown(home)}'.");
    }

    private static bool Sees(string organization, RecordingState state) => state.By.Permit?.Covers([organization]) != false;

    private static Refusal UnknownClaim(string id) => new(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(id)}'.");
}
