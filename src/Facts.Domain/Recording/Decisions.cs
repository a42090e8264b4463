using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;

namespace Facts.Domain.Recording;

/// <summary>
/// (line, what is known) → events, a refusal, or nothing new. Decisions change nothing: the state applies what they come to. A retry yields
/// no events.
/// </summary>
public static class Decisions
{
    /// <summary>What an event changes in what is known, beside its stream; the decision on each line is in the same file as its fold.</summary>
    internal static void Fold(PendingEvent one, Context context)
    {
        switch (one.Data)
        {
            case SourceRecorded or SourceShared:
                SourceDecisions.Fold(one.Data, context);
                break;
            case SourceRevised revised:
                context.Restore(revised);
                break;
            case PersonDeclared or PersonNamed or OrganizationNamed or SourceNamed:
                NameDecisions.Fold(one.Data, context);
                break;
            case OrganizationDeclared declared:
                OrganizationDecisions.Fold(declared, context);
                break;
            case ClaimEvent or ClaimCorrected:
                ClaimDecisions.Fold(one.Data, context);
                break;
            // The copies of it in organizations' streams concern them only.
            case PeopleIdentified or PeopleDistinguished when Streams.OrganizationOf(one.Stream) is null:
                IdentityDecisions.Fold(one.Data, context);
                break;
        }
    }

    /// <summary>What a line comes to. Its author's right to it is checked before: <see cref="LinePermits"/>.</summary>
    /// <param name="line">What is to be recorded.</param>
    /// <param name="context">All that the line refers to, when it is recorded, and by whom.</param>
    public static Decision Decide(ImportLine line, Context context) => line switch
    {
        SourceLine source => SourceDecisions.Declare(source, context),
        RevisionLine revision => RevisionDecisions.Decide(revision, context),
        PersonLine person => NameDecisions.Declare(person, context),
        NameLine name => NameDecisions.Name(name, context),
        OrganizationLine organization => OrganizationDecisions.Declare(organization, context),
        PostLine post => OrganizationDecisions.Declare(post, context),
        ClaimLine claim => ClaimDecisions.Record(claim, context),
        CorrectionLine correction => ClaimDecisions.Correct(correction, context),
        ActLine act => ClaimDecisions.Act(act, context),
        IdentityLine identity => IdentityDecisions.Decide(identity, context),
        _ => throw new InvalidOperationException($"No decision for {line.GetType().Name}."),
    };

    internal static bool Same<T>(T one, T other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, FactsJson.Options), JsonSerializer.SerializeToElement(other, FactsJson.Options));

    /// <summary>Whether it was first declared so, whatever it has been called since: the same line again changes nothing.</summary>
    internal static bool IsDeclared<T>(Guid declaration, T line, Context context) =>
        context.Shared.Declarations.TryGetValue(declaration, out var first) && first is T declared && Same(declared, line);

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
