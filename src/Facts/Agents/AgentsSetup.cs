using Facts.Access;
using Facts.Domain.Access;

namespace Facts.Agents;

/// <summary>The Model Context Protocol at <c>/mcp</c>: streamable HTTP without sessions, so that any node can answer.</summary>
internal static class AgentsSetup
{
    private static readonly Parameter
        Organization = new("organization", "Id of the organization, such as openai", Required: true),
        Known = new("known", "What was known by then, inclusive: a day or an RFC 3339 instant; default now"),
        On = new("on", "Valid time: a day (its end, UTC) or an RFC 3339 instant, inclusive; default now");

    private static readonly ReadingTool[] Reading =
    [
        new("ask", "Who held a post on a day, as known at a moment, with the claims and quotes it rests on.", "/api/holders", null,
            Organization, new("post", "Id of the post, such as ceo", Required: true), On, Known),
        new("state", "Who held every post of an organization on a day, as known at a moment.", "/api/state", null, Organization, On, Known),
        new("timeline", "All tenures of an organization, as known at a moment.", "/api/timeline", null,
            Organization, new("post", "Id of one post"), Known),
        new("claim", "A claim with its quote, its source and its history.", "/api/claims/{id}", null, new Parameter("id", "Its id", true)),
        new("source", "A source with its text and the claims that quote it.", "/api/sources", null,
            new("id", "Its id", true), new("revision", "Number of the revision, from 1; default the latest")),
        new("changes", "Which answers changed between two moments of knowing.", "/api/changes", "changes",
            Organization, new("from", "The earlier moment", true), new("to", "The later moment; default now")),
        new("search", "Claims, sources, people and organizations by words.", "/api/search", null,
            new("q", "The words", true), new("after", "Cursor of the page before")),
    ];

    public static void AddFactsAgents(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<InnerApi>();
        services.AddMcpServer().WithHttpTransport(http => http.Stateless = true).WithTools(Reading);
    }

    /// <summary>Within no organization here: the endpoint behind a tool judges that.</summary>
    public static void MapFactsAgents(this IEndpointRouteBuilder app) => app.MapMcp("/mcp").Needs(Need.Read, Within.None);
}
