using System.Globalization;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Reading;
using Facts.Domain.Recording;

namespace Facts.Cli;

/// <summary>
/// A text to be read, of a line <c>{"n","date","title","text","language"}</c>: <c>n</c> is any text or number and comes back with each
/// statement; <c>date</c> is the day of publication, YYYY-MM-DD or null. Further fields are passed over.
/// </summary>
internal sealed record TextLine(JsonElement N, DateOnly? Date, string Text, string Language)
{
    /// <summary>The text, or why the line is none.</summary>
    public static (TextLine? Line, Refusal? Refusal) Parse(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Of(document.RootElement)
                : (null, new(Codes.InvalidJson, "The line is not one JSON object."));
        }
        catch (JsonException problem)
        {
            return (null, new(Codes.InvalidJson, $"The line is not JSON: {problem.Message.Split('.')[0]}."));
        }
    }

    private static (TextLine?, Refusal?) Of(JsonElement line)
    {
        if (!line.TryGetProperty("n", out var n) || n.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return (null, new(Codes.MissingField, "The line has no 'n', a text or number by which its statements are known."));
        if (Value(line, "text") is not { Length: > 0 } text)
            return (null, new(Codes.MissingField, "The line has no 'text'."));
        if (Value(line, "language") is not { } language)
            return (null, new(Codes.MissingField, "The line has no 'language'."));
        if (!Reader.Languages.Contains(language))
            return (null, new(Codes.InvalidValue,
                $"'language' is {Fields.Shown(language)}; it can be {string.Join(" or ", Reader.Languages)}."));
        var date = Value(line, "date");
        var day = default(DateOnly);
        if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return (null, new(Codes.InvalidDate, $"'date' is no day such as 2023-11-20: {Fields.Shown(date)}"));
        return (new(n.Clone(), date is null ? null : day, text, language), null);
    }

    private static string? Value(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
