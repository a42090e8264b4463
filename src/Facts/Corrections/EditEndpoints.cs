using Facts.Access;
using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Recording;
using Wolverine.Http;

namespace Facts.Corrections;

/// <summary>Corrections, retractions and rulings by HTTP. Whoever saves names the version they saw (RFC 9110, section 13.1.1).</summary>
public static class EditEndpoints
{
    /// <summary>Body: <c>{"set":{…},"reason":"…","source":"…"}</c>.</summary>
    [Needs(Need.Record, Within.Claim)]
    [WolverinePost("/api/claims/{id}/corrections")]
    public static Task Correct(string id, HttpContext http) => ActAsync(id, http, fields => Correction(id, fields));

    /// <summary>Body: <c>{"reason":"…","source":"…"}</c>.</summary>
    [Needs(Need.Record, Within.Claim)]
    [WolverinePost("/api/claims/{id}/retractions")]
    public static Task Retract(string id, HttpContext http) => ActAsync(id, http, fields => Retraction(id, fields));

    /// <summary>Body: <c>{"rank":"preferred|normal|deprecated","reason":"…"}</c>.</summary>
    [Needs(Need.Rule, Within.Claim)]
    [WolverinePost("/api/claims/{id}/rulings")]
    public static Task Rule(string id, HttpContext http) => ActAsync(id, http, fields => Ruling(id, fields));

    internal static RecordingCommand Correction(string id, Fields fields) =>
        new CorrectClaim(id, fields.Properties("set"), fields.Text("reason"), fields.OptionalId("source"));

    internal static RecordingCommand Retraction(string id, Fields fields) => new ActOnClaim(new ClaimRetracted
    {
        Claim = id,
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    });

    internal static RecordingCommand Ruling(string id, Fields fields) => new ActOnClaim(new ClaimRanked
    {
        Claim = id,
        Rank = fields.RequiredChoice<Rank>("rank"),
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    });

    private static Task ActAsync(string id, HttpContext http, Func<Fields, RecordingCommand> read) =>
        EditRequest.AnswerAsync(http, fields => new ClaimEdit(id, read(fields)), "the claim", tagsDryRun: false, ClaimEdit.Unknown(id));
}
