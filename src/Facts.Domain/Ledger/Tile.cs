using System.Globalization;

namespace Facts.Domain.Ledger;

/// <summary>
/// Where a tile of hashes stands (C2SP tlog-tiles, "Merkle Tree"): level L, index N, and its width, 1 to 256 hashes. Hash i of the tile is
/// the root over the 256^L leaves from (256·N + i) · 256^L on.
/// </summary>
/// <param name="Level">0 to 63; null for the bundle of the entries themselves.</param>
/// <param name="Index">From 0.</param>
/// <param name="Width">256 for a full tile.</param>
public readonly record struct TileAddress(int? Level, long Index, int Width)
{
    /// <summary>Hashes in a full tile, and entries in a full bundle.</summary>
    public const int FullWidth = 256;

    /// <summary>Levels of the tree that one level of tiles spans.</summary>
    public const int Height = 8;

    /// <summary>Reads what follows <c>/tile/</c>: <c>0/x001/x234/067</c>, <c>1/003.p/12</c>, <c>entries/000</c>; null when it is
    /// none.</summary>
    public static TileAddress? TryParse(string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2 || TryLevel(parts[0]) is not { } level)
            return null;
        var width = FullWidth;
        var numbers = parts.AsSpan(1);
        if (numbers.Length >= 2 && numbers[^2].EndsWith(".p", StringComparison.Ordinal))
        {
            if (Number(numbers[^1], 1, 3) is not ({ } partial and > 0 and < FullWidth)
                || partial.ToString(CultureInfo.InvariantCulture) != numbers[^1])
                return null;
            width = partial;
            numbers[^2] = numbers[^2][..^2];
            numbers = numbers[..^1];
        }

        // Six groups reach 10^18, which a long still holds.
        if (numbers.Length > 6 || (numbers.Length > 1 && numbers[0] == "x000"))
            return null;
        var index = 0L;
        for (var i = 0; i < numbers.Length; i++)
        {
            var group = numbers[i];
            if (i < numbers.Length - 1)
            {
                if (!group.StartsWith('x'))
                    return null;
                group = group[1..];
            }

            if (Number(group, 3, 3) is not { } number)
                return null;
            index = (index * 1000) + number;
        }

        return new TileAddress(level < 0 ? null : level, index, width);
    }

    /// <summary>The path as clients ask for it, <c>tile/…</c>.</summary>
    public override string ToString()
    {
        var groups = new Stack<string>();
        groups.Push((Index % 1000).ToString("000", CultureInfo.InvariantCulture));
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
            groups.Push("x" + (rest % 1000).ToString("000", CultureInfo.InvariantCulture));
        var level = Level?.ToString(CultureInfo.InvariantCulture) ?? "entries";
        var partial = Width == FullWidth ? "" : ".p/" + Width.ToString(CultureInfo.InvariantCulture);
        return $"tile/{level}/{string.Join('/', groups)}{partial}";
    }

    private static int? TryLevel(string text) =>
        text == "entries" ? -1
        : Number(text, 1, 2) is { } level and < 64 && level.ToString(CultureInfo.InvariantCulture) == text ? level
        : null;

    private static int? Number(string text, int shortest, int longest) =>
        text.Length >= shortest && text.Length <= longest && text.All(char.IsAsciiDigit)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : null;
}
