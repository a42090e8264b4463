using System.Text;
using Facts.Api.Access;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>One way to ask an endpoint: its route, filled in with what the seed has, and a method that it takes.</summary>
internal sealed record Attempt(RouteEndpoint Endpoint, string Method, string Path)
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["id"] = "murati-appointed-ceo",
        ["claim"] = "murati-appointed-ceo",
        ["format"] = "tenures-csv",
        ["path"] = "0/000",
        ["documentName"] = "v1",
    };

    /// <summary>What any endpoint might want to know; those that do not ask for it do not mind.</summary>
    private const string Query = "?organization=openai&post=ceo&from=2023-11-01&to=2023-11-30&event=murati-appointed-ceo&dryRun=true";

    public Grant Grant => Grant.Of(Endpoint, Method);

    /// <summary>Every endpoint with each of its methods; a page, which takes any, with GET and POST.</summary>
    public static IEnumerable<Attempt> All(IEnumerable<RouteEndpoint> endpoints) =>
        from endpoint in endpoints
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } some ? some : ["GET", "POST"]
        select new Attempt(endpoint, method, Fill(endpoint));

    public async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Method is not ("GET" or "HEAD"))
        {
            var type = Path.StartsWith("/api/import", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json";
            request.Content = new StringContent("{}", Encoding.UTF8, type);
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public override string ToString() => $"{Method} {Endpoint.RoutePattern.RawText}";

    private static string Fill(RouteEndpoint endpoint)
    {
        var path = Fill(endpoint, Values);
        var id = path.Contains("people", StringComparison.Ordinal) ? "mira-murati" : "article-2023-11-20";
        return path + Query + (endpoint.RoutePattern.GetParameter("id") is null ? "&id=" + id : "");
    }

    /// <summary>The route with values in it, which are escaped already.</summary>
    public static string Fill(RouteEndpoint endpoint, IReadOnlyDictionary<string, string> values)
    {
        var path = string.Concat(endpoint.RoutePattern.PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values.GetValueOrDefault(parameter.Name, "x"),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "",
        }))));
        return path.Length == 0 ? "/" : path;
    }
}
