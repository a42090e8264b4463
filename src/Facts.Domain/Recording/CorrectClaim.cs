using System.Text.Json;
using Facts.Domain.Access;
using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>A correction; what the claim becomes is worked out when it is recorded.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Set">New values by field; JSON null takes a field away.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">A source for the correction; null for none.</param>
public sealed record CorrectClaim(
    string Claim,
    IReadOnlyDictionary<string, JsonElement> Set,
    string Reason,
    string? Source) : FingerprintedCommand
{
    internal static CorrectClaim Parse(Fields fields) => Of(fields.ClaimId("claim"), fields);

    /// <summary>What a line or a request body says of it beside the claim.</summary>
    public static CorrectClaim Of(string claim, Fields fields) =>
        new(claim, fields.Properties("set"), fields.Text("reason"), fields.OptionalId("source"));

    /// <summary>A corrected claim may name another source, person or denied claim; its own source is needed to anchor its quote.</summary>
    public override void NameTo(NamedIds named)
    {
        named.AddAct(Fingerprint, Claim, Source);
        named.SourcesOf.Add(Claim);
        foreach (var (field, value) in Set)
        {
            // What is no id is refused when the corrected claim is read.
            if (Fields.IdIn(value) is { } id)
                NameTo(named, field, id);
            else if (field is "signatories" or "people" && value.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in value.EnumerateArray().Select(Fields.IdIn).OfType<string>())
                    named.Mention(one, holds: false);
            }
        }
    }

    private void NameTo(NamedIds named, string field, string id)
    {
        switch (field)
        {
            case "source":
                named.Sources.Add(id);
                break;
            case "denies":
                named.Claims.Add(id);
                named.Redirected.Add(Claim);
                break;
            case "person":
                named.Holders.Add(id);
                named.Mention(id, holds: true);
                break;
            case "post":
                named.MovedTo.Add((Claim, id));
                break;
        }
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.OfClaim(permit, Claim, Fingerprint, state)
        ?? (Set.TryGetValue("denies", out var denied) && Fields.IdIn(denied) is { } other && !state.Events.Contains(Fingerprint)
            ? state.Dissolutions.CheckLimit(permit, other, state)
            : null)
        ?? (Set.TryGetValue("organization", out var to) ? CommandPermits.Covered(permit, NormalForm.Of(to.ToString())) : null);

    internal static void Fold(PendingEvent one, RecordingState state) => RecordClaim.Fold(((ClaimCorrected)one.Data).Becomes, state);

    internal override Decision Decide(RecordingState state)
    {
        if (ActOnClaim.Prepare(this, Claim, Source, state, out var claim, out var organization) is { } early)
            return early;
        var (fields, refusal) = ClaimFields.Overlay(claim.Body, Set);
        if (fields is not { } overlaid)
            return refusal!;
        using (overlaid)
        {
            if (CommandParser.Parse(overlaid.RootElement) is not (RecordClaim wording, _))
                return CommandParser.Parse(overlaid.RootElement).Refusal!;
            var (becomes, unanchored) = Tie(wording, claim.Body, state);
            if (becomes is null)
                return unanchored!;
            if (RecordClaim.CheckDenied(becomes, state) is { } unknown)
                return unknown;
            if (state.IsEdit && Conflicts.Same(becomes, claim.Body))
                return Decision.Unchanged;
            var introduced = DecideIdentity.Introduce(becomes, organization, state, RecordedAt);
            var corrected = new ClaimCorrected { Claim = claim.Id, Set = Set, Becomes = becomes, Reason = Reason, Source = Source };
            return Decision.Of([.. introduced, .. ActOnClaim.EventsOf(claim.Id, organization, Fingerprint, corrected, state, RecordedAt)]);
        }
    }

    /// <summary>A correction of something else leaves the quote where it was found.</summary>
    private static (ClaimEvent? Claim, Refusal? Refusal) Tie(RecordClaim corrected, ClaimEvent was, RecordingState state) =>
        corrected.Claim.Source == was.Source && corrected.Quote == QuoteSearch.TextOf(was)
            ? (corrected.Claim with { Quote = was.Quote, Origin = was.Origin }, null)
            : QuoteSearch.Tie(corrected.Claim, corrected.Quote, state);
}
