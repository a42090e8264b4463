using Facts.Domain.Claims;
using Facts.Domain.Corrections;

namespace Facts.Domain.Recording;

/// <summary>Recording a claim, and editors' acts upon one.</summary>
internal static class ClaimDecisions
{
    public static void Fold(object data, Context context)
    {
        var wording = data as ClaimEvent ?? ((ClaimCorrected)data).Becomes;
        context.Homes[wording.Id] = wording.Organization;
        context.Shared.Add(wording);
        if (wording is PostClaim { Person: var person })
            context.Organization(wording.Organization).People.Add(person);
    }

    public static Decision Record(ClaimLine line, Context context)
    {
        // Ids are one for all organizations; what others have under theirs is not told.
        if (context.Homes.TryGetValue(line.Claim.Id, out var home) && !Sees(home, context))
            return Decisions.Taken("claim", line.Claim.Id);
        var known = context.Claim(line.Claim.Id)?.Original;
        if (known is not null && context.Sources.TryGetValue(known.Source, out var source)
            && QuoteSearch.Same(known, line.Claim with { Origin = source.Origin }, line.Quote))
        {
            return Decision.Unchanged;
        }

        var (claim, refusal) = QuoteSearch.Tie(line.Claim, line.Quote, context);
        if (claim is null)
            return refusal!;
        if (known is not null)
            return Decisions.Conflict("claim", claim.Id);

        var organization = context.Find(claim.Organization);
        if (CheckDenied(claim, context) is { } unknown)
            return unknown;
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } back)
            return back;
        var introduced = IdentityDecisions.Introduce(claim, organization, context, line.RecordedAt);
        return Decision.Of([.. introduced, context.Event(organization, EventIds.OfClaim(claim.Id), claim, line.RecordedAt)]);
    }

    public static Decision Correct(CorrectionLine line, Context context)
    {
        if (Prepare(line, line.Claim, line.Source, context, out var claim, out var organization) is { } early)
            return early;
        var (fields, refusal) = ClaimFields.Overlay(claim.Body, line.Set);
        if (fields is not { } overlaid)
            return refusal!;
        using (overlaid)
        {
            if (LineParser.Parse(overlaid.RootElement) is not (ClaimLine wording, _))
                return LineParser.Parse(overlaid.RootElement).Refusal!;
            var (becomes, unanchored) = Tie(wording, claim.Body, context);
            if (becomes is null)
                return unanchored!;
            if (CheckDenied(becomes, context) is { } unknown)
                return unknown;
            if (context.IsEdit && Decisions.Same(becomes, claim.Body))
                return Decision.Unchanged;
            var introduced = IdentityDecisions.Introduce(becomes, organization, context, line.RecordedAt);
            var corrected = new ClaimCorrected
            {
                Claim = claim.Id,
                Set = line.Set,
                Becomes = becomes,
                Reason = line.Reason,
                Source = line.Source,
            };
            return Decision.Of([.. introduced, context.Event(organization, line.Fingerprint, corrected, line.RecordedAt)]);
        }
    }

    public static Decision Act(ActLine line, Context context)
    {
        if (Prepare(line, line.Act.Claim, line.Act.Source, context, out var claim, out var organization) is { } early)
            return early;
        if (line.Act is OutcomeRecorded && claim.Body is not (ThreatClaimed or PlanClaimed))
        {
            return new Refusal(
                Codes.InvalidValue, $"Only a threat or a plan has an outcome; '{claim.Id}' is a {ClaimKinds.Of(claim.Body)}.");
        }

        // Only what can't be undone may go unrecorded: see Prepare.
        return (line.Act is ClaimRetracted && claim.Retracted) || (context.IsEdit && Decisions.Same(claim.Apply(line.Act), claim))
            ? Decision.Unchanged
            : Decision.Of(context.Event(organization, line.Fingerprint, line.Act, line.RecordedAt));
    }

    /// <summary>
    /// What every act needs: a claim and a source that exist, a recorded time that does not go back. An act that is known is done. So one
    /// that changes nothing now is recorded too: else the same file, imported again, would do it after the acts that came later.
    /// </summary>
    private static Decision? Prepare(
        ImportLine line, string id, string? source, Context context, out Claim claim, out OrganizationContext organization)
    {
        organization = null!;
        claim = context.Claim(id)!;
        if (claim is null)
            return UnknownClaim(id);
        organization = context.Find(claim.Body.Organization);
        if (context.Events.Contains(line.Fingerprint))
            return Decision.Unchanged;
        if (source is not null && context.Citable(source) is null)
            return QuoteSearch.UnknownSource(source);
        if (context.CheckRecordedAt(organization, line.RecordedAt) is { } back)
            return back;
        return null;
    }

    /// <summary>A correction of something else leaves the quote where it was found.</summary>
    private static (ClaimEvent? Claim, Refusal? Refusal) Tie(ClaimLine corrected, ClaimEvent was, Context context) =>
        corrected.Claim.Source == was.Source && corrected.Quote == QuoteSearch.TextOf(was)
            ? (corrected.Claim with { Quote = was.Quote, Origin = was.Origin }, null)
            : QuoteSearch.Tie(corrected.Claim, corrected.Quote, context);

    private static Refusal? CheckDenied(ClaimEvent claim, Context context)
    {
        if (claim is not DenialClaimed denial)
            return null;
        if (denial.Denies == denial.Id || !context.Homes.TryGetValue(denial.Denies, out var home) || !Sees(home, context))
            return UnknownClaim(denial.Denies);
        return home == denial.Organization
            ? null
            : new Refusal(Codes.UnknownClaim, $"The claim '{denial.Denies}' is about another organization, '{Fields.Shown(home)}'.");
    }

    private static bool Sees(string organization, Context context) => context.By.Permit?.Covers([organization]) != false;

    private static Refusal UnknownClaim(string id) => new(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(id)}'.");
}
