using Facts.Api.Access;

namespace Facts.Api.Hosting;

/// <summary>
/// What browsers are told of every response (OWASP REST Security Cheat Sheet, "Security Headers"). Pages, reports and documents, which are
/// meant to be looked at, say more precisely what they need.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>A year, which is what preload lists ask for at least (RFC 6797 sets no figure).</summary>
    private const string Https = "max-age=31536000; includeSubDomains";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<AccessSettings>();
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Complete(http, access);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    private static void Complete(HttpContext http, AccessSettings access)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = headers["Referrer-Policy"] is { Count: > 0 } own ? own : "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        if (access.BehindHttps || http.Request.IsHttps)
            headers.StrictTransportSecurity = Https;
        // What one was let in to see is not kept for others.
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "private, no-cache";
        else if (access.IsConfigured && http.Permit() is not null)
            headers.CacheControl = headers.CacheControl.ToString().Replace("public", "private", StringComparison.Ordinal);
        if (access.IsConfigured)
            headers.AppendCommaSeparatedValues("Vary", "Authorization", "Cookie", KeyHandler.Header);
    }
}
