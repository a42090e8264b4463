using Facts.Domain.Claims;
using Facts.Domain.Exports;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Exports;

/// <summary>
/// A claim's provenance (ops/adr/0022-exports.md): the claim, each of its wordings with the words it is drawn from and whose word it is,
/// and each act upon it.
/// </summary>
internal static class ClaimStatements
{
    public static IEnumerable<Statement> Of(string id, KnownClaims claims)
    {
        var (claim, name) = (claims[id], QName.Claim(id));
        yield return Entity(claim, claims);
        var wordings = claim.Superseded.Append(claim.Body).ToList();
        for (var number = 1; number <= wordings.Count; number++)
        {
            foreach (var statement in WordingStatements.Of(wordings[number - 1], number, claims))
                yield return statement;
        }

        var wording = 0;
        // An act upon a denial stands in the history of what it denies too; it is told with the denial.
        foreach (var recorded in claims.HistoryOf(id).Where(recorded => recorded.Upon == id))
        {
            if (recorded.Data is ClaimEvent or ClaimCorrected)
                wording++;
            yield return Activity(recorded);
            if (recorded.Actor is { } actor)
                yield return new Relation(RelationType.WasAssociatedWith, QName.Act(recorded.Id), QName.Actor(actor));
            foreach (var relation in Did(recorded, QName.Act(recorded.Id), name, wording))
                yield return relation;
        }
    }

    private static Element Entity(Claim claim, KnownClaims claims)
    {
        var properties = new List<Property>
        {
            Property.Is(QName.Own("Claim")),
            Property.Text(Property.Label, claims.Sentence(claim.Body)),
            Property.Text(QName.Own("kind"), ClaimKinds.Of(claim.Body)),
            Property.Text(QName.Own("status"), ClaimView.StatusOf(claim)),
            Property.Text(QName.Own("rank"), Words.Of(claim.Rank)),
            Property.Truth(QName.Own("disputed"), claim.IsDisputed),
        };
        if (claim.Body.Organization.Length > 0)
            properties.Add(Property.Thing(QName.Own("organization"), QName.Organization(claim.Body.Organization)));
        properties.AddRange(claim.DeniedBy.Select(denial => Property.Thing(QName.Own("deniedBy"), QName.Claim(denial))));
        return new Element(ElementType.Entity, QName.Claim(claim.Id), properties);
    }

    private static Element Activity(RecordedEvent recorded)
    {
        var properties = new List<Property> { Property.Is(QName.Own(Sort(recorded.Data))) };
        if (recorded.Data is DenialClaimed)
            properties.Add(Property.Is(QName.Own("Denial")));
        if (Said(recorded.Data) is { } reason)
            properties.Add(Property.Text(QName.Own("reason"), reason));
        properties.AddRange(recorded.Data switch
        {
            ClaimRanked ruling => [Property.Text(QName.Own("rank"), Words.Of(ruling.Rank))],
            OutcomeRecorded { When: { } when } ended =>
                [Property.Text(QName.Own("outcome"), Words.Of(ended.Outcome)), Property.Date(QName.Own("when"), when)],
            OutcomeRecorded ended => [Property.Text(QName.Own("outcome"), Words.Of(ended.Outcome))],
            Redacted redacted => redacted.Fields.Select(field => Property.Text(QName.Own("erased"), field)),
            _ => Enumerable.Empty<Property>(),
        });
        if (Proposer(recorded.Data) is { } proposer)
            properties.Add(Property.Text(QName.Own("proposedBy"), proposer));
        properties.Add(Property.Instant(QName.Own("appendedAt"), recorded.AppendedAt ?? AsOf.Print(recorded.RecordedAt)));
        return new Element(ElementType.Activity, QName.Act(recorded.Id), properties) { At = recorded.RecordedAt };
    }

    /// <param name="recorded">The event.</param>
    /// <param name="act">What it is called.</param>
    /// <param name="claim">The claim it is upon.</param>
    /// <param name="wording">Which wording is in force after it.</param>
    private static IEnumerable<Relation> Did(RecordedEvent recorded, QName act, QName claim, int wording)
    {
        var worded = QName.Wording(recorded.Upon, wording);
        if (recorded.Data is ClaimEvent said)
        {
            yield return new Relation(RelationType.WasGeneratedBy, claim, act);
            yield return new Relation(RelationType.WasGeneratedBy, worded, act);
            yield return new Relation(RelationType.Used, act, QName.Source(said.Source));
            if (said is DenialClaimed denial)
                yield return new Relation(RelationType.WasInfluencedBy, QName.Claim(denial.Denies), act);
        }
        else if (recorded.Data is ClaimCorrected)
        {
            yield return new Relation(RelationType.Used, act, QName.Wording(recorded.Upon, wording - 1));
            yield return new Relation(RelationType.WasGeneratedBy, worded, act);
            yield return new Relation(RelationType.WasRevisionOf, worded, QName.Wording(recorded.Upon, wording - 1));
        }
        else
        {
            // A ruling may come after a retraction, and PROV lets nobody use what was invalidated.
            var type = recorded.Data is ClaimRetracted ? RelationType.WasInvalidatedBy : RelationType.WasInfluencedBy;
            yield return new Relation(type, claim, act);
        }

        if (recorded.Data is ClaimAct { Source: { } source })
            yield return new Relation(RelationType.Used, act, QName.Source(source));
    }

    private static string Sort(object data) => data switch
    {
        ClaimEvent => "Recording",
        ClaimCorrected => "Correction",
        ClaimRetracted => "Retraction",
        ClaimRanked => "Ruling",
        OutcomeRecorded => "Ending",
        Redacted => "Redaction",
        _ => throw new InvalidOperationException($"No activity is made of {data.GetType().Name}."),
    };

    private static string? Said(object data) => data switch
    {
        ClaimAct act => act.Reason,
        Redacted redacted => redacted.Reason,
        _ => null,
    };

    private static string? Proposer(object data) => data switch
    {
        ClaimRanked ruling => ruling.ProposedBy,
        Redacted redacted => redacted.ProposedBy,
        _ => null,
    };
}
