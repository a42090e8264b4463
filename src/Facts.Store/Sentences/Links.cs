using System.Globalization;
using System.Text.Encodings.Web;

namespace Facts.Store.Sentences;

/// <summary>Addresses of pages. Every state of a page stands in its address, so that it can be shared.</summary>
internal static class Links
{
    /// <summary>A path with the parameters that have a value.</summary>
    public static string To(string path, params (string Name, string? Value)[] parameters) =>
        parameters.Aggregate(path, (address, one) => And(address, one.Name, one.Value));

    /// <summary>The address with one parameter more, if it has a value.</summary>
    public static string And(string address, string name, string? value) => string.IsNullOrEmpty(value) ? address
        : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{UrlEncoder.Default.Encode(name)}={UrlEncoder.Default.Encode(value)}";

    public static string Claim(string id) => $"/claims/{Uri.EscapeDataString(id)}";

    public static string Source(string id, string? claim = null, int? revision = null) =>
        To("/source", ("id", id), ("claim", claim), ("revision", revision?.ToString(CultureInfo.InvariantCulture)));

    public static string Revisions(string source, int left, int right) => To(
        "/source/revisions",
        ("id", source),
        ("left", left.ToString(CultureInfo.InvariantCulture)),
        ("right", right.ToString(CultureInfo.InvariantCulture)));

    public static string Person(string id, string? known = null) => To("/person", ("id", id), ("known", known));
}
