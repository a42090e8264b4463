using System.Text;
using Facts.Api.OpenApi;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace Facts.Api.Hosting;

/// <summary>
/// What a request says beside its body, looked at before anybody reads it. A parameter stands once, in one place, so that what is judged is
/// what is used; and all of it is text. Readers differ in which of several values they take, and some take none.
/// </summary>
internal static class Inputs
{
    /// <summary>What the description of the API says of each endpoint: <c>GET /api/holders</c>.</summary>
    private static readonly Dictionary<string, IReadOnlyList<Parameter>> Described =
        ReadingOperations.All.Concat(WritingOperations.All).Concat(ProposalOperations.All).Concat(WebhookOperations.All)
            .ToDictionary(
                operation => $"{operation.Method} {operation.Path}",
                operation => (IReadOnlyList<Parameter>)[.. operation.Parameters.Where(one => one.In == "query")],
                StringComparer.OrdinalIgnoreCase);

    /// <summary>Headers that say something of what is asked for.</summary>
    private static readonly string[] Headers = ["Accept", "Idempotency-Key", "If-Match", "Last-Event-ID"];

    private static readonly string[] OnceOnly = ["Idempotency-Key", "If-Match", "Last-Event-ID"];

    /// <summary>The first thing wrong with a request whose endpoint is known; null when nothing is.</summary>
    public static Refusal? Check(HttpContext http) =>
        CheckBody(http) ?? CheckAddress(http) ?? CheckQuery(http) ?? CheckRoute(http) ?? CheckHeaders(http.Request);

    /// <summary>A parameter that stands twice.</summary>
    public static Refusal Twice(string name) => new(Codes.InvalidValue, $"'{Fields.Shown(name)}' stands twice: which one is meant?");

    /// <summary>Names of the route's own parameters: its values also have what routing puts there.</summary>
    public static IEnumerable<string> RouteNames(HttpContext http) =>
        (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.Parameters.Select(one => one.Name) ?? [];

    /// <summary>The body of GET and HEAD means nothing (RFC 9110, sections 9.3.1 and 9.3.2), but some would read it.</summary>
    private static Refusal? CheckBody(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && (http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0
            || http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
            ? new Refusal(HttpCodes.BodyNotAllowed, $"{http.Request.Method} has no body here: all that is asked for stands in the address.")
            : null;

    /// <summary>As it came over the wire: what is decoded no longer shows what could not be.</summary>
    private static Refusal? CheckAddress(HttpContext http)
    {
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var (path, query) = target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (target[..at], target[at..]) : (target, "");
        return !PlainText.IsEscaped(Encoding.UTF8.GetBytes(path)) ? PlainText.Bad("path")
            : !PlainText.IsEscaped(Encoding.UTF8.GetBytes(query)) ? PlainText.Bad("query")
            : null;
    }

    private static Refusal? CheckQuery(HttpContext http)
    {
        foreach (var (name, values) in http.Request.Query)
        {
            if (values.Count > 1 && !(Known(http)?.Any(one => one.IsMany && Is(one, name)) ?? false))
                return Twice(name);
            foreach (var value in values)
            {
                if (PlainText.Check(name, value) is { } bad)
                    return bad;
            }
        }

        return null;
    }

    /// <summary>
    /// A parameter that the endpoint does not know; null when it knows all. Asked when it is clear who asks, and that they may.
    /// </summary>
    public static Refusal? CheckKnown(HttpContext http) =>
        http.Request.Query.Count > 0 && Known(http) is { } known
        && http.Request.Query.Keys.FirstOrDefault(name => !known.Any(one => Is(one, name))) is { } other
            ? Unknown(other, known)
            : null;

    /// <summary>Null for pages, which are not described: links to them carry what others add.</summary>
    private static IReadOnlyList<Parameter>? Known(HttpContext http) => Known(http.GetEndpoint() as RouteEndpoint, http.Request.Method);

    internal static IReadOnlyList<Parameter>? Known(RouteEndpoint? endpoint, string method) => Described.GetValueOrDefault(
        $"{(HttpMethods.IsHead(method) ? HttpMethods.Get : method)} /{endpoint?.RoutePattern.RawText?.Trim('/')}");

    private static bool Is(Parameter one, string name) => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static Refusal Unknown(string name, IReadOnlyList<Parameter> described) => new(
        HttpCodes.UnknownParameter,
        $"There is no parameter '{Fields.Shown(name)}' here. "
        + (described.Count == 0 ? "There is none." : $"There is: {string.Join(", ", described.Select(one => one.Name))}."));

    private static Refusal? CheckRoute(HttpContext http)
    {
        foreach (var name in RouteNames(http))
        {
            if (http.Request.Query.ContainsKey(name))
                return Twice(name);
            if (PlainText.Check(name, http.Request.RouteValues[name] as string) is { } bad)
                return bad;
        }

        return null;
    }

    private static Refusal? CheckHeaders(HttpRequest request)
    {
        foreach (var name in Headers)
        {
            var values = request.Headers[name];
            if (values.Count > 1 && OnceOnly.Contains(name))
                return Twice(name);
            foreach (var value in values)
            {
                if (PlainText.Check(name, value) is { } bad)
                    return bad;
            }
        }

        return null;
    }
}
