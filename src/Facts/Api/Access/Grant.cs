using Facts.Domain.Access;

namespace Facts.Api.Access;

/// <summary>What belongs to which organization, of what an endpoint gives or takes.</summary>
internal enum Within
{
    /// <summary>No single one: closed to whoever is limited to some. The default, so that a new endpoint leaks nothing.</summary>
    All,

    /// <summary>None: nothing of any organization is in it, or what is sent is judged line by line.</summary>
    None,

    /// <summary>The query parameter <c>organization</c>.</summary>
    Organization,

    /// <summary>The claim that the route names, as <c>id</c> or <c>claim</c>.</summary>
    Claim,

    /// <summary>
    /// The source of the query parameter <c>id</c>: read by each of those that it was declared for, or that claims of it are about.
    /// </summary>
    Source,
}

/// <summary>What an endpoint asks of whoever comes; metadata of its route.</summary>
internal sealed record Grant(Need Need, Within Within = Within.All)
{
    /// <summary>An endpoint that says nothing: read by whoever has a role, written to by nobody but an admin.</summary>
    private static readonly Grant Reading = new(Need.Read), Writing = new(Need.Administer);

    /// <summary>What is asked for at an endpoint. Agents read by POST too (MCP); what they may write is for their tools to judge.</summary>
    public static Grant Of(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<Grant>() ?? endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Grant
        ?? (IsSafe(method) || endpoint is RouteEndpoint { RoutePattern.RawText: "/mcp" or "/mcp/" or "mcp" } ? Reading : Writing);

    /// <summary>RFC 9110, section 9.2.1.</summary>
    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

internal static class Grants
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Need need, Within within = Within.All)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Grant(need, within));
}

/// <summary>The same for endpoints that Wolverine makes of methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsAttribute(Need need, Within within) : Attribute
{
    public Grant Grant { get; } = new(need, within);
}
