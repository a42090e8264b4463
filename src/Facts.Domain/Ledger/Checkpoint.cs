using System.Globalization;

namespace Facts.Domain.Ledger;

/// <summary>What a log stands for at one size (C2SP tlog-checkpoint): the text of a signed note.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Leaves.</param>
/// <param name="Root">32 bytes.</param>
/// <param name="Extensions">Further lines, as they stand.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root, IReadOnlyList<string> Extensions)
{
    private const string TimePrefix = "at ";

    /// <summary>When it was made, as the log says in an extension line (<c>at 2026-01-01T12:00:00Z</c>); null when it does not.</summary>
    public string? At => Extensions.FirstOrDefault(line => line.StartsWith(TimePrefix, StringComparison.Ordinal))?[TimePrefix.Length..];

    /// <summary>A checkpoint of ours: it says when it was made.</summary>
    public static Checkpoint Of(string origin, long size, byte[] root, string at) => new(origin, size, root, [TimePrefix + at]);

    /// <summary>Reads the text of a note; null when it is no checkpoint.</summary>
    public static Checkpoint? TryParse(string text)
    {
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [{ Length: > 0 } origin, var count, var hash, .. var extensions])
            return null;
        if (!long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != count)
            return null;
        var root = new byte[MerkleTree.HashSize];
        if (hash.Length != 44 || !Convert.TryFromBase64String(hash, root, out var length) || length != root.Length)
            return null;
        return extensions.Any(line => line.Length == 0) ? null : new Checkpoint(origin, size, root, extensions);
    }

    /// <summary>The text that is signed; it ends with a line feed.</summary>
    public override string ToString()
    {
        string[] lines = [Origin, Size.ToString(CultureInfo.InvariantCulture), Convert.ToBase64String(Root), .. Extensions];
        return string.Join('\n', lines) + "\n";
    }
}
