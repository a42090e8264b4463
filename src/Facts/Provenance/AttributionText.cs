using Facts.Commands;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;

namespace Facts.Provenance;

/// <summary>An attribution tree for people: each below whoever has it from them.</summary>
internal static class AttributionText
{
    private const int MostIds = 4;

    public static void Write(Page page, IReadOnlyList<AttributionNode> tree, int indent)
    {
        foreach (var node in tree)
        {
            page.Line(Of(node) + Claims(node.Claims), null, indent);
            Write(page, node.HeardFrom ?? [], indent + 2);
        }
    }

    /// <summary>"Emmett Shear, via X, 20 November 2023".</summary>
    public static string Of(AttributionNode node) => Page.Said([new Attribution(node.Who.Name, node.Via, node.On)])!;

    /// <summary>
    /// One claim's tree, which is a chain, from the speaker on: "Emmett Shear, via X", "The article"; empty when it has one link only.
    /// </summary>
    public static IReadOnlyList<string> Chain(IReadOnlyList<AttributionNode> tree)
    {
        var links = new List<string>();
        for (var node = tree is [var first, ..] ? first : null; node is not null; node = node.HeardFrom?[0])
            links.Insert(0, Of(node));
        return links.Count < 2 ? [] : links;
    }

    /// <summary>"one origin", "3 independent origins".</summary>
    public static string Count(int origins) => origins == 1 ? "one origin" : $"{origins} independent origins";

    private static string Claims(IReadOnlyList<string> claims) => claims.Count switch
    {
        0 => "",
        <= MostIds => $": {string.Join(", ", claims)}",
        _ => $": {claims.Count} claims",
    };
}
