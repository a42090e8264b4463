using Facts.Domain;
using Facts.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace Facts.Hosting;

/// <summary>Refusals as RFC 9457 problem details, with their stable code.</summary>
internal static class Problems
{
    /// <summary>The result, or the refusal as a problem.</summary>
    public static IResult Result<T>(T? result, Refusal? refusal) where T : class =>
        result is null ? Of(refusal!) : Results.Json(result, FactsJson.Options);

    public static IResult Of(Refusal refusal) => Of(StatusOf(refusal.Code), refusal);

    /// <summary>
    /// What no rule foresaw: a sentence and a code, never a stack trace. A database that is away is no fault of the request.
    /// </summary>
    public static Task UnexpectedAsync(HttpContext http)
    {
        var problem = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var result = problem switch
        {
            BadHttpRequestException bad => Of(bad.StatusCode, new Refusal("bad-request", bad.Message)),
            _ when DatabaseTrouble.In(problem) is { } trouble and ({ IsTransient: true } or not PostgresException) =>
                Of(503, Away(trouble)),
            _ => Of(500, new Refusal("internal-error", "Something went wrong here; it is in the log.")),
        };
        return result.ExecuteAsync(http);
    }

    private static Refusal Away(NpgsqlException trouble) => trouble.SqlState == PostgresErrorCodes.DiskFull
        ? new Refusal("disk-full", "The database's disk is full.")
        : new Refusal("no-database", "The database cannot be reached just now.");

    private static IResult Of(int status, Refusal refusal) =>
        Results.Problem(refusal.Message, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = refusal.Code });

    public static int StatusOf(string code) => code switch
    {
        Codes.UnknownOrganization or Codes.UnknownPost or Codes.UnknownPerson or Codes.UnknownClaim or Codes.UnknownSource
            or Codes.UnknownRevision or Exports.ExportCodes.UnknownFormat or Ledger.LedgerCodes.UnknownEvent
            or Ledger.LedgerCodes.NoCheckpoint => 404,
        Codes.IdConflict or Codes.RecordedTimeGoesBack => 409,
        Codes.Stale => 412,
        Codes.TooLong => 413,
        Codes.PreconditionRequired => 428,
        _ => 400,
    };
}
