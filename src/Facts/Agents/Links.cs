using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Facts.Agents;

/// <summary>Where people find what an agent was told: the claims and sources of it as pages, and the answer itself over HTTP.</summary>
internal static class Links
{
    /// <summary>So that links stay few beside the answer.</summary>
    private const int Most = 20;

    public static IEnumerable<ResourceLinkBlock> Of(Uri web, InnerRequest asked, JsonNode body)
    {
        var from = web.GetLeftPart(UriPartial.Authority);
        var (claims, sources) = (new List<string>(), new List<string>());
        Collect(body, claims, sources);
        if (asked.Body is null)
            yield return Link(from + asked.Address, "The same over HTTP", "application/json");
        foreach (var claim in claims.Distinct(StringComparer.Ordinal).Take(Most))
            yield return Link($"{from}/claims/{Uri.EscapeDataString(claim)}", $"Claim {claim}", "text/html");
        foreach (var source in sources.Distinct(StringComparer.Ordinal).Take(Most))
            yield return Link($"{from}/source?id={Uri.EscapeDataString(source)}", $"Source {source}", "text/html");
    }

    private static ResourceLinkBlock Link(string uri, string name, string mediaType) => new() { Uri = uri, Name = name, MimeType = mediaType };

    /// <summary>Claims and sources stand under these names, as an id or as an object that has one, in whatever the API gives.</summary>
    private static void Collect(JsonNode? node, List<string> claims, List<string> sources)
    {
        if (node is JsonArray many)
        {
            foreach (var one in many)
                Collect(one, claims, sources);
        }

        if (node is not JsonObject fields)
            return;
        foreach (var (name, value) in fields)
        {
            if ((value is JsonObject { } named ? named["id"] : value) is JsonValue id && id.TryGetValue(out string? text))
                (name switch { "claim" => claims, "source" => sources, _ => null })?.Add(text);
            Collect(value, claims, sources);
        }
    }
}
