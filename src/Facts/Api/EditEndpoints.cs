using Facts.Api.Access;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Corrections;
using Wolverine.Http;

namespace Facts.Api;

/// <summary>Corrections, retractions and rulings by HTTP. Whoever saves names the version they saw (RFC 9110, section 13.1.1).</summary>
public static class EditEndpoints
{
    /// <summary>Body: <c>{"set":{…},"reason":"…","source":"…"}</c>.</summary>
    [Needs(Need.Record, Within.Claim)]
    [WolverinePost("/api/claims/{id}/corrections")]
    public static Task Correct(string id, HttpContext http) => ActAsync(id, http, fields => CorrectClaim.Of(id, fields));

    /// <summary>Body: <c>{"reason":"…","source":"…"}</c>.</summary>
    [Needs(Need.Record, Within.Claim)]
    [WolverinePost("/api/claims/{id}/retractions")]
    public static Task Retract(string id, HttpContext http) => ActAsync(id, http, fields => ActOnClaim.Retraction(id, fields));

    /// <summary>Body: <c>{"rank":"preferred|normal|deprecated","reason":"…"}</c>.</summary>
    [Needs(Need.Rule, Within.Claim)]
    [WolverinePost("/api/claims/{id}/rulings")]
    public static Task Rule(string id, HttpContext http) => ActAsync(id, http, fields => ActOnClaim.Ruling(id, fields));

    private static Task ActAsync(string id, HttpContext http, Func<Fields, RecordingCommand> read) =>
        EditRequest.AnswerAsync(http, fields => new ClaimEdit(id, read(fields)), "the claim", tagsDryRun: false, Absent.Claim(id));
}
