using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Hosting;
using Facts.Importing;
using Wolverine.Http;

namespace Facts.Corrections;

/// <summary>Corrections, retractions and rulings by HTTP. Whoever saves names the version they saw (RFC 9110, section 13.1.1).</summary>
public static class EditEndpoints
{
    /// <summary>Body: <c>{"set":{…},"reason":"…","source":"…"}</c>.</summary>
    [WolverinePost("/api/claims/{id}/corrections")]
    public static Task Correct(string id, HttpContext http) =>
        ActAsync(id, http, fields => new CorrectionLine(id, fields.Object("set"), fields.Text("reason"), fields.OptionalId("source")));

    /// <summary>Body: <c>{"reason":"…","source":"…"}</c>.</summary>
    [WolverinePost("/api/claims/{id}/retractions")]
    public static Task Retract(string id, HttpContext http) =>
        ActAsync(id, http, fields => new ActLine(new ClaimRetracted
        {
            Claim = id,
            Reason = fields.Text("reason"),
            Source = fields.OptionalId("source"),
        }));

    /// <summary>Body: <c>{"rank":"preferred|normal|deprecated","reason":"…"}</c>.</summary>
    [WolverinePost("/api/claims/{id}/rulings")]
    public static Task Rule(string id, HttpContext http) => ActAsync(id, http, fields => new ActLine(new ClaimRanked
    {
        Claim = id,
        Rank = fields.RequiredChoice<Rank>("rank"),
        Reason = fields.Text("reason"),
        Source = fields.OptionalId("source"),
    }));

    private static async Task ActAsync(string id, HttpContext http, Func<Fields, ImportLine> read)
    {
        var result = await ActAsync(
            id,
            http.Request,
            http.RequestServices.GetRequiredService<Editor>(),
            read,
            http.Response,
            http.RequestAborted);
        await result.ExecuteAsync(http);
    }

    private static async Task<IResult> ActAsync(
        string id, HttpRequest request, Editor editor, Func<Fields, ImportLine> read, HttpResponse response, CancellationToken stop)
    {
        var dryRun = request.Query["dryRun"] == "true";
        var (version, precondition) = Version(request.Headers.IfMatch.ToString(), dryRun);
        if (precondition is not null)
            return Problems.Of(precondition);
        var (line, refusal) = await ReadAsync(request, read, stop);
        if (line is null)
            return Problems.Of(refusal!);
        var (impact, refused) = await editor.ActAsync(id, line, version, dryRun, "http", stop);
        if (impact is not null && !dryRun)
            response.Headers.ETag = $"\"{impact.Version}\"";
        return Problems.Result(impact, refused);
    }

    /// <summary>The version in <c>If-Match</c>; <c>*</c> is any. A dry run saves nothing, and needs none.</summary>
    private static (long? Version, Refusal? Refusal) Version(string ifMatch, bool dryRun) => ifMatch.Trim().Trim('"') switch
    {
        "" when dryRun => (null, null),
        "" => (null, new Refusal(Codes.PreconditionRequired, "If-Match is missing: send the ETag of the claim as you saw it.")),
        "*" => (null, null),
        var tag => long.TryParse(tag, out var version) ? (version, null) : (-1, null),
    };

    private static async Task<(ImportLine? Line, Refusal? Refusal)> ReadAsync(
        HttpRequest request,
        Func<Fields, ImportLine> read,
        CancellationToken stop)
    {
        try
        {
            var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using var body = await JsonDocument.ParseAsync(request.Body, strict, stop);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                return (null, new Refusal(Codes.InvalidJson, "The body is one JSON object."));
            var fields = new Fields(body.RootElement);
            var line = read(fields);
            return fields.Finish() is { } refusal ? (null, refusal) : (line, null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, new Refusal(Codes.InvalidJson, "The body is not a JSON object."));
        }
    }
}
