using System.Diagnostics;
using Facts.Api.Access;

namespace Facts.Api.Hosting;

/// <summary>
/// A line for each request, as JSON: what was asked for by its route, never by its address, which has names of people in it. Told at level
/// Information (<c>Logging__LogLevel__Facts=Information</c>).
/// </summary>
internal static partial class RequestLog
{
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Facts.Requests");
        app.Use(async (http, next) =>
        {
            if (!log.IsEnabled(LogLevel.Information))
            {
                await next(http);
                return;
            }

            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
                var (method, milliseconds, caller) =
                    (Method(http.Request.Method), Stopwatch.GetElapsedTime(started).TotalMilliseconds, http.Permit()?.Name);
                Served(log, method, route, http.Response.StatusCode, milliseconds, http.TraceIdentifier, caller);
            }
        });
    }

    /// <summary>Anything may stand where a method does.</summary>
    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) ? method : "other";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Milliseconds} ms, request {RequestId} of {Caller}")]
    private static partial void Served(
        ILogger logger, string method, string route, int status, double milliseconds, string requestId, string? caller);
}
