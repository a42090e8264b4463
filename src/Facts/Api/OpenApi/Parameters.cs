using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Facts.Api.OpenApi;

/// <summary>Parameters as OpenAPI has them.</summary>
internal static class Parameters
{
    public static IOpenApiParameter Of(Parameter parameter, Schemas schemas)
    {
        var one = Schema(parameter);
        var schema = parameter.IsMany ? new JsonObject { ["type"] = "array", ["maxItems"] = 100, ["items"] = one } : one;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = Enum.Parse<ParameterLocation>(parameter.In, ignoreCase: true),
            Description = parameter.Description,
            Required = parameter.IsRequired,
            Schema = schemas.Parse(schema.ToJsonString()),
            Example = parameter.IsMany ? new JsonArray(Value(parameter)) : Value(parameter),
        };
    }

    private static JsonNode Value(Parameter parameter) =>
        parameter.Type == "string" ? JsonValue.Create(parameter.Example) : JsonNode.Parse(parameter.Example)!;

    /// <summary>What one value of it looks like.</summary>
    public static JsonObject Schema(Parameter parameter) => parameter switch
    {
        { Type: "boolean" } => new() { ["type"] = "boolean" },
        { Type: "integer" } => new() { ["type"] = "integer", ["format"] = "int64", ["minimum"] = 0, ["maximum"] = 9_007_199_254_740_991 },
        { OneOf: { } some } => new() { ["type"] = "string", ["enum"] = new JsonArray([.. some.Select(word => (JsonNode)word)]) },
        { Pattern: { } pattern } => new() { ["type"] = "string", ["maxLength"] = parameter.MostCharacters, ["pattern"] = pattern },
        _ => new() { ["type"] = "string", ["maxLength"] = parameter.MostCharacters },
    };
}
