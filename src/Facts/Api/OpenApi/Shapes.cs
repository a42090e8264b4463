using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Facts.Domain;

namespace Facts.Api.OpenApi;

/// <summary>
/// JSON schemas of what is given, from the very options that write it: names, what is left out, how enumerations look. Each record is a
/// component of its own, as records refer to themselves (attribution) and to each other.
/// </summary>
/// <param name="components">What references to components start with: <c>#/components/schemas/</c>, or <c>#/$defs/</c>.</param>
internal sealed class Shapes(string components)
{
    /// <summary>
    /// OpenAPI has no word for "as many as there are": a bound that nothing reaches, so that readers can tell it was thought of.
    /// </summary>
    private const int Most = 1_000_000;

    private readonly Dictionary<string, JsonObject> _components = new(StringComparer.Ordinal);

    /// <summary>The records that were described, by name.</summary>
    public IReadOnlyDictionary<string, JsonObject> Components => _components;

    public JsonObject Of(Type type)
    {
        // Types are known from the first use on, and this may be it.
        FactsJson.Options.MakeReadOnly(populateMissingResolver: true);
        return Describe(type);
    }

    private JsonObject Describe(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return Enumeration(type);
        if (Simple(type) is { } simple)
            return simple;
        var info = FactsJson.Options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["maxItems"] = Most, ["items"] = Describe(info.ElementType!) },
            JsonTypeInfoKind.Object when info.PolymorphismOptions is null && type != typeof(object) => Component(type, info),
            _ => Anything(),
        };
    }

    private static JsonObject? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => Text(null),
        TypeCode.Boolean => new() { ["type"] = "boolean" },
        TypeCode.Int32 => Whole("int32", int.MaxValue),
        TypeCode.Int64 => Whole("int64", 9_007_199_254_740_991),
        TypeCode.Double or TypeCode.Decimal => new() { ["type"] = "number", ["format"] = "double" },
        TypeCode.DateTime => Text("date-time"),
        _ when type == typeof(DateOnly) => Text("date"),
        _ when type == typeof(Guid) => Text("uuid"),
        _ when type == typeof(byte[]) => Text("byte"),
        _ => null,
    };

    private static JsonObject Text(string? format)
    {
        var text = new JsonObject { ["type"] = "string", ["maxLength"] = 1_073_741_824 };
        if (format is not null)
            text["format"] = format;
        return text;
    }

    private static JsonObject Whole(string format, long most) =>
        new() { ["type"] = "integer", ["format"] = format, ["minimum"] = -1, ["maximum"] = most };

    /// <summary>As it is written, whatever its numbers.</summary>
    private static JsonObject Enumeration(Type type) => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray(
            [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, FactsJson.Options))]),
    };

    private static JsonObject Anything() => new() { ["type"] = "object", ["additionalProperties"] = true };

    private JsonObject Component(Type type, JsonTypeInfo info)
    {
        var name = type.Name.Split('`')[0] + string.Concat(type.GenericTypeArguments.Select(one => one.Name));
        if (!_components.ContainsKey(name))
        {
            var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
            // It may refer to itself.
            _components.Add(name, schema);
            var (properties, required) = (new JsonObject(), new JsonArray());
            foreach (var property in info.Properties.Where(property => property.Get is not null))
            {
                var described = properties[property.Name] = Describe(property.PropertyType);
                // See JsonPage: within what is large itself.
                if ((string?)described["type"] == "array")
                    properties[property.Name + "More"] = Whole("int32", int.MaxValue);
                // What is null is left out.
                if (!property.IsGetNullable
                    && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is null))
                    required.Add(property.Name);
            }

            if (properties.Any(one => one.Key.EndsWith("More", StringComparison.Ordinal)) && !properties.ContainsKey("next"))
                properties["next"] = Text(null);
            schema["properties"] = properties;
            if (required.Count > 0)
                schema["required"] = required;
        }

        return new() { ["$ref"] = components + name };
    }
}
