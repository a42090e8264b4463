using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Storage;

/// <summary>
/// Text that can be kept and looked for. U+0000 Postgres keeps nowhere; half of a surrogate pair is no character, and no UTF-8 has it
/// (Unicode, section 3.9, D92). No id, name or date has either.
/// </summary>
internal static class PlainText
{
    private static readonly SearchValues<char> Doubtful =
        SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code).Prepend('\0')]);

    public static bool Is(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAny(Doubtful) is var at && at < 0)
            return true;
        for (; at < text.Length; at++)
        {
            if (text[at] == '\0' || !Rune.TryGetRuneAt(text, at, out var rune))
                return false;
            at += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    /// <summary>Whether all names and texts within a JSON value are.</summary>
    public static bool IsIn(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => Is(value.GetString()),
                JsonValueKind.Array => value.EnumerateArray().All(IsIn),
                JsonValueKind.Object => value.EnumerateObject().All(one => Is(one.Name) && IsIn(one.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            // Half of a pair, written as an escape: there is no text to give.
            return false;
        }
    }

    /// <summary>The same of JSON as it was sent. What is no JSON is for its reader to refuse.</summary>
    public static bool IsIn(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !Is(reader.GetString()))
                    return false;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (JsonException)
        {
            // It ends where its reader will end, too.
        }

        return true;
    }

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static Refusal? Check(string name, string? value) => Is(name) && Is(value) ? null : Bad(name);

    /// <summary>
    /// Whether escaped text (RFC 3986, section 2.1) is UTF-8 without U+0000. Readers of addresses leave what is none as it stands there, so
    /// it has to be seen before they read. A percent sign without two digits is one.
    /// </summary>
    public static bool IsEscaped(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'%'))
            return Utf8.IsValid(escaped) && !escaped.Contains((byte)0);
        var bytes = new byte[escaped.Length];
        var length = 0;
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] == '%' && at + 2 < escaped.Length && char.IsAsciiHexDigit((char)escaped[at + 1])
                && char.IsAsciiHexDigit((char)escaped[at + 2]))
            {
                bytes[length++] = Convert.FromHexString(Encoding.ASCII.GetString(escaped.Slice(at + 1, 2)))[0];
                at += 2;
            }
            else
            {
                bytes[length++] = escaped[at];
            }
        }

        return Utf8.IsValid(bytes.AsSpan(0, length)) && !bytes.AsSpan(0, length).Contains((byte)0);
    }

    public static Refusal Bad(string name) => new(
        Codes.InvalidValue, $"'{Fields.Shown(name)}' is no text: it has U+0000 or half of a surrogate pair in it, or is not UTF-8.");
}
