using System.Security.Cryptography;

namespace Facts.Pages;

/// <summary>
/// The style sheet and the script, embedded in the executable: they are there wherever it is started. Their address has a hash of what is
/// in them, so that browsers may keep them for good.
/// </summary>
internal sealed class Assets
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["facts.css"] = "text/css; charset=utf-8",
        ["facts.js"] = "text/javascript; charset=utf-8",
    };

    private readonly Dictionary<string, (byte[] Content, string Hash)> _all =
        Types.Keys.ToDictionary(name => name, Read, StringComparer.Ordinal);

    public string Path(string name) => $"/assets/{_all[name].Hash}/{name}";

    public IResult Get(HttpResponse response, string hash, string name)
    {
        if (!_all.TryGetValue(name, out var asset) || asset.Hash != hash)
            return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, Types[name]);
    }

    private static (byte[] Content, string Hash) Read(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"Facts.Pages.{name}")
            ?? throw new InvalidOperationException($"No embedded file {name}.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
    }
}
