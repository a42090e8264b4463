using System.Globalization;
using System.Threading.RateLimiting;
using Facts.Api.Access;
using Facts.Domain;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;

namespace Facts.Api.Hosting;

/// <summary>What one request, and one caller, may take of the service (<c>Limits__…</c> in the environment).</summary>
public sealed record Limits
{
    internal const string TooManyRequests = "too-many-requests", Timeout = "timeout";

    /// <summary>Streams: they end when one side goes. Imports and exports take as long as their data.</summary>
    private static readonly string[] Endless = ["/api/import", "/api/export", "/api/stream", "/mcp"];

    /// <summary>Bytes of a body that is not streamed. A claim is at most as long as an import line, 1 MiB.</summary>
    public long Body { get; init; } = 2 * 1024 * 1024;

    /// <summary>Seconds until a request is given up; what was not committed by then is undone.</summary>
    public double Seconds { get; init; } = 30;

    /// <summary>Seconds within which an import that is being sent has to bring its next line.</summary>
    public double ImportPause { get; init; } = 60;

    /// <summary>
    /// Requests a second that each caller may send, over some time; 0 for no limit. Default: none while nobody is asked who they are, as
    /// then only this machine is served; else 100.
    /// </summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>The same for whoever is not known: signing in, keys that are no good. By address.</summary>
    public int? UnknownPerSecond { get; init; }

    /// <summary>Imports with an Idempotency-Key, or as a dry run, that are read at once.</summary>
    public int KeyedImports { get; init; } = 8;

    /// <summary>Those of one caller: fewer than are worked on at once, so that others never wait for all of them.</summary>
    public int KeyedImportsOfOne { get; init; } = 2;

    /// <summary>Bytes of such an import, as they are sent: they are kept in a file until all are there.</summary>
    public long KeyedBody { get; init; } = 1L << 30;

    /// <summary>Bytes a second at which the body of such an import has to come, and an export has to be taken, on the whole.</summary>
    public int LeastPace { get; init; } = 8 << 10;

    /// <summary>Seconds that come on top of that.</summary>
    public double GraceSeconds { get; init; } = 10;

    /// <summary>Exports that are written at once: each has a connection and a snapshot for as long as its reader takes.</summary>
    public int Exports { get; init; } = 8;

    /// <summary>Those of one caller.</summary>
    public int ExportsOfOne { get; init; } = 2;

    internal TimeSpan Grace => TimeSpan.FromSeconds(GraceSeconds);

    public static Limits Read(IConfiguration configuration) => configuration.GetSection("Limits").Get<Limits>() ?? new();

    public static void Add(WebApplicationBuilder builder, Limits limits, AccessSettings access)
    {
        builder.Services.AddSingleton(limits);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = limits.Body;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(limits.Seconds),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = http =>
                Problems.Of(503, new Refusal(Timeout, $"This took longer than {limits.Seconds} s, and was given up."))
                .ExecuteAsync(http),
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Of(http, limits, access));
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                context.HttpContext.Response.Headers.RetryAfter =
                    ((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
                return new ValueTask(Problems.Of(429, new Refusal(TooManyRequests, "That is more than one caller may ask for. Try later."))
                    .ExecuteAsync(context.HttpContext));
            };
        });
    }

    public static void Use(WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use((http, next) =>
        {
            if (IsEndless(http.Request.Path))
                http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            return RefusesLength(http) ? Task.CompletedTask : next(http);
        });
    }

    /// <summary>
    /// Most who send a body read the answer when all of it is sent. Kestrel, where it refuses a length itself, closes the connection on them
    /// in the middle; what nobody read it takes from the wire for some seconds more (its RequestBodyDrainTimeout).
    /// </summary>
    private static bool RefusesLength(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { } limit || !(http.Request.ContentLength > limit.MaxRequestBodySize))
            return false;
        limit.MaxRequestBodySize = null;
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return true;
    }

    public static bool IsEndless(PathString path) =>
        Endless.Any(one => path.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase));

    private static RateLimitPartition<string> Of(HttpContext http, Limits limits, AccessSettings access)
    {
        // Whoever watches over the service must not be told to wait.
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
            return RateLimitPartition.GetNoLimiter("health");
        var known = http.Permit();
        var rate = known is not null || !access.IsConfigured
            ? limits.RequestsPerSecond ?? (access.IsConfigured ? 100 : 0)
            : limits.UnknownPerSecond ?? 10;
        if (rate <= 0)
            return RateLimitPartition.GetNoLimiter("all");
        var who = known is null ? $"from {http.Connection.RemoteIpAddress}" : $"as {known.Name}";
        // Bursts of five seconds' worth: a page loads several things at once.
        return RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 5 * rate,
            TokensPerPeriod = rate,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        });
    }
}
