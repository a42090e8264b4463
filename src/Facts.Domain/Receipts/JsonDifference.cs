using System.Text.Json;

namespace Facts.Domain.Receipts;

/// <summary>Where two JSON values differ.</summary>
/// <param name="Path">The place (RFC 6901).</param>
/// <param name="Given">What the first has there; null for nothing.</param>
/// <param name="Other">What the second has there; null for nothing.</param>
public sealed record JsonDifference(string Path, JsonElement? Given, JsonElement? Other)
{
    /// <summary>All differences, in the order of the first; the order of an object's fields does not count.</summary>
    public static IEnumerable<JsonDifference> Between(JsonElement given, JsonElement other, string path = "")
    {
        if (given.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
            return Fields(given, other, path);
        if (given.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array)
            return Items(given, other, path);
        return JsonElement.DeepEquals(given, other) ? [] : [new JsonDifference(path, given, other)];
    }

    private static IEnumerable<JsonDifference> Fields(JsonElement given, JsonElement other, string path)
    {
        foreach (var field in given.EnumerateObject())
        {
            var at = $"{path}/{field.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!other.TryGetProperty(field.Name, out var value))
                yield return new JsonDifference(at, field.Value, null);
            else
            {
                foreach (var difference in Between(field.Value, value, at))
                    yield return difference;
            }
        }

        foreach (var field in other.EnumerateObject().Where(field => !given.TryGetProperty(field.Name, out _)))
            yield return new JsonDifference($"{path}/{field.Name}", null, field.Value);
    }

    private static IEnumerable<JsonDifference> Items(JsonElement given, JsonElement other, string path)
    {
        var (mine, theirs) = (given.EnumerateArray().ToList(), other.EnumerateArray().ToList());
        for (var i = 0; i < Math.Max(mine.Count, theirs.Count); i++)
        {
            if (i >= mine.Count)
                yield return new JsonDifference($"{path}/{i}", null, theirs[i]);
            else if (i >= theirs.Count)
                yield return new JsonDifference($"{path}/{i}", mine[i], null);
            else
            {
                foreach (var difference in Between(mine[i], theirs[i], $"{path}/{i}"))
                    yield return difference;
            }
        }
    }
}
