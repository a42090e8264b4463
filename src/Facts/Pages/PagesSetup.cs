using System.Globalization;
using Facts.Api.Access;
using Facts.Domain.Access;
using Facts.Reports;
using Facts.Store.Sentences;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.WebEncoders;

namespace Facts.Pages;

/// <summary>Web pages: Razor, two languages, nothing from elsewhere.</summary>
internal static class PagesSetup
{
    /// <summary>Nothing runs or loads that is not ours, whatever a source or a claim says (W3C Content Security Policy).</summary>
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>
    /// What pages ask of readers; those that are not named take any role, and nobody who is limited to some organizations.
    /// </summary>
    private static readonly (string Page, Grant Grant)[] Grants =
    [
        ("/SignIn", new(Need.Nothing, Within.None)),
        ("/Timeline/Timeline", new(Need.Read, Within.Organization)),
        ("/Changes", new(Need.Read, Within.Organization)),
        ("/Claim", new(Need.Read, Within.Claim)),
        ("/Source", new(Need.Read, Within.Source)),
        ("/Audit", new(Need.Audit)),
        // Each sees those of their organizations; whether they may decide is asked when they do.
        ("/Proposals", new(Need.Read, Within.None)),
        ("/Editing/Correct", new(Need.Record, Within.Claim)),
        ("/Editing/Retract", new(Need.Record, Within.Claim)),
        ("/Editing/Rule", new(Need.Rule, Within.Claim)),
        ("/Editing/Identify", new(Need.Record)),
        ("/Editing/RecordClaim", new(Need.Record)),
    ];

    public static void AddFactsPages(this IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddRazorPages(options =>
        {
            foreach (var (page, grant) in Grants)
                options.Conventions.AddPageApplicationModelConvention(page, model => model.EndpointMetadata.Add(grant));
        }).AddMvcOptions(options =>
        {
            // By itself a form would come first, and names such as organization[] would be read as well. What is judged is what is bound.
            options.ValueProviderFactories.Clear();
            options.ValueProviderFactories.Add(new RouteValueProviderFactory());
            options.ValueProviderFactories.Add(new QueryStringValueProviderFactory());
            options.ValueProviderFactories.Add(new FormValueProviderFactory());
        });
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = Html.Letters());
        services.AddAntiforgery(options => options.Cookie.Name = "facts-form");
        services.AddRequestLocalization(options =>
        {
            // Words follow the reader; numbers and dates in JSON are the same for everyone.
            options.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(Localizer.English.Code));
            options.SupportedCultures = [CultureInfo.InvariantCulture];
            options.SupportedUICultures = [.. Localizer.All.Select(language => new CultureInfo(language.Code))];
            options.RequestCultureProviders =
            [
                // What programs read is the same for everyone: sentences in trails too.
                new CustomRequestCultureProvider(http => Task.FromResult(
                    IsApi(http) ? new ProviderCultureResult(CultureInfo.InvariantCulture.Name, Localizer.English.Code) : null)),
                new QueryStringRequestCultureProvider { QueryStringKey = "-", UIQueryStringKey = LanguageSwitch.Parameter },
                new CookieRequestCultureProvider { CookieName = LanguageSwitch.Parameter },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    public static void UseFactsPages(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.Use((http, next) =>
        {
            if (!IsApi(http))
                Protect(http);
            return next(http);
        });
        app.MapGet("/assets/{hash}/{name}", (HttpResponse response, Assets assets, string hash, string name) =>
            assets.Get(response, hash, name)).Needs(Need.Nothing);
        app.MapSuggestions();
        app.MapRazorPages();
    }

    private static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static void Protect(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (Localizer.All.FirstOrDefault(language => language.Code == http.Request.Query[LanguageSwitch.Parameter]) is { } chosen)
        {
            var culture = CookieRequestCultureProvider.MakeCookieValue(
                new RequestCulture(CultureInfo.InvariantCulture, new CultureInfo(chosen.Code)));
            http.Response.Cookies.Append(LanguageSwitch.Parameter, culture, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
            });
        }
    }
}
