using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Corrections;

namespace Facts.Store.Proposals;

/// <summary>What is proposed: read from a body, and made into the act itself.</summary>
internal static class ProposedActs
{
    /// <summary><c>{"ruling":{"claim","rank","reason","source"}}</c> or <c>{"redaction":{"target","field","reason"}}</c>.</summary>
    public static Proposed Read(Fields fields)
    {
        var isRuling = fields.Has("ruling");
        if (isRuling == fields.Has("redaction"))
            fields.Refuse(Codes.MissingField, "A proposal has one of 'ruling' and 'redaction'.");
        var given = new Fields(JsonSerializer.SerializeToElement(fields.Properties(isRuling ? "ruling" : "redaction")));
        Proposed act = isRuling ? Ruling(given) : Redaction(given);
        if (given.Finish() is { } wrong)
            fields.Refuse(wrong.Code, wrong.Message);
        return act;
    }

    /// <param name="ruling">What is proposed.</param>
    /// <param name="proposedBy">Who proposed it; null to try it.</param>
    public static ClaimEdit Edit(ProposedRuling ruling, string? proposedBy) => new(ruling.Claim, new ActOnClaim(new ClaimRanked
    {
        Claim = ruling.Claim,
        Rank = ruling.Rank,
        Reason = ruling.Reason,
        Source = ruling.Source,
        ProposedBy = proposedBy,
    }));

    private static ProposedRuling Ruling(Fields fields) => new()
    {
        Claim = fields.ClaimId("claim"),
        Rank = fields.RequiredChoice<Rank>("rank"),
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    };

    private static ProposedRedaction Redaction(Fields fields) => new()
    {
        Target = NormalForm.Of(fields.Text("target")),
        Field = fields.Text("field"),
        Reason = fields.Text("reason"),
    };
}
