using System.Diagnostics;
using System.Globalization;
using Facts.Store.Storage;
using Microsoft.AspNetCore.Diagnostics;
using OpenTelemetry;

namespace Facts.Api.Telemetry;

/// <summary>
/// Spans. A request is called by its route and never by its address, which has names of people in it: that is why <c>url.path</c> and
/// <c>url.query</c>, which the conventions would have, are missing.
/// </summary>
internal static class RequestSpans
{
    /// <summary>Names the span of each request as OpenTelemetry's conventions for HTTP do ("HTTP server").</summary>
    public static void UseRequestSpans(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (Activity.Current is not { IsAllDataRequested: true } span)
        {
            await next(http);
            return;
        }

        // Probes come every few seconds, and say nothing that metrics don't.
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        try
        {
            await next(http);
        }
        finally
        {
            Describe(span, http);
        }
    });

    private static void Describe(Activity span, HttpContext http)
    {
        // Whoever handles an exception takes the endpoint away.
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var route = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
        var method = HttpMethods.IsGet(http.Request.Method) ? "GET" : HttpMethods.IsPost(http.Request.Method) ? "POST"
            : HttpMethods.IsHead(http.Request.Method) ? "HEAD" : "_OTHER";
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method);
        span.SetTag("http.response.status_code", http.Response.StatusCode);
        span.SetTag("url.scheme", http.Request.Scheme);
        if (route is not null)
            span.SetTag("http.route", route);
        if (http.Response.StatusCode < 500)
            return;
        span.SetStatus(ActivityStatusCode.Error);
        span.SetTag("error.type", DatabaseError(http) ?? http.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
    }

    private static string? DatabaseError(HttpContext http) =>
        (DatabaseTrouble.In(http.Features.Get<IExceptionHandlerFeature>()?.Error) as Npgsql.PostgresException)?.SqlState;

    /// <summary>
    /// Leaves out what background work asks the database every second, and spans with an exception: its message may quote what somebody
    /// wrote. The span of the request has the SQLSTATE.
    /// </summary>
    internal sealed class Sieve : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            var isBackground = data.Source.Name == "Npgsql" && data.ParentSpanId == default;
            if (isBackground || data.Events.Any(one => one.Name == "exception"))
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
