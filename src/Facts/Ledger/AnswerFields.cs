using System.Text.Json;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Ledger;

/// <summary>Fields of an answer in a receipt, by whoever made it: any may be missing, or of another kind than it ought to be.</summary>
internal static class AnswerFields
{
    /// <summary>What was reckoned is one of a few words, or a time: a sentence in its place would be read as one.</summary>
    public static bool IsOfItsKind(string name, JsonElement value) => name switch
    {
        "on" or "knownAt" => Moment(Text(value)) is not null,
        "lastConfirmed" => Text(value) is { Length: 10 } day && Moment(day) is not null,
        "rule" => Text(value) is { Length: > 0 and <= 40 } rule
            && rule.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.'),
        "status" => IsWord<Status>(value),
        "certainty" => IsWord<Certainty>(value),
        "does" => IsWord<Does>(value),
        "did" => IsWord<Did>(value),
        "why" => IsWord<Why>(value) || Text(value) == "not-in-rule-set",
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static bool IsWord<T>(JsonElement value)
        where T : struct, Enum =>
        Enum.GetValues<T>().Any(word => Text(value) == JsonNamingPolicy.CamelCase.ConvertName(word.ToString()));

    public static DateTime? Moment(string? time) => time is null ? null : AsOf.TryParse(time)?.Moment;

    public static bool Says(JsonElement value, string? text) => text is not null && Text(value) == text;

    public static bool IsOneOf(JsonElement value, IReadOnlySet<string> texts) => Text(value) is { } text && texts.Contains(text);

    public static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static string? Text(JsonElement? of, string name) => Text(Field(of, name));

    public static JsonElement? Field(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var value) ? value : null;
}
