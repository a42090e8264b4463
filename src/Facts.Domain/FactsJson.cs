using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Facts.Domain;

/// <summary>How events, read models and answers are written as JSON.</summary>
public static class FactsJson
{
    /// <summary>camelCase, enumerations by name, nothing for what is absent, text as it is.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Sets the same on options that come from elsewhere, and gives them back.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Postgres' jsonb keeps no order of fields, so a claim's kind may come after the fields it governs.
        options.AllowOutOfOrderMetadataProperties = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AbsentWhenEmptyAttribute.Apply } };
        // Before any other: Marten brings a converter of its own, which would write Opinion for opinion.
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    /// <summary>The value as JSON text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>The value that <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not JSON, or of another shape.</exception>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
