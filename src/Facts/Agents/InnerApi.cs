using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using Facts.Access;

namespace Facts.Agents;

/// <summary>
/// Asks an endpoint of the API within the process, for whoever sent the request, through the same gate: a tool has neither rights nor
/// answers of its own.
/// </summary>
internal sealed class InnerApi(IEnumerable<EndpointDataSource> sources, AccessSettings settings, Scopes scopes, IServiceScopeFactory services)
{
    /// <param name="outer">The agent's request.</param>
    /// <param name="route">The endpoint, as it was mapped: <c>/api/claims/{id}</c>.</param>
    /// <param name="values">Values of the route's parameters.</param>
    /// <param name="query">The query string.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The status, and the body that HTTP would have.</returns>
    public async Task<(int Status, JsonNode? Body)> GetAsync(
        HttpContext outer, string route, RouteValueDictionary values, QueryString query, CancellationToken stop)
    {
        var endpoint = sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .First(one => "/" + one.RoutePattern.RawText?.Trim('/') == route
                && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true);
        await using var scope = services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = outer.User, RequestAborted = stop };
        http.SetEndpoint(endpoint);
        http.Request.Method = HttpMethods.Get;
        (http.Request.Scheme, http.Request.Host, http.Request.QueryString) = (outer.Request.Scheme, outer.Request.Host, query);
        http.Request.Path = route;
        http.Request.RouteValues = values;
        http.Request.Headers.Accept = MediaTypeNames.Application.Json;
        http.Connection.LocalIpAddress = outer.Connection.LocalIpAddress;
        http.TraceIdentifier = outer.TraceIdentifier;
        http.Response.Body = body;
        await new Gate(endpoint.RequestDelegate!, settings, scopes).InvokeAsync(http);
        return (http.Response.StatusCode, JsonNode.Parse(Encoding.UTF8.GetString(body.ToArray())));
    }
}
