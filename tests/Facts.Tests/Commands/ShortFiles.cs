using System.IO.Compression;
using System.Text;

namespace Facts.Tests.Commands;

/// <summary>What small files of lines are made of.</summary>
internal static class ShortFiles
{
    public static string Source(string id) => $$"""{"type":"source","id":"{{id}}"}""";

    public static string Claim(string source, int number) =>
        $$"""
        {"type":"claim","id":"{{source}}-{{number}}","kind":"appointment","source":"{{source}}","organization":"{{source}}","post":"p","person":"x{{number}}","when":"2020"}
        """;

    /// <summary>Lines in gzip.</summary>
    public static byte[] Packed(params string[] lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return packed.ToArray();
    }
}
