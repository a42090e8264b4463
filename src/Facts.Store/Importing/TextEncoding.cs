using System.Text;
using System.Text.Unicode;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// How the bytes of a text are read. A byte order mark decides; else what whoever gives it names; else it is UTF-8. Bytes that are not in
/// that encoding are refused, never replaced: quotes have to stand in the text as it was found.
/// </summary>
internal static class TextEncoding
{
    /// <summary>The longest byte order mark.</summary>
    public const int MarkLength = 3;

    private static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An encoding by its name (IANA: utf-16le, windows-1252, shift_jis, …); null for none named.</summary>
    public static (Encoding? Encoding, Refusal? Refusal) Named(string? name)
    {
        if (name is null)
            return (null, null);
        try
        {
            return (Encoding.GetEncoding(name.Trim(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), null);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return (null, new Refusal(Codes.UnknownEncoding, $"There is no encoding '{Fields.Shown(name)}'. There is: utf-8, utf-16le, "
                + "windows-1252, iso-8859-1, shift_jis, gb18030, euc-kr and others, by their IANA names."));
        }
    }

    /// <summary>The encoding that a byte order mark at the start names, and the mark's length; null without one.</summary>
    public static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8Strict, 3),
        [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
        _ => null,
    };

    public static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    /// <summary>A whole text, without its mark; or why it can't be read.</summary>
    public static (string? Text, Refusal? Refusal) Read(byte[] bytes, Encoding? named)
    {
        var (encoding, skip) = Marked(bytes) ?? (named ?? Utf8Strict, 0);
        try
        {
            var text = encoding.GetString(bytes.AsSpan(skip));
            // UTF-16 of plain letters is UTF-8 with U+0000 in it.
            return IsUtf8(encoding) && LooksLikeUtf16(bytes) is { } other ? (null, NotUtf8(other)) : (text, null);
        }
        catch (DecoderFallbackException)
        {
            return (null, IsUtf8(encoding) ? NotUtf8(Guess(bytes)) : NotIn(named));
        }
    }

    /// <summary>Why these bytes are no UTF-8; null when they are.</summary>
    public static Refusal? Check(ReadOnlySpan<byte> bytes) =>
        // U+0000 would be UTF-8 too, but no line has it.
        Utf8.IsValid(bytes) && (!bytes.Contains((byte)0) || LooksLikeUtf16(bytes) is null) ? null : NotUtf8(Guess(bytes));

    public static Refusal NotIn(Encoding? encoding) => new(
        Codes.NotUtf8,
        $"It is not in the encoding that it is said to be in ({encoding?.WebName ?? "its byte order mark's"}).");

    private static Refusal NotUtf8(string other) => new(
        Codes.NotUtf8,
        $"It is not UTF-8; it looks like {other}. Say so (--encoding {other}, charset={other} by HTTP, or 'encoding' beside 'text' in a "
        + "case file), or save it as UTF-8.");

    private static string Guess(ReadOnlySpan<byte> bytes) => LooksLikeUtf16(bytes) ?? "windows-1252";

    /// <summary>Every other byte of letters of most alphabets is the same, and of plain ones zero.</summary>
    private static string? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        Span<int> zeros = [0, 0];
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
                zeros[i % 2]++;
        }

        var half = bytes.Length / 2;
        return half == 0 || Math.Max(zeros[0], zeros[1]) * 10L < half * 3L ? null : zeros[0] > zeros[1] ? "utf-16be" : "utf-16le";
    }
}
