using System.Text.Json;

namespace Facts.Domain.Recording;

/// <summary>JSON → command, or the reason why not (contract: Import lines).</summary>
public static class CommandParser
{
    /// <summary>The longest line, in bytes, its line feed not counted.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Reads one line, without its line feed. It gives either the command or the refusal.</summary>
    /// <param name="json">UTF-8; a property may stand only once.</param>
    public static (RecordingCommand? Command, Refusal? Refusal) Parse(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
            return (null, new Refusal(Codes.TooLong, "The line is longer than 1 MiB."));
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Parse(document.RootElement);
        }
        catch (JsonException problem)
        {
            return (null, new Refusal(Codes.InvalidJson, $"Not a JSON object: {FirstSentence(problem.Message)}"));
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for text that is no Unicode: bytes that are not UTF-8, or half of a surrogate pair.
            return (null, new Refusal(Codes.InvalidJson, "A text in it is not valid Unicode."));
        }
    }

    /// <summary>The same of JSON that was read before; what is returned does not need it any more.</summary>
    public static (RecordingCommand? Command, Refusal? Refusal) Parse(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, new Refusal(Codes.InvalidJson, "A line is one JSON object."));
        var fields = new Fields(json);
        var type = fields.Text("type");
        var command = fields.Refusal is null ? Read(type, fields, json) : null;
        return fields.Finish() is { } refusal ? (null, refusal) : (command, null);
    }

    private static RecordingCommand? Read(string type, Fields fields, JsonElement json)
    {
        var recordedAt = fields.OptionalInstant("recordedAt");
        var command = ActKinds.Parse(type, fields);
        if (command is null)
            fields.Refuse(Codes.UnknownType, $"There is no line type '{Fields.Shown(type)}'.");
        return command is null ? null : command with { RecordedAt = recordedAt, Fingerprint = command.FingerprintOf(json) };
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
