using Facts.Api.Access;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Proposals;
using Facts.Store.Exports;
using Facts.Store.Recording;
using Facts.Store.Storage;
using Facts.Store.Webhooks;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Facts.Api.Hosting;

/// <summary>Refusals as RFC 9457 problem details, with their stable code and the request's id.</summary>
internal static class Problems
{
    /// <summary>The result, or the refusal as a problem.</summary>
    public static IResult Result<T>(T? result, Refusal? refusal) where T : class =>
        result is null ? Of(refusal!) : new JsonAnswer<T>(result);

    public static IResult Of(Refusal refusal) => Of(StatusOf(refusal.Code), refusal);

    public static IResult Of(int status, Refusal refusal) => new Problem(status, refusal);

    /// <summary>
    /// Requests that the sender broke off, sent too slowly or too long are no fault here, and not in the log: the line of the request tells
    /// their status (<see cref="RequestLog"/>).
    /// </summary>
    public static ExceptionHandlerOptions Handler => new()
    {
        ExceptionHandler = UnexpectedAsync,
        SuppressDiagnosticsCallback = fault => fault.Exception is BadHttpRequestException,
    };

    /// <summary>
    /// What no rule foresaw: a sentence and a code, never a stack trace. A database that is away is no fault of the request.
    /// </summary>
    public static Task UnexpectedAsync(HttpContext http)
    {
        var problem = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var result = problem switch
        {
            BadHttpRequestException bad => Of(bad.StatusCode, new Refusal(CodeOf(bad.StatusCode), bad.Message)),
            _ when DatabaseTrouble.In(problem) is { } trouble
                and ({ IsTransient: true } or not PostgresException or { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction }) =>
                Of(503, Away(trouble)),
            RefusedException refused => Of(refused.Refusal),
            _ => Of(500, new Refusal("internal-error", "Something went wrong here; it is in the log.")),
        };
        return result.ExecuteAsync(http);
    }

    /// <summary>A response that ended without a body, by nobody's decision of ours: no such path, a method that it does not have.</summary>
    public static Task BareAsync(StatusCodeContext context)
    {
        var (http, status) = (context.HttpContext, context.HttpContext.Response.StatusCode);
        var sentence = status switch
        {
            404 => "There is nothing at this address.",
            405 => $"This address does not take {(http.Request.Method is { Length: <= 16 } method ? method : "this method")}.",
            413 => "The body is too large.",
            415 => "The body has a media type that is not taken here.",
            _ => "The request can't be served.",
        };
        return Of(status, new Refusal(CodeOf(status), sentence)).ExecuteAsync(http);
    }

    private static string CodeOf(int status) => status switch
    {
        401 => AccessCodes.Unauthenticated,
        403 => AccessCodes.Forbidden,
        404 => HttpCodes.NotFound,
        405 => HttpCodes.MethodNotAllowed,
        406 => "not-acceptable",
        408 => Limits.Timeout,
        413 => Codes.TooLong,
        415 => HttpCodes.UnsupportedMediaType,
        429 => Limits.TooManyRequests,
        431 => "headers-too-large",
        >= 500 => "internal-error",
        _ => HttpCodes.BadRequest,
    };

    private static Refusal Away(NpgsqlException trouble) => trouble.SqlState switch
    {
        PostgresErrorCodes.DiskFull => new Refusal("disk-full", "The database's disk is full."),
        // After a failover, until connections lead to the server that writes.
        PostgresErrorCodes.ReadOnlySqlTransaction => new Refusal("database-read-only", "The database takes no writes just now."),
        _ => new Refusal("no-database", "The database cannot be reached just now."),
    };

    public static int StatusOf(string code) => code switch
    {
        AccessCodes.Unauthenticated => 401,
        AccessCodes.Forbidden or AccessCodes.OtherOrganization or Gate.CrossSite or Gate.LoopbackOnly
            or ProposalCodes.Own or ProposalCodes.NotOwn or ProposalCodes.Needed => 403,
        Codes.UnknownOrganization or Codes.UnknownPost or Codes.UnknownPerson or Codes.UnknownClaim or Codes.UnknownSource
            or Codes.UnknownRevision or ExportCodes.UnknownFormat or LedgerCodes.UnknownEvent
            or LedgerCodes.NoCheckpoint or HttpCodes.NotFound or WebhookCodes.UnknownWebhook
            or WebhookCodes.UnknownDelivery or ProposalCodes.Unknown => 404,
        EventAppender.Archived or Codes.IdConflict or Codes.NotAPerson or Codes.RecordedTimeGoesBack or HttpCodes.InFlight
            or WebhookCodes.Disabled or ProposalCodes.Decided or ProposalCodes.Nothing => 409,
        Codes.Stale => 412,
        Codes.TooLong => 413,
        HttpCodes.UnsupportedMediaType => 415,
        HttpCodes.KeyReused => 422,
        Codes.PreconditionRequired => 428,
        EventReader.UnknownType or EventReader.Unreadable => 500,
        Codes.ClockDiffers => 503,
        _ => 400,
    };

    /// <summary>
    /// The status of what a body or form asks for: that something it refers to is not there makes its address no wrong one (RFC 9110,
    /// sections 15.5.5 and 15.5.21).
    /// </summary>
    public static int StatusOfBody(string code) => StatusOf(code) is var status && status == StatusCodes.Status404NotFound
        ? StatusCodes.Status422UnprocessableEntity
        : status;

    private sealed class Problem(int status, Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext http) => Results.Problem(
            refusal.Message,
            statusCode: status,
            extensions: new Dictionary<string, object?> { ["code"] = refusal.Code, ["requestId"] = http.TraceIdentifier })
            .ExecuteAsync(http);
    }
}
