using System.Security.Cryptography;
using Facts.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Facts.Api.Access;

/// <summary>How requests are known: by key, by token, or by the cookie of somebody who signed in with a key.</summary>
internal static class AccessSetup
{
    public const string Cookie = "cookie";

    private const string Either = "either", Session = "session";

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

    /// <summary>Ends the session of whoever sends this, here and not only in their browser.</summary>
    public static async Task SignOutAsync(HttpContext http)
    {
        var shown = await http.AuthenticateAsync(Cookie);
        if (shown.Properties?.Items.TryGetValue(Session, out var session) == true && session is not null)
            await http.RequestServices.GetRequiredService<KeyStore>().EndAsync(session, http.RequestAborted);
        await http.SignOutAsync(Cookie);
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
        // A name for the session, which stays the same when the cookie is renewed.
        options.Events.OnSigningIn = context =>
        {
            context.Properties.Items[Session] = RandomNumberGenerator.GetHexString(32, lowercase: true);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            // The cookie says who; what they may do now, and whether their key is still good, the database says.
            var keys = context.HttpContext.RequestServices.GetRequiredService<KeyStore>();
            var key = settings.ApiKeys && context.Principal?.Identity?.Name is { } name
                && context.Properties.Items.TryGetValue(Session, out var session) && session is not null
                ? await keys.SignedInAsync(name, session, context.HttpContext.RequestAborted)
                : null;
            if (key is null)
                context.RejectPrincipal();
            else
                context.ReplacePrincipal(key.Permit.Principal(Cookie));
        };
    }
}
