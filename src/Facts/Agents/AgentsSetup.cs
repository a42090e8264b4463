using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Store.Storage;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Facts.Agents;

/// <summary>The Model Context Protocol at <c>/mcp</c>: streamable HTTP without sessions, so that any node can answer.</summary>
internal static class AgentsSetup
{
    public const string Path = "/mcp";

    public static void AddFactsAgents(this IServiceCollection services)
    {
        services.AddSingleton<InnerApi>();
        services.AddMcpServer(Describe).WithHttpTransport(http =>
        {
            http.Stateless = true;
            http.ConfigureSessionOptions = (agent, options, _) =>
            {
                Give(options, AgentTools.For(agent.Permit(), agent, new Uri($"{agent.Request.Scheme}://{agent.Request.Host}")));
                return Task.CompletedTask;
            };
        });
        // An agent that calls what is not there is told so; that is no trouble of the service, which says its own elsewhere.
        services.AddLogging(logging => logging.AddFilter("ModelContextProtocol", LogLevel.Critical));
    }

    /// <summary>Within no organization here: the endpoint behind a tool judges that.</summary>
    public static void MapFactsAgents(this WebApplication app)
    {
        app.Services.GetRequiredService<InnerApi>().Sources = ((IEndpointRouteBuilder)app).DataSources;
        app.MapMcp(Path).Needs(Need.Read, Within.None);
        // The protocol's own reader calls what is no text its own fault.
        app.UseWhen(IsCall, mcp => mcp.Use(async (http, next) =>
        {
            var body = await RequestBodies.ReadAsync(http.Request, http.RequestAborted);
            http.Request.Body = new MemoryStream(body);
            await (PlainText.IsIn(body) ? next(http) : Problems.Of(PlainText.Bad("body")).ExecuteAsync(http));
        }));
    }

    private static bool IsCall(HttpContext http) => http.Request.Path.StartsWithSegments(Path) && HttpMethods.IsPost(http.Request.Method);

    public static void Describe(McpServerOptions options)
    {
        options.ServerInfo = new Implementation
        {
            Name = "facts",
            Title = "Facts",
            Version = typeof(AgentsSetup).Assembly.GetName().Version!.ToString(3),
        };
        options.ServerInstructions = AgentTools.Instructions;
        options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability() };
        options.Filters.Message.IncomingFilters.Add(AgentFaults.Tell);
    }

    public static void Give(McpServerOptions options, IEnumerable<AgentTool> tools) =>
        options.ToolCollection = [.. tools];
}
