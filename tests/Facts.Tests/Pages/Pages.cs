using System.Net;

namespace Facts.Tests.Pages;

/// <summary>Pages as somebody reads them.</summary>
internal static class Pages
{
    /// <summary>A page's status and its text with every character as it is, markup included.</summary>
    /// <param name="client">The visitor; redirections are followed.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="language">What the visitor reads.</param>
    public static async Task<(HttpStatusCode Status, string Html, Uri At)> ReadAsync(
        this HttpClient client, string path, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, html, response.RequestMessage!.RequestUri!);
    }

    /// <summary>What stands in the first element of a kind, without markup.</summary>
    public static string First(this string html, string element)
    {
        var from = html.IndexOf($"<{element}", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(-1, $"no {element}");
        var text = html[html.IndexOf('>', from)..html.IndexOf($"</{element}>", from, StringComparison.Ordinal)][1..];
        return WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(text, "<[^>]*>", "")).Trim();
    }
}
