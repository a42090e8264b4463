using System.Text.Json.Nodes;
using Facts.Domain;

namespace Facts.Store.Replay;

/// <summary>A row that differs, in words: which it is, and only the columns that differ.</summary>
internal static class CopyWords
{
    /// <summary>Texts of sources are long.</summary>
    private const int MostShown = 200;

    public static string? Wrong(Copy copy, CopyReplay.Row row) => Of(copy, row.Stored, row.Right);

    public static string? Missing(Copy copy, CopyReplay.Row row) => Of(copy, row.Right, row.Stored);

    private static string? Of(Copy copy, JsonObject? row, JsonObject? other)
    {
        if (row is null)
            return null;
        var keys = string.Join(' ', copy.Keys.Select(key => Short(row[key])).Where(text => text.Length > 0));
        var columns = Differing(row, other).Where(one => !copy.Keys.Contains(one.Name)).ToList();
        return $"{copy.One} {keys}{string.Concat(columns.Select(one => $", {one.Name} {Short(one.Value)}"))}";
    }

    /// <summary>Of a source's JSON the fields that differ, as if they were columns.</summary>
    private static IEnumerable<(string Name, JsonNode? Value)> Differing(JsonObject row, JsonObject? other) =>
        row.Where(one => other is null || !JsonNode.DeepEquals(one.Value, other[one.Key])).SelectMany(one => one.Value is JsonObject fields
            ? Differing(fields, other?[one.Key] as JsonObject)
            : [(one.Key, one.Value)]);

    private static string Short(JsonNode? value)
    {
        var text = value switch
        {
            null => "nothing",
            JsonValue one when one.TryGetValue(out string? words) => words,
            _ => value.ToJsonString(FactsJson.Options),
        };
        return text.Length <= MostShown ? text : $"{text[..MostShown]}…";
    }
}
