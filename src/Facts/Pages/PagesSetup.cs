using System.Globalization;
using Facts.Provenance;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Facts.Pages;

/// <summary>Web pages: Razor, two languages, nothing from elsewhere.</summary>
internal static class PagesSetup
{
    /// <summary>Nothing runs or loads that is not ours, whatever a source or a claim says (W3C Content Security Policy).</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void AddFactsPages(this IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddRazorPages();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = Html.Letters());
        services.AddAntiforgery(options => options.Cookie.Name = "facts-form");
        services.AddRequestLocalization(options =>
        {
            // Words follow the reader; numbers and dates in JSON are the same for everyone.
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(Tongue.English.Code));
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.SupportedUICultures = [.. Tongue.All.Select(tongue => new CultureInfo(tongue.Code))];
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = "-", UIQueryStringKey = Links.TongueParameter },
                new CookieRequestCultureProvider { CookieName = Links.TongueParameter },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UseFactsPages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
                Protect(http);
            return next(http);
        });
        app.MapGet("/assets/{hash}/{name}", (HttpResponse response, Assets assets, string hash, string name) =>
            assets.Get(response, hash, name));
        app.MapRazorPages();
    }

    private static void Protect(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (Tongue.All.FirstOrDefault(tongue => tongue.Code == http.Request.Query[Links.TongueParameter]) is { } chosen)
        {
            var culture = CookieRequestCultureProvider.MakeCookieValue(
                new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(chosen.Code)));
            http.Response.Cookies.Append(Links.TongueParameter, culture, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
            });
        }
    }
}
