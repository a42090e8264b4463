using System.Net.Mime;
using System.Text.Json.Nodes;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace Facts.Agents;

/// <summary>
/// Asks an endpoint of the API within the process, for whoever sent the request, through the same gate: a tool has neither rights nor
/// answers of its own. See ops/adr/0027-agents.md.
/// </summary>
internal sealed class InnerApi(AccessSettings settings, Scopes scopes, IServiceScopeFactory services, ILogger<InnerApi> log)
{
    /// <summary>Where the API's endpoints are found.</summary>
    public ICollection<EndpointDataSource> Sources { get; set; } = [];

    /// <param name="agent">The agent's request.</param>
    /// <param name="asked">What is asked of the API.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The status, the body that HTTP would have, and the cursor of the next page, where a header has it.</returns>
    public async Task<(int Status, JsonNode? Body, string? Next)> SendAsync(HttpContext agent, InnerRequest asked, CancellationToken stop)
    {
        var endpoint = Sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .First(one => "/" + one.RoutePattern.RawText?.Trim('/') == asked.Path
                && one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(asked.Method) == true);
        await using var scope = services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = agent.User, RequestAborted = stop };
        http.SetEndpoint(endpoint);
        asked.Put(http.Request);
        (http.Request.Scheme, http.Request.Host) = (agent.Request.Scheme, agent.Request.Host);
        http.Connection.LocalIpAddress = agent.Connection.LocalIpAddress;
        http.TraceIdentifier = agent.TraceIdentifier;
        http.Response.Body = body;
        try
        {
            await new Gate(endpoint.RequestDelegate!, settings, scopes).InvokeAsync(http);
        }
        catch (Exception problem) when (!stop.IsCancellationRequested)
        {
            // As the exception handler does for requests that came by themselves.
            log.LogError(problem, "{Path} failed for an agent.", asked.Path);
            body.SetLength(0);
            http.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = problem });
            await Problems.UnexpectedAsync(http);
        }

        return (http.Response.StatusCode, body.Length == 0 ? null : JsonNode.Parse(body.ToArray()), NextPage.CursorOf(http));
    }
}

/// <summary>A request to the API.</summary>
/// <param name="method">GET or POST.</param>
/// <param name="path">The endpoint, as it was mapped: <c>/api/claims/{id}</c>.</param>
internal sealed class InnerRequest(string method, string path)
{
    public string Method => method;

    public string Path => path;

    public RouteValueDictionary Route { get; } = [];

    public List<KeyValuePair<string, string?>> Query { get; } = [];

    /// <summary>The ETag of what was seen; null for none.</summary>
    public string? IfMatch { get; set; }

    /// <summary>What is sent; null for nothing.</summary>
    public JsonObject? Body { get; set; }

    /// <summary>Path and query, with the values in them.</summary>
    public string Address => Route.Aggregate(
        path, (filled, value) => filled.Replace($"{{{value.Key}}}", Uri.EscapeDataString($"{value.Value}"), StringComparison.Ordinal))
        + QueryString.Create(Query);

    public void Put(HttpRequest request)
    {
        request.Method = method;
        request.Path = path;
        request.QueryString = QueryString.Create(Query);
        request.RouteValues = Route;
        request.Headers.Accept = MediaTypeNames.Application.Json;
        if (IfMatch is not null)
            request.Headers.IfMatch = IfMatch;
        if (Body is null)
            return;
        request.ContentType = MediaTypeNames.Application.Json;
        request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Body.ToJsonString()));
    }
}
