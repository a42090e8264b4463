using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Facts.Domain.Ledger;

/// <summary>
/// JSON in the one form that RFC 8785 (JCS) gives it: no white space, keys in order of their UTF-16 code units, the shortest escapes, and
/// numbers as ECMAScript prints them. The database keeps neither the order of keys nor the text of numbers; this form survives it.
/// </summary>
/// <remarks>A number that no double holds exactly is written as a string of its digits (RFC 8785, appendix D): no digit goes
/// unseen.</remarks>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The canonical form, UTF-8.</summary>
    /// <exception cref="FormatException">A key stands twice, or a text has half a surrogate pair.</exception>
    public static byte[] Bytes(JsonElement value)
    {
        var into = new ArrayBufferWriter<byte>(256);
        Write(value, into);
        return into.WrittenSpan.ToArray();
    }

    /// <summary>Appends the canonical form, UTF-8.</summary>
    /// <exception cref="FormatException">A key stands twice, or a text has half a surrogate pair.</exception>
    public static void Write(JsonElement value, IBufferWriter<byte> into)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value.EnumerateObject(), into);
                break;
            case JsonValueKind.Array:
                WriteArray(value, into);
                break;
            case JsonValueKind.String:
                WriteString(Text(value), into);
                break;
            case JsonValueKind.Number:
                WriteNumber(value.GetRawText(), into);
                break;
            default:
                into.Write(value.ValueKind switch
                {
                    JsonValueKind.True => "true"u8,
                    JsonValueKind.False => "false"u8,
                    _ => "null"u8,
                });
                break;
        }
    }

    /// <summary>Appends an object of these fields, in order of their keys.</summary>
    public static void WriteObject(IEnumerable<JsonProperty> fields, IBufferWriter<byte> into) =>
        WriteObject(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), into, Write);

    /// <summary>Appends an object of these fields, in order of their keys; each value is written by <paramref name="write"/>.</summary>
    public static void WriteObject<T>(
        IEnumerable<KeyValuePair<string, T>> fields, IBufferWriter<byte> into, Action<T, IBufferWriter<byte>> write)
    {
        KeyValuePair<string, T>[] sorted = [.. fields];
        sorted.AsSpan().Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        into.Write("{"u8);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && sorted[i].Key == sorted[i - 1].Key)
                throw new FormatException("A key stands twice in one object.");
            if (i > 0)
                into.Write(","u8);
            WriteString(sorted[i].Key, into);
            into.Write(":"u8);
            write(sorted[i].Value, into);
        }

        into.Write("}"u8);
    }

    /// <summary>Appends a string with its quotation marks; escapes are those of RFC 8785, section 3.2.2.2.</summary>
    public static void WriteString(string text, IBufferWriter<byte> into)
    {
        into.Write("\""u8);
        var from = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= ' ' and not ('"' or '\\'))
                continue;
            WriteRaw(text.AsSpan(from, i - from), into);
            WriteRaw(Escape(text[i]), into);
            from = i + 1;
        }

        WriteRaw(text.AsSpan(from), into);
        into.Write("\""u8);
    }

    private static void WriteArray(JsonElement value, IBufferWriter<byte> into)
    {
        into.Write("["u8);
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                into.Write(","u8);
            Write(item, into);
            first = false;
        }

        into.Write("]"u8);
    }

    private static void WriteNumber(string text, IBufferWriter<byte> into)
    {
        if (EcmaNumber.TryPrint(text) is { } exact)
            WriteRaw(exact, into);
        else
            WriteString(EcmaNumber.Digits(text), into);
    }

    private static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:x4}",
    };

    private static void WriteRaw(ReadOnlySpan<char> text, IBufferWriter<byte> into)
    {
        if (text.IsEmpty)
            return;
        try
        {
            var written = Strict.GetBytes(text, into.GetSpan(Strict.GetMaxByteCount(text.Length)));
            into.Advance(written);
        }
        catch (EncoderFallbackException)
        {
            throw new FormatException("A text has half a surrogate pair.");
        }
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("A text has half a surrogate pair.");
        }
    }
}
