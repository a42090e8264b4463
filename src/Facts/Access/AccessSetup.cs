using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Facts.Access;

/// <summary>How requests are known: by key, by token, or by the cookie of somebody who signed in with a key.</summary>
internal static class AccessSetup
{
    public const string Cookie = "cookie";

    private const string Either = "either";

    public static void AddFactsAccess(this IServiceCollection services, AccessSettings settings, TimeProvider clock)
    {
        services.AddSingleton(settings);
        services.AddSingleton<KeyStore>();
        services.AddSingleton<Scopes>();
        if (!settings.IsConfigured)
            return;
        var schemes = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http => Choose(http.Request, settings))
            .AddCookie(Cookie, options => Configure(options, settings));
        if (settings.ApiKeys)
            schemes.AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Name, null);
        if (settings.TakesTokens)
            schemes.AddJwtBearer(Tokens.Scheme, options => Tokens.Configure(options, settings, clock));
    }

    public static void UseFactsAccess(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AccessSettings>().IsConfigured)
            app.UseAuthentication();
        app.UseRateLimiter();
        app.UseMiddleware<Gate>();
    }

    /// <summary>One proof, the one that is shown most openly: a bad key beside a good cookie is a bad key.</summary>
    private static string Choose(HttpRequest request, AccessSettings settings) =>
        settings.ApiKeys && KeyHandler.Shown(request) is not null ? KeyHandler.Name
        : settings.TakesTokens && KeyHandler.Token(request) is not null ? Tokens.Scheme
        : Cookie;

    private static void Configure(CookieAuthenticationOptions options, AccessSettings settings)
    {
        options.Cookie.Name = "facts-session";
        options.Cookie.HttpOnly = true;
        // Links from elsewhere lead to pages that are signed in; forms from elsewhere do not (Gate, antiforgery).
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = settings.BehindHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.Events.OnValidatePrincipal = async context =>
        {
            // The cookie says who; what they may do now, and whether their key is still good, the database says.
            var keys = context.HttpContext.RequestServices.GetRequiredService<KeyStore>();
            var key = settings.ApiKeys && context.Principal?.Identity?.Name is { } name
                ? await keys.NamedAsync(name, context.HttpContext.RequestAborted)
                : null;
            if (key is null)
                context.RejectPrincipal();
            else
                context.ReplacePrincipal(key.Permit.Principal(Cookie));
        };
    }
}
