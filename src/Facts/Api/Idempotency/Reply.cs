using System.Text.Json;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Idempotency;
using Microsoft.AspNetCore.Mvc;

namespace Facts.Api.Idempotency;

/// <summary>A whole response, as it can be kept and sent again.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The media type of the body.</param>
/// <param name="Location">Where what was made is found; null for no header.</param>
/// <param name="ETag">Its version, quoted; null for no header.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Reply(int Status, string Type, string? Location, string? ETag, byte[] Body)
{
    /// <summary>Whether what was done is to stay; else it is undone, and only the reply is kept.</summary>
    public bool Commits { get; init; }

    /// <summary>What was recorded, to be counted once it is committed.</summary>
    public RecordingCommand? Line { get; init; }

    public static Reply Json<T>(int status, T value) =>
        new(status, "application/json; charset=utf-8", null, null, JsonSerializer.SerializeToUtf8Bytes(value, FactsJson.Options));

    /// <summary>A refusal; what it names of the request is that of the first one.</summary>
    /// <param name="refusal">Why not.</param>
    /// <param name="http">The request.</param>
    /// <param name="elsewhere">The refusal that is said of what the address names: nothing is there. Null where it names nothing.</param>
    public static Reply Refused(Refusal refusal, HttpContext http, Refusal? elsewhere = null)
    {
        var status = refusal == elsewhere ? StatusCodes.Status404NotFound : Problems.StatusOfBody(refusal.Code);
        var problem = new ProblemDetails
        {
            Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = refusal.Message,
            Extensions = { ["code"] = refusal.Code, ["requestId"] = http.TraceIdentifier },
        };
        return new(status, "application/problem+json", null, null, JsonSerializer.SerializeToUtf8Bytes(problem, FactsJson.Options));
    }

    public async Task SendAsync(HttpResponse response, bool again)
    {
        response.StatusCode = Status;
        response.ContentType = Type;
        response.ContentLength = Body.Length;
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (again)
            response.Headers["Idempotency-Replayed"] = "true";
        await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted);
    }

    /// <summary>One that was kept.</summary>
    public static Reply Again(AnsweredRequest answered) =>
        new(answered.Status, answered.Type, answered.Location, answered.ETag, answered.Body);

    /// <summary>To be kept as the answer to a request.</summary>
    public AnsweredRequest To(byte[] request) => new(request, Status, Type, Location, ETag, Body);
}
