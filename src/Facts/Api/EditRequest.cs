using System.Globalization;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Api.Idempotency;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Corrections;

namespace Facts.Api;

/// <summary>An editor's act by HTTP: the version that was seen, the body, and the impact or a problem.</summary>
internal static class EditRequest
{
    /// <param name="http">The request and its response.</param>
    /// <param name="read">The body's fields → the act.</param>
    /// <param name="seen">Whose <c>ETag</c> is asked for, should it be missing.</param>
    /// <param name="tagsDryRun">Whether a dry run says which version it saw: where no one read does.</param>
    /// <param name="elsewhere">What is said when the address leads to nothing; null where it names nothing.</param>
    public static async Task AnswerAsync(
        HttpContext http, Func<Fields, Edit> read, string seen, bool tagsDryRun, Refusal? elsewhere = null)
    {
        var (request, stop) = (http.Request, http.RequestAborted);
        var (dryRun, unclear) = Asked.Flag(request.Query, "dryRun");
        var (version, precondition) = Version(request.Headers.IfMatch.ToString(), dryRun, seen);
        if ((unclear ?? RequestBodies.CheckJson(request) ?? precondition) is { } wrong)
        {
            await Problems.Of(wrong).ExecuteAsync(http);
            return;
        }

        var body = await RequestBodies.ReadAsync(request, stop);
        var (edit, refusal) = RequestBodies.Parse(body, read);
        if (edit is null)
        {
            await Problems.Of(refusal!).ExecuteAsync(http);
            return;
        }

        var keys = http.RequestServices.GetRequiredService<IdempotencyKeys>();
        await keys.SaveAsync(http, body, Facts.Store.Recording.Request.Of(edit, version, http.Author("http")), dryRun, saved =>
        {
            if (saved.Impact is not { } impact)
                return Reply.Refused(saved.Refusal!, http, elsewhere);
            var tagged = dryRun ? tagsDryRun ? impact.Seen : (long?)null : impact.Version;
            return Reply.Json(StatusCodes.Status200OK, impact) with
            {
                ETag = tagged is { } tag ? string.Create(CultureInfo.InvariantCulture, $"\"{tag}\"") : null,
                Commits = !dryRun && !impact.Unchanged,
            };
        });
    }

    /// <summary>The version in <c>If-Match</c>; <c>*</c> is any. A dry run saves nothing, and needs none.</summary>
    private static (long? Version, Refusal? Refusal) Version(string ifMatch, bool dryRun, string seen) => ifMatch.Trim().Trim('"') switch
    {
        "" when dryRun => (null, null),
        "" => (null, new Refusal(Codes.PreconditionRequired, $"If-Match is missing: send the ETag of {seen}, as you saw it.")),
        "*" => (null, null),
        var tag => long.TryParse(tag, out var version) ? (version, null) : (-1, null),
    };
}
