using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Api.OpenApi;
using ModelContextProtocol.Protocol;

namespace Facts.Agents;

/// <summary>A tool's name, and the operation of the API that it is, as agents are told of it (JSON Schema 2020-12).</summary>
internal sealed class Shape
{
    private const string Definitions = "#/$defs/", Version = "version", IfMatch = "If-Match";

    private readonly Parameter[] _parameters;
    private readonly Lazy<Tool> _tool;

    /// <param name="name">The tool's.</param>
    /// <param name="operations">Where the operation stands.</param>
    /// <param name="path">Its path.</param>
    /// <param name="List">The name under which a body that is an array is given: structured content is an object.</param>
    public Shape(string name, IReadOnlyList<Operation> operations, string path, string? List = null)
    {
        Operation = operations.First(one => one.Path == path);
        this.List = List;
        _parameters = [.. Operation.Parameters.Where(one => one.In != "header")];
        _tool = new(() => new Tool
        {
            Name = name,
            Title = Operation.Summary,
            Description = $"{Operation.Summary}. {Operation.Description}",
            InputSchema = JsonSerializer.SerializeToElement(Input()),
            OutputSchema = JsonSerializer.SerializeToElement(Output()),
            // What is recorded stays: nothing that a tool does destroys anything, and the same again changes nothing.
            Annotations = new() { ReadOnlyHint = Operation.Body is null, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = false },
        });
    }

    public Operation Operation { get; }

    public string? List { get; }

    public Tool Tool => _tool.Value;

    /// <summary>Whether an argument goes into the path or the query; others are fields of the body.</summary>
    public Parameter? ParameterOf(string argument) => _parameters.FirstOrDefault(one => one.Name == argument);

    /// <summary>Whether an argument says which version of a claim was seen: HTTP's <c>If-Match</c>.</summary>
    public bool IsVersion(string argument) => argument == Version && Operation.Parameters.Any(one => one.Name == IfMatch);

    private JsonObject Input()
    {
        var body = Operation.Body is { Schema: { } schema } ? JsonNode.Parse(schema)!.AsObject() : [];
        var properties = body["properties"]?.DeepClone().AsObject() ?? [];
        var required = body["required"]?.DeepClone().AsArray() ?? [];
        foreach (var parameter in _parameters)
        {
            var one = Parameters.Schema(parameter);
            var described = parameter.IsMany ? new() { ["type"] = "array", ["maxItems"] = 100, ["items"] = one } : one;
            described["description"] = $"{parameter.Description} Such as {parameter.Example}";
            properties[parameter.Name] = described;
            if (parameter.IsRequired)
                required.Add(parameter.Name);
        }

        if (IsVersion(Version))
        {
            properties[Version] = new JsonObject
            {
                ["type"] = "integer",
                ["description"] = "The claim's version as you saw it; needed unless this is a dry run.",
            };
        }

        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = body["additionalProperties"]?.DeepClone() ?? false,
        };
    }

    private static JsonObject Next() =>
        new() { ["type"] = "string", ["description"] = "There is more: ask again with this as 'after'." };

    private JsonObject Output()
    {
        var shapes = new Shapes(Definitions);
        var given = shapes.Of(Operation.Gives[0].Content!.Type!);
        var whole = List is not null
            ? new() { ["type"] = "object", ["properties"] = new JsonObject { [List] = given, ["next"] = Next() }, ["required"] = new JsonArray(List) }
            : shapes.Components[((string)given["$ref"]!)[Definitions.Length..]].DeepClone().AsObject();
        whole["$defs"] = new JsonObject(
            shapes.Components.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value.DeepClone())));
        return whole;
    }
}
