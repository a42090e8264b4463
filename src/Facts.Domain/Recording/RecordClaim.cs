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
        if (Claim.Organization.Length > 0)
            named.Organizations.Add(Claim.Organization);
        named.Sources.Add(Claim.Source);
        named.Claims.Add(Claim.Id);
        foreach (var post in Claim.Posts())
            named.Posts.Add((Claim.Organization, post));
        if (Claim is PostClaim holding)
            named.Holders.Add(holding.Person);
        foreach (var person in Naming.PeopleOf(Claim))
            named.Mention(person, holds: Claim is PostClaim or DeathClaimed);
        if (Claim is DeathClaimed death)
            named.Identified.Add(death.Person);
        // It may end what the organization holds of the posts of others.
        if (Claim is DissolutionClaimed dissolution)
            named.Identified.Add(dissolution.Organization);
        if (Claim is DenialClaimed denial)
            named.Claims.Add(denial.Denies);
        named.ConcernsOthers |= Claim is DeathClaimed or DenialClaimed or DissolutionClaimed;
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) =>
        PersonIn(state) is { } person
            ? Deaths.CheckLimit(
                permit, person, state, IsKnown(Claim with { Organization = "" }, state),
                Claim is DenialClaimed denial ? Absent.Claim(denial.Denies) : null)
            : Claim.Organization.Length == 0 ? null
            : CommandPermits.Covered(permit, Claim.Organization)
                ?? (IsKnown(Claim, state) ? null : state.Dissolutions.CheckLimit(permit, Claim, state));

    /// <summary>The person in whose stream it is recorded: of a death, or of a denial of one.</summary>
    private string? PersonIn(RecordingState state) => Claim switch
    {
        DeathClaimed death => death.Person,
        DenialClaimed denial => state.Deaths.PersonOf(denial.Denies),
        _ => null,
    };

    internal static void Fold(PendingEvent one, RecordingState state)
    {
        if (one.CopiedFrom is null)
            Fold((ClaimEvent)one.Data, state);
    }

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
        var person = PersonIn(state);
        // Who denies a death may name an organization in which it counts; it stands in the person's stream all the same.
        var said = person is null ? Claim : Claim with { Organization = "" };
        // Ids are one for all organizations; what others have under theirs is not told.
        if (state.Homes.TryGetValue(Claim.Id, out var home) && !Sees(home, state))
            return Conflicts.Taken("claim", Claim.Id);
        var known = state.Claim(Claim.Id)?.Original;
        if (IsKnown(said, state))
            return Decision.Unchanged;

        var (claim, refusal) = QuoteSearch.Tie(said, Quote, state);
        if (claim is null)
            return refusal!;
        if (known is not null)
            return Conflicts.Of("claim", claim.Id);

        var organization = state.Find(claim.Organization);
        if (CheckDenied(claim, state) is { } unknown)
            return unknown;
        if (claim is DeathClaimed && Holders.CheckDeath(person!, state) is { } alive)
            return alive;
        if (person is not null)
        {
            return state.Deaths.CheckOrder(person, state, RecordedAt) is { } late
                ? late
                : Decision.Of(Deaths.Record(person, EventIds.OfClaim(claim.Id), claim, state, RecordedAt));
        }

        if (state.CheckRecordedAt(organization, RecordedAt) is { } back)
            return back;
        var introduced = DecideIdentity.Introduce(claim, organization, state, RecordedAt);
        var recorded = state.Event(organization, EventIds.OfClaim(claim.Id), claim, RecordedAt);
        return Decision.Of([.. introduced, .. state.Dissolutions.Record(recorded, state, RecordedAt)]);
    }

    private bool IsKnown(ClaimEvent said, RecordingState state) =>
        state.Claim(said.Id)?.Original is { } known && state.Sources.TryGetValue(known.Source, out var source)
        && QuoteSearch.Same(known, said with { Origin = source.Origin }, Quote);

    /// <summary>A denial is of another claim of its organization that the author may see; null for what is no denial, too.</summary>
    internal static Refusal? CheckDenied(ClaimEvent claim, RecordingState state)
    {
        if (claim is not DenialClaimed denial)
            return null;
        if (denial.Denies == denial.Id || !state.Homes.TryGetValue(denial.Denies, out var home) || !Sees(home, state))
            return Absent.Claim(denial.Denies);
        if (denial.Organization.Length == 0 && home.Length > 0)
            return new Refusal(Codes.MissingField, "The field 'organization' is missing.");
        if (home.Length == 0 || denial.Organization.Length == 0)
        {
            // A denial that is being corrected stays in its stream.
            var person = state.Deaths.PersonOf(denial.Denies);
            return home == denial.Organization && (state.Deaths.PersonOf(denial.Id) ?? person) == person
                ? null
                : new Refusal(Codes.UnknownClaim, $"The claim '{denial.Denies}' is about somebody else, or about no death.");
        }

        return home == denial.Organization
            ? null
            : new Refusal(Codes.UnknownClaim, $"The claim '{denial.Denies}' is about another organization, '{Fields.Shown(home)}'.");
    }

    /// <summary>Who may deny a death, or act upon what is recorded of one, is asked before (<see cref="CheckLimit"/>).</summary>
    private static bool Sees(string organization, RecordingState state) =>
        organization.Length == 0 || state.By.Permit?.Covers([organization]) != false;
}

/// <summary>A quote as lines give it.</summary>
/// <param name="Exact">The words, at least one character.</param>
/// <param name="Prefix">What stands directly before them; null when it is not said.</param>
/// <param name="Suffix">What stands directly after them; null when it is not said.</param>
public sealed record QuoteText(string Exact, string? Prefix, string? Suffix);
