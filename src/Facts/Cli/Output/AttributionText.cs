using Facts.Domain.Provenance;
using Facts.Store.Sentences;

namespace Facts.Cli.Output;

/// <summary>An attribution tree for people: each below whoever has it from them.</summary>
internal static class AttributionText
{
    private const int MostIds = 4;

    public static void Write(Page page, IReadOnlyList<AttributionNode> tree, int indent)
    {
        foreach (var node in tree)
        {
            page.Line(AttributionWords.Of(node) + Claims(node.Claims), null, indent);
            Write(page, node.HeardFrom ?? [], indent + 2);
        }
    }

    private static string Claims(IReadOnlyList<string> claims) => claims.Count switch
    {
        0 => "",
        <= MostIds => $": {string.Join(", ", claims)}",
        _ => $": {claims.Count} claims",
    };
}
