using System.Text.Encodings.Web;
using System.Text.Json;

namespace Facts.Store.Exports;

/// <summary>How exports are written as JSON: text as it is.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Utf8JsonWriter To(Stream stream) => new(stream, Options);

    /// <summary>A field of text, if there is one.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
