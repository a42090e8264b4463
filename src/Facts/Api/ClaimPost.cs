using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Api.Idempotency;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Answers;
using Facts.Store.Corrections;
using Facts.Store.Recording;
using Wolverine.Http;

namespace Facts.Api;

/// <summary>One claim by HTTP, through the door of imports.</summary>
public static class ClaimPost
{
    /// <summary>
    /// Body: a claim as an import line has it, without <c>type</c> and <c>recordedAt</c>. Without <c>id</c> it gets one made of what it
    /// says. 201 when it is new, 200 when the same was recorded before or in a dry run.
    /// </summary>
    [Needs(Need.Record, Within.None)]
    [WolverinePost("/api/claims")]
    public static async Task Post(HttpContext http)
    {
        var (dryRun, unclear) = Asked.Flag(http.Request.Query, "dryRun");
        if ((unclear ?? RequestBodies.CheckJson(http.Request)) is { } untaken)
        {
            await Problems.Of(untaken).ExecuteAsync(http);
            return;
        }

        var body = await RequestBodies.ReadAsync(http.Request, http.RequestAborted);
        var (line, refusal) = Read(body);
        if (line is null)
        {
            await Problems.Of(refusal!).ExecuteAsync(http);
            return;
        }

        var keys = http.RequestServices.GetRequiredService<IdempotencyKeys>();
        var request = Facts.Store.Recording.Request.Of(new NewClaim(line), version: null, http.Author("http"));
        await keys.SaveAsync(http, body, request, dryRun, saved => ReplyOf(saved, line, dryRun, http));
    }

    private static Reply ReplyOf(Saved saved, RecordClaim line, bool dryRun, HttpContext http)
    {
        if (saved.Impact is not { } impact)
            return Reply.Refused(saved.Refusal!, http);
        var saves = !dryRun && !impact.Unchanged;
        return Reply.Json(
            saves ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            new RecordedClaim(line.Claim.Id, impact.Version, impact.Unchanged, impact.Impact)
            {
                ImpactIncomplete = impact.ImpactIncomplete,
                Remarks = impact.Remarks,
            }) with
        {
            Location = dryRun ? null : "/api/claims/" + line.Claim.Id,
            ETag = dryRun ? null : string.Create(CultureInfo.InvariantCulture, $"\"{impact.Version}\""),
            Commits = saves,
            Line = line,
        };
    }

    internal static (RecordClaim? Line, Refusal? Refusal) Read(byte[] body)
    {
        // It is decided as if it were a line; only what lines alone may say is refused here.
        var (json, refusal) = RequestBodies.Object(body);
        if (json is null)
            return (null, refusal);
        if (json.ContainsKey("recordedAt"))
            return (null, new Refusal(Codes.UnknownField, "'recordedAt' is for imports: a claim is recorded when it comes."));
        if (json["type"] is { } type && !(type is JsonValue value && value.TryGetValue(out string? word) && word == "claim"))
            return (null, new Refusal(Codes.UnknownType, "This takes claims; other lines are imported."));
        json["type"] = "claim";
        if (!json.ContainsKey("id"))
            json["id"] = "claim-" + EventIds.OfLine(JsonSerializer.SerializeToElement(json)).ToString("N")[..16];
        var (line, wrong) = CommandParser.Parse(JsonSerializer.SerializeToUtf8Bytes(json));
        return (line as RecordClaim, wrong);
    }
}

/// <summary>A claim that was recorded, and what that changes.</summary>
/// <param name="Claim">Its id.</param>
/// <param name="Version">The number of events in its history.</param>
/// <param name="Unchanged">The same was recorded before.</param>
/// <param name="Impact">By organization, post and time.</param>
internal sealed record RecordedClaim(string Claim, long Version, bool Unchanged, IReadOnlyList<ChangeView> Impact)
{
    /// <summary>True when more changes than are listed.</summary>
    public bool? ImpactIncomplete { get; init; }

    /// <summary>What its author ought to know of it; absent for nothing.</summary>
    public IReadOnlyList<Remark>? Remarks { get; init; }
}
