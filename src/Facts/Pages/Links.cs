using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Facts.Pages;

/// <summary>Addresses of pages. Every state of a page stands in its address, so that it can be shared.</summary>
internal static class Links
{
    /// <summary>The parameter that switches the language; it is kept in a cookie from then on.</summary>
    public const string TongueParameter = "lang";

    /// <summary>A path with the parameters that have a value.</summary>
    public static string To(string path, params (string Name, string? Value)[] parameters) => QueryHelpers.AddQueryString(
        path,
        parameters.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));

    /// <summary>The address with one parameter more, if it has a value.</summary>
    public static string And(string address, string name, string? value) =>
        string.IsNullOrEmpty(value) ? address : QueryHelpers.AddQueryString(address, name, value);

    public static string Claim(string id) => $"/claims/{Uri.EscapeDataString(id)}";

    public static string Source(string id, string? claim = null, int? revision = null) =>
        To("/source", ("id", id), ("claim", claim), ("revision", revision?.ToString(CultureInfo.InvariantCulture)));

    public static string Revisions(string source, int left, int right) => To(
        "/source/revisions",
        ("id", source),
        ("left", left.ToString(CultureInfo.InvariantCulture)),
        ("right", right.ToString(CultureInfo.InvariantCulture)));

    public static string Person(string id, string? known = null) => To("/person", ("id", id), ("known", known));

    /// <summary>The page that is shown, in another language.</summary>
    public static string InTongue(HttpRequest request, Tongue tongue) => QueryHelpers.AddQueryString(
        request.Path,
        request.Query.Where(one => one.Key != TongueParameter)
            .SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value))
            .Append(KeyValuePair.Create(TongueParameter, (string?)tongue.Code)));
}
