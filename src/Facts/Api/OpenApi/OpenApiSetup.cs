using System.Security.Cryptography;
using Facts.Api.Access;
using Facts.Domain.Access;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Facts.Api.OpenApi;

/// <summary>
/// The description of the API at <c>/openapi/v1.json</c>, and a page that shows it at <c>/docs</c>. All of it is served from here.
/// </summary>
internal static class OpenApiSetup
{
    public static void AddFactsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // Pages and what belongs to them are for people.
        options.ShouldInclude = endpoint =>
            endpoint.RelativePath is { } path && !path.StartsWith("pages/", StringComparison.Ordinal)
                && !path.StartsWith("assets/", StringComparison.Ordinal);
        options.AddDocumentTransformer<Describer>();
    });

    public static void MapFactsOpenApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").Needs(Need.Read, Within.None);
        app.MapScalarApiReference("/docs", (options, http) =>
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            options.WithTitle("Facts API").WithNonce(nonce).DisableDefaultFonts()
                .DisableAgent().DisableMcp().DisableTelemetry().HideClientButton();
            // The page makes styles as it goes; nothing comes from, or goes, elsewhere.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; "
                + $"script-src 'self' 'nonce-{nonce}'; "
                + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                + "connect-src 'self'; worker-src 'self' blob:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
        }).Needs(Need.Read, Within.None);
    }
}
