using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>
/// (command, what is known) → events, a refusal, or nothing new. Decisions change nothing: the state applies what they come to. A retry yields
/// no events.
/// </summary>
public static class Deciding
{
    /// <summary>What an event changes in what is known, beside its stream; the decision on each command is in the same file as its fold.</summary>
    internal static void Fold(PendingEvent one, RecordingState state)
    {
        switch (one.Data)
        {
            case SourceRecorded or SourceShared:
                SourceDecisions.Fold(one.Data, state);
                break;
            case SourceRevised revised:
                state.Restore(revised);
                break;
            case PersonDeclared or PersonNamed or OrganizationNamed or SourceNamed:
                NameDecisions.Fold(one.Data, state);
                break;
            case OrganizationDeclared declared:
                OrganizationDecisions.Fold(declared, state);
                break;
            case ClaimEvent or ClaimCorrected:
                ClaimDecisions.Fold(one.Data, state);
                break;
            // The copies of it in organizations' streams concern them only.
            case PeopleIdentified or PeopleDistinguished when Streams.OrganizationOf(one.Stream) is null:
                IdentityDecisions.Fold(one.Data, state);
                break;
        }
    }

    /// <summary>What a command comes to. Its author's right to it is checked before: <see cref="CommandPermits"/>.</summary>
    /// <param name="command">What is to be recorded.</param>
    /// <param name="state">All that the command refers to, when it is recorded, and by whom.</param>
    public static Decision Decide(RecordingCommand command, RecordingState state) => Naming.Check(DecideAlone(command, state), state);

    private static Decision DecideAlone(RecordingCommand command, RecordingState state) => command switch
    {
        DeclareSource source => SourceDecisions.Declare(source, state),
        ReviseSource revision => RevisionDecisions.Decide(revision, state),
        DeclarePerson person => NameDecisions.Declare(person, state),
        Rename name => NameDecisions.Name(name, state),
        DeclareOrganization organization => OrganizationDecisions.Declare(organization, state),
        DeclarePost post => OrganizationDecisions.Declare(post, state),
        RecordClaim claim => ClaimDecisions.Record(claim, state),
        CorrectClaim correction => ClaimDecisions.Correct(correction, state),
        ActOnClaim act => ClaimDecisions.Act(act, state),
        DecideIdentity identity => IdentityDecisions.Decide(identity, state),
        _ => throw new InvalidOperationException($"No decision for {command.GetType().Name}."),
    };

    internal static bool Same<T>(T one, T other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, FactsJson.Options), JsonSerializer.SerializeToElement(other, FactsJson.Options));

    /// <summary>Whether it was first declared so, whatever it has been called since: the same line again changes nothing.</summary>
    internal static bool IsDeclared<T>(Guid declaration, T command, RecordingState state) =>
        state.Shared.Declarations.TryGetValue(declaration, out var first) && first is T declared && Same(declared, command);

    internal static Refusal Conflict(string what, string id) =>
        new(Codes.IdConflict, $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else.");

    /// <summary>The same for what has a name, which can be replaced.</summary>
    internal static Refusal Renaming(string what, string id) => new(
        Codes.IdConflict,
        $"There is already {A(what)} '{Fields.Shown(id)}', and it says something else. A name is replaced by a line of type 'name'.");

    private static string A(string what) => what.StartsWith('o') ? $"an {what}" : $"a {what}";

    /// <summary>The same where what is there belongs to others: nothing is told of it.</summary>
    internal static Refusal Taken(string what, string id) =>
        new(Codes.IdConflict, $"The id '{Fields.Shown(id)}' is taken: choose another one for this {what}.");
}
