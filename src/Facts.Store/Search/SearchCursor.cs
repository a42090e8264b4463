using System.Buffers.Text;
using System.Text.Json;
using Facts.Store.Storage;

namespace Facts.Store.Search;

/// <summary>
/// Where a page ended, and what it was a page of: opaque to whoever carries it. What was recorded since the first page is not on the
/// next ones.
/// </summary>
/// <param name="Upto">The first leaf, or moment in ticks, that is not looked at.</param>
/// <param name="Score">Of the last thing on the page.</param>
/// <param name="Keys">Its place among those of the same score.</param>
internal sealed record SearchCursor(long Upto, double Score, IReadOnlyList<string> Keys)
{
    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is none, or has other keys than <paramref name="keys"/>.</summary>
    public static SearchCursor? TryParse(string text, int keys)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize<SearchCursor>(Base64Url.DecodeFromChars(text));
            return cursor is { Keys: not null } && cursor.Keys.Count == keys && cursor.Keys.All(key => key is not null && PlainText.Is(key)) ? cursor : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
