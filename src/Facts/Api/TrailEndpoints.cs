using System.Net.Mime;
using System.Text;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Reports;
using Facts.Store.Provenance;

namespace Facts.Api;

/// <summary>A trail by HTTP: JSON, or the report for browsers and whoever asks for it.</summary>
internal static class TrailEndpoints
{
    public static void MapTrails(this IEndpointRouteBuilder api) =>
        api.MapGet("/trail", ReadAsync).Needs(Need.Read, Within.Organization);

    private static async Task<IResult> ReadAsync(HttpRequest request, TrailReader trails, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(request.Query, clock);
        var question = new Question(asked.Required("organization"), asked.Required("post"), asked.Time("on"), asked.Time("known"));
        var format = asked.Optional("format");
        if (format is not (null or "html" or "json"))
            return Problems.Of(new Refusal(Codes.InvalidValue, $"'format' is neither html nor json: {Fields.Shown(format)}"));
        if (asked.Refusal is { } wrong)
            return Problems.Of(wrong);
        var (trail, refusal) = await trails.ReadAsync(question, request.HttpContext.Permit()?.Organizations, stop);
        request.HttpContext.Response.Headers.Vary = "Accept";
        return trail is not null && (format == "html" || (format is null && PrefersHtml(request)))
            ? Report(request.HttpContext.Response, trail)
            : Problems.Result(trail, refusal);
    }

    private static IResult Report(HttpResponse response, TrailView trail)
    {
        response.Headers.ContentSecurityPolicy = TrailStyle.Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Text(TrailHtml.Of(trail, response.HttpContext.RequestAborted), MediaTypeNames.Text.Html, Encoding.UTF8);
    }

    /// <summary>HTML is named, and JSON is not wanted more (RFC 9110, section 12.5.1). Whoever takes anything gets JSON.</summary>
    private static bool PrefersHtml(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        double Quality(string type) => accept.Where(one => one.MediaType == type).Select(one => one.Quality ?? 1).DefaultIfEmpty().Max();
        return Quality(MediaTypeNames.Text.Html) is > 0 and var html && html >= Quality(MediaTypeNames.Application.Json);
    }
}
