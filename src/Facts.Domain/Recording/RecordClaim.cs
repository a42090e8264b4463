using Facts.Domain.Access;
using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>A claim; its quote is anchored in the source when it is recorded.</summary>
/// <param name="Claim">As it will be recorded, but for its quote and origin.</param>
/// <param name="Quote">Its words; null for none.</param>
public sealed record RecordClaim(ClaimEvent Claim, QuoteText? Quote) : RecordingCommand
{
    internal static RecordClaim? Parse(Fields fields) =>
        ClaimParser.Parse(fields) is { } claim ? new RecordClaim(claim, ClaimParser.Quote(fields)) : null;

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Organizations.Add(Claim.Organization);
        named.Sources.Add(Claim.Source);
        named.Claims.Add(Claim.Id);
        foreach (var post in Claim.Posts())
            named.Posts.Add((Claim.Organization, post));
        if (Claim is PostClaim holding)
            named.Holders.Add(holding.Person);
        foreach (var person in Naming.PeopleOf(Claim))
            named.Mention(person, holds: Claim is PostClaim);
        if (Claim is not DenialClaimed denial)
            return;
        named.ConcernsOthers = true;
        named.Claims.Add(denial.Denies);
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.Covered(permit, Claim.Organization);

    internal static void Fold(PendingEvent one, RecordingState state) => Fold((ClaimEvent)one.Data, state);

    /// <summary>A wording, new or corrected.</summary>
    internal static void Fold(ClaimEvent wording, RecordingState state)
    {
        state.Homes[wording.Id] = wording.Organization;
        state.Shared.Add(wording);
        if (wording is PostClaim { Person: var person })
            state.Organization(wording.Organization).People.Add(person);
    }

    internal override Decision Decide(RecordingState state)
    {
        // Ids are one for all organizations; what others have under theirs is not told.
        if (state.Homes.TryGetValue(Claim.Id, out var home) && !Sees(home, state))
            return Conflicts.Taken("claim", Claim.Id);
        var known = state.Claim(Claim.Id)?.Original;
        if (known is not null && state.Sources.TryGetValue(known.Source, out var source)
            && QuoteSearch.Same(known, Claim with { Origin = source.Origin }, Quote))
        {
            return Decision.Unchanged;
        }

        var (claim, refusal) = QuoteSearch.Tie(Claim, Quote, state);
        if (claim is null)
            return refusal!;
        if (known is not null)
            return Conflicts.Of("claim", claim.Id);

        var organization = state.Find(claim.Organization);
        if (CheckDenied(claim, state) is { } unknown)
            return unknown;
        if (state.CheckRecordedAt(organization, RecordedAt) is { } back)
            return back;
        var introduced = DecideIdentity.Introduce(claim, organization, state, RecordedAt);
        return Decision.Of([.. introduced, state.Event(organization, EventIds.OfClaim(claim.Id), claim, RecordedAt)]);
    }

    /// <summary>A denial is of another claim of its organization that the author may see; null for what is no denial, too.</summary>
    internal static Refusal? CheckDenied(ClaimEvent claim, RecordingState state)
    {
        if (claim is not DenialClaimed denial)
            return null;
        if (denial.Denies == denial.Id || !state.Homes.TryGetValue(denial.Denies, out var home) || !Sees(home, state))
            return Conflicts.UnknownClaim(denial.Denies);
        return home == denial.Organization
            ? null
            : new Refusal(Codes.UnknownClaim, $"The claim '{denial.Denies}' is about another organization, '{Fields.Shown(home)}'.");
    }

    private static bool Sees(string organization, RecordingState state) => state.By.Permit?.Covers([organization]) != false;
}

/// <summary>A quote as lines give it.</summary>
/// <param name="Exact">The words, at least one character.</param>
/// <param name="Prefix">What stands directly before them; null when it is not said.</param>
/// <param name="Suffix">What stands directly after them; null when it is not said.</param>
public sealed record QuoteText(string Exact, string? Prefix, string? Suffix);
