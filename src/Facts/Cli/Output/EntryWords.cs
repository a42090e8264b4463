using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Ledger;
using Facts.Domain.Organizations;
using Facts.Store.Provenance;
using Facts.Store.Sentences;

namespace Facts.Cli.Output;

/// <summary>What an event says, in a sentence of its own fields, and whose words it has.</summary>
internal static class EntryWords
{
    /// <param name="stored">The event.</param>
    /// <param name="data">What it says; null where this build knows no such event.</param>
    public static string Of(StoredEvent stored, object? data) => data switch
    {
        ClaimEvent claim => Sentence(claim),
        ClaimCorrected corrected => $"Claim {corrected.Claim} was corrected ({Set(corrected)}), and now says: {Sentence(corrected.Becomes)}",
        ClaimRetracted retracted => $"Claim {retracted.Claim} was withdrawn.",
        ClaimRanked ranked => $"Claim {ranked.Claim} was ranked {Word(ranked.Rank)}.",
        OutcomeRecorded outcome => $"Claim {outcome.Claim} came to its end: {Word(outcome.Outcome)}{(outcome.When is { } when ? $", {when}" : "")}.",
        OrganizationDeclared declared => $"The organization {declared.Id} is called {declared.Name}.",
        OrganizationNamed named => $"The organization {named.Organization} is called {named.Name} from then on.",
        PersonNamed { Kind: HolderKind.Organization } become => $"The holder {become.Person} is the organization {become.Person}.",
        PersonNamed named => $"The person {named.Person} is called {named.Name} from then on.",
        PostDeclared declared => $"The post {declared.Id} of {declared.Organization} is called {declared.Name}{Seats(declared)}.",
        PersonDeclared { Kind: HolderKind.Organization } holder =>
            $"The holder {holder.Id} is the organization {holder.Id}, called {holder.Name}.",
        PersonDeclared declared => $"The person {declared.Id} is called {declared.Name}.",
        PeopleIdentified link => $"{link.Person} and {link.SameAs} are one person.",
        PeopleDistinguished parted => $"{parted.Person} and {parted.NotSameAs} are two people.",
        Redacted redacted => $"Erased of event {redacted.Event}: {string.Join(", ", redacted.Fields)}.",
        _ => $"{stored.Type}: {stored.Data}",
    };

    /// <summary>Writes the sentence, the words of the source, and where all of it stands.</summary>
    public static void Write(Page page, long index, StoredEvent stored, object? data)
    {
        page.Line(Of(stored, data), null, 2);
        var wording = data as ClaimEvent ?? (data as ClaimCorrected)?.Becomes;
        page.Quote(wording?.Quote?.Exact, 4);
        if ((data as ClaimAct)?.Reason is { } reason)
            page.Line($"Reason: {reason}", null, 4);
        page.Origin(4, [AttributionWords.Said(wording?.Attribution), wording?.Source, wording?.Id, $"leaf {index}",
            $"recorded {stored.RecordedAt}", stored.Actor is null ? null : $"by {stored.Actor}"]);
    }

    private static string Sentence(ClaimEvent claim) => ClaimSentence.Of(JsonNode.Parse(FactsJson.Write(claim))!.AsObject());

    private static string Set(ClaimCorrected corrected) => string.Join("; ", corrected.Set.Select(one =>
        $"{one.Key}: {(one.Value.ValueKind == JsonValueKind.Null ? "nothing" : FieldChange.Words(JsonNode.Parse(one.Value.GetRawText())))}"));

    private static string Seats(PostDeclared post) => post.Seats switch
    {
        null => "",
        1 => ", and has 1 seat",
        var seats => $", and has {seats} seats",
    };

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
