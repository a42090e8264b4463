using System.Net;
using System.Text.RegularExpressions;

namespace Facts.Tests.Support;

/// <summary>A form of a page as a browser would send it: what stands in its inputs, and what a test types over that.</summary>
internal sealed partial class WebForm
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly HttpClient _client;
    private readonly string _action;

    private WebForm(HttpClient client, string html)
    {
        (_client, Html) = (client, html);
        var form = FormTag().Match(html);
        _action = WebUtility.HtmlDecode(form.Groups["action"].Value);
        foreach (Match input in Input().Matches(form.Value))
            Read(input);
    }

    /// <summary>The page that it stands on.</summary>
    public string Html { get; }

    /// <summary>The page as it is read: entities decoded.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    public HttpStatusCode Status { get; private init; }

    /// <summary>Where the page was found, after redirects.</summary>
    public Uri Address { get; private init; } = null!;

    public string this[string name]
    {
        get => _fields.GetValueOrDefault(name, "");
        set => _fields[name] = value;
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    public void Remove(string name) => _fields.Remove(name);

    public static async Task<WebForm> GetAsync(HttpClient client, string path) =>
        await OfAsync(client, await client.GetAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Sends it with one of its buttons. Line ends are sent as browsers do (HTML, form submission).</summary>
    public async Task<WebForm> SendAsync(string step)
    {
        var sent = _fields.Append(new("Step", step)).Select(field => KeyValuePair.Create(field.Key, field.Value.ReplaceLineEndings("\r\n")));
        return await OfAsync(_client, await _client.PostAsync(_action, new FormUrlEncodedContent(sent), TestContext.Current.CancellationToken));
    }

    private static async Task<WebForm> OfAsync(HttpClient client, HttpResponseMessage response) =>
        new(client, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        {
            Status = response.StatusCode,
            Address = response.RequestMessage!.RequestUri!,
        };

    private void Read(Match input)
    {
        var tag = input.Groups["tag"].Value;
        var name = Attribute(tag, "name");
        if (name.Length == 0 || (tag.Contains("type=\"radio\"", StringComparison.Ordinal) && !Checked().IsMatch(tag)))
            return;
        _fields[name] = input.Groups["kind"].Value switch
        {
            "input" => Attribute(tag, "value"),
            // The line break right after the tag is not part of the text (HTML, 13.2.6.4.7).
            "textarea" => WebUtility.HtmlDecode(input.Groups["inner"].Value.TrimStart('\r')[1..]),
            _ => Selected().Match(input.Groups["inner"].Value) is { Success: true } option ? Attribute(option.Value, "value") : "",
        };
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"\\s{name}=\"(?<value>[^\"]*)\"").Groups["value"].Value);

    [GeneratedRegex("""<form class="edit"[^>]*action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex FormTag();

    [GeneratedRegex("""(?<tag><(?<kind>input|textarea|select)\b[^>]*>)(?:(?<=<textarea[^>]*>)(?<inner>[^<]*)</textarea>|(?<=<select[^>]*>)(?<inner>.*?)</select>)?""", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex("""<option[^>]*\sselected[^>]*>""")]
    private static partial Regex Selected();

    [GeneratedRegex("""\schecked\b""")]
    private static partial Regex Checked();
}
