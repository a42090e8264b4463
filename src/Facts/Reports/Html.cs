using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Facts.Reports;

/// <summary>
/// A piece of HTML, written as an interpolated string: <c>Html item = $"&lt;li&gt;{text}&lt;/li&gt;"</c>. What stands in the literal is
/// markup; whatever is filled in is text, and is encoded, unless it is HTML itself. So nothing that others wrote can become markup. In a
/// tag, fill in only quoted attribute values.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(Letters());

    private readonly StringBuilder _markup;

    public Html(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>Nothing at all.</summary>
    public static Html None => $"";

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(text is null ? null : Encoder.Encode(text));

    public void AppendFormatted(int number) => _markup.Append(number);

    public void AppendFormatted(Html html) => _markup.Append(html._markup);

    public void AppendFormatted(IEnumerable<Html> several)
    {
        foreach (var one in several)
            _markup.Append(one._markup);
    }

    public override string ToString() => _markup.ToString();

    /// <summary>
    /// Letters of all scripts stay as they are. What steers the order of text is written as a number, so that an editor shows it.
    /// </summary>
    public static TextEncoderSettings Letters()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacter('\u061C');
        settings.ForbidRange(UnicodeRange.Create('\u200E', '\u200F'));
        settings.ForbidRange(UnicodeRange.Create('\u2028', '\u202E'));
        settings.ForbidRange(UnicodeRange.Create('\u2060', '\u206F'));
        return settings;
    }
}
