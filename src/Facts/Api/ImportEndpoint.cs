using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Api.Idempotency;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Store.Importing;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Wolverine.Http;

namespace Facts.Api;

/// <summary>Records the lines of a request's body as they arrive: what the database takes in sets the pace of the sender.</summary>
public static class ImportEndpoint
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private static readonly Domain.Refusal Broken = new(
        Drain.Code,
        "The service is about to end, and not all lines were recorded. Send the same again: what is recorded already changes nothing.");

    /// <summary>Gives the report; refused lines are listed in it, and good lines around them are kept.</summary>
    [Needs(Need.Write, Within.None)]
    [DisableRequestSizeLimit]
    [WolverinePost("/api/import")]
    public static async Task Post(HttpContext http)
    {
        var (key, bad) = IdempotencyKeys.KeyOf(http.Request);
        if ((RequestBodies.CheckLines(http.Request).Refusal ?? Asked.Flag(http.Request.Query, "dryRun").Refusal
            ?? Asked.Flag(http.Request.Query, "strict").Refusal ?? bad) is { } wrong)
            await Problems.Of(wrong).ExecuteAsync(http);
        else if (key is not null || IsDryRun(http))
            await ImportWholeAsync(http, key);
        else
            await ReportAsync(http, http.Request.Body);
    }

    /// <summary>
    /// What is done as one, with a key or as a dry run, has a connection from its beginning to its end: so it begins when all of the body
    /// is there.
    /// </summary>
    private static async Task ImportWholeAsync(HttpContext http, string? key)
    {
        var spool = http.RequestServices.GetRequiredService<Spool>();
        var drain = http.RequestServices.GetRequiredService<Drain>();
        try
        {
            var (body, status, refusal) = await spool.ReadAsync(http.Request, http.RequestAborted);
            if (body is null)
            {
                if (status == StatusCodes.Status429TooManyRequests)
                    http.Response.Headers.RetryAfter = "5";
                await BreakAsync(http, status, refusal!);
                return;
            }

            await using (body)
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, drain.Token);
                using var turn = await spool.TurnAsync(stop.Token);
                await (key is null ? ReportAsync(http, body.Content) : ImportOnceAsync(http, key, body));
            }
        }
        catch (OperationCanceledException) when (drain.HasBegun && !http.RequestAborted.IsCancellationRequested)
        {
            await BreakAsync(http);
        }
    }

    private static async Task ReportAsync(HttpContext http, Stream body)
    {
        if (await ImportAsync(http, body) is { } report)
            await Results.Json(report, FactsJson.Options).ExecuteAsync(http);
        else
            await BreakAsync(http);
    }

    /// <summary>
    /// Batches commit as they come, so the report is kept after the last of them. Between the two a crash leaves lines without a report:
    /// sent again, they change nothing, and the report says so.
    /// </summary>
    private static async Task ImportOnceAsync(HttpContext http, string key, Spooled body)
    {
        var stop = http.RequestAborted;
        var keys = http.RequestServices.GetRequiredService<IdempotencyKeys>();
        await using var connection = await http.RequestServices.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var ticket = new Ticket(IdempotencyKeys.CallerOf(http), key, IdempotencyKeys.Fingerprint(http.Request, body.Hash));
        var (kept, refusal) = await IdempotencyKeys.TakeAsync(connection, ticket, stop);
        if (refusal is not null)
        {
            await Problems.Of(refusal).ExecuteAsync(http);
            return;
        }

        var report = kept is null ? await ImportAsync(http, body.Content) : null;
        if (kept is null && report is null)
        {
            await BreakAsync(http);
            return;
        }

        var reply = kept ?? Reply.Json(StatusCodes.Status200OK, report!);
        if (kept is null)
        {
            await keys.KeepAsync(connection, ticket, reply, stop);
            await transaction.CommitAsync(stop);
        }

        await reply.SendAsync(http.Response, again: kept is not null);
    }

    private static bool IsDryRun(HttpContext http) => Asked.Flag(http.Request.Query, "dryRun").Flag;

    /// <summary>Null when the service is about to end, and lines are left; whole batches before them stay.</summary>
    private static async Task<ImportReport?> ImportAsync(HttpContext http, Stream body)
    {
        var services = http.RequestServices;
        var pause = TimeSpan.FromSeconds(services.GetRequiredService<Limits>().ImportPause);
        var lines = new LinesUntilDrained(
            body, RequestBodies.CheckLines(http.Request).Reader!, services.GetRequiredService<Drain>(), pause);
        var report = await services.GetRequiredService<Importer>().ImportAsync(
            lines.ReadAsync(http.RequestAborted),
            http.Author("http"),
            new ImportOptions { DryRun = IsDryRun(http), IsStrict = Asked.Flag(http.Request.Query, "strict").Flag },
            http.RequestAborted);
        return lines.AreLeft ? null : report;
    }

    /// <summary>Says that lines are left.</summary>
    private static Task BreakAsync(HttpContext http) => BreakAsync(http, StatusCodes.Status503ServiceUnavailable, Broken);

    /// <summary>
    /// Says what is wrong, and takes no more of the body. Who is still sending would not see the answer if the connection ended with it
    /// (RFC 9112, section 9.6), so it stays for a moment.
    /// </summary>
    private static async Task BreakAsync(HttpContext http, int status, Domain.Refusal refusal)
    {
        http.Response.Headers.Connection = "close";
        await Problems.Of(status, refusal).ExecuteAsync(http);
        await http.Response.CompleteAsync();
        using var limit = new CancellationTokenSource(Linger);
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, limit.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            http.Abort();
        }
    }
}
