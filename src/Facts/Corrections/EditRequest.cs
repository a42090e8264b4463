using System.Text.Json;
using Facts.Access;
using Facts.Domain;
using Facts.Hosting;
using Facts.Importing;

namespace Facts.Corrections;

/// <summary>An editor's act by HTTP: the version that was seen, the body, and the impact or a problem.</summary>
internal static class EditRequest
{
    /// <param name="http">The request and its response.</param>
    /// <param name="read">The body's fields → the act.</param>
    /// <param name="seen">Whose <c>ETag</c> is asked for, should it be missing.</param>
    /// <param name="tagsDryRun">Whether a dry run says which version it saw: where no one read does.</param>
    public static async Task AnswerAsync(HttpContext http, Func<Fields, Edit> read, string seen, bool tagsDryRun) =>
        await (await ActAsync(http, read, seen, tagsDryRun)).ExecuteAsync(http);

    private static async Task<IResult> ActAsync(HttpContext http, Func<Fields, Edit> read, string seen, bool tagsDryRun)
    {
        var (request, stop) = (http.Request, http.RequestAborted);
        var dryRun = request.Query["dryRun"] == "true";
        var (version, precondition) = Version(request.Headers.IfMatch.ToString(), dryRun, seen);
        if (precondition is not null)
            return Problems.Of(precondition);
        var (edit, refusal) = await ReadAsync(request, read, stop);
        if (edit is null)
            return Problems.Of(refusal!);
        var editor = http.RequestServices.GetRequiredService<Editor>();
        var (impact, refused) = await editor.ActAsync(edit, version, dryRun, http.Author("http"), stop);
        if (impact is not null && (!dryRun || tagsDryRun))
            http.Response.Headers.ETag = $"\"{(dryRun ? impact.Seen : impact.Version)}\"";
        return Problems.Result(impact, refused);
    }

    /// <summary>The version in <c>If-Match</c>; <c>*</c> is any. A dry run saves nothing, and needs none.</summary>
    private static (long? Version, Refusal? Refusal) Version(string ifMatch, bool dryRun, string seen) => ifMatch.Trim().Trim('"') switch
    {
        "" when dryRun => (null, null),
        "" => (null, new Refusal(Codes.PreconditionRequired, $"If-Match is missing: send the ETag of {seen}, as you saw it.")),
        "*" => (null, null),
        var tag => long.TryParse(tag, out var version) ? (version, null) : (-1, null),
    };

    private static async Task<(Edit? Edit, Refusal? Refusal)> ReadAsync(
        HttpRequest request, Func<Fields, Edit> read, CancellationToken stop)
    {
        try
        {
            var strict = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using var body = await JsonDocument.ParseAsync(request.Body, strict, stop);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                return (null, new Refusal(Codes.InvalidJson, "The body is one JSON object."));
            var fields = new Fields(body.RootElement);
            var edit = read(fields);
            return fields.Finish() is { } refusal ? (null, refusal) : (edit, null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, new Refusal(Codes.InvalidJson, "The body is not a JSON object."));
        }
    }
}
