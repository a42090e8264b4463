using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Facts.Api.OpenApi;

/// <summary>Schemas in the document: <see cref="Shapes"/> as OpenAPI has them.</summary>
internal sealed class Schemas(OpenApiDocument document)
{
    private const string Components = "#/components/schemas/";

    private readonly Shapes _shapes = new(Components);
    private readonly HashSet<string> _added = new(StringComparer.Ordinal);

    public IOpenApiSchema Of(Type type)
    {
        var described = _shapes.Of(type);
        foreach (var (name, component) in _shapes.Components.Where(component => _added.Add(component.Key)))
            document.AddComponent(name, Parse(component.ToJsonString()));
        return (string?)described["$ref"] is { } reference
            ? new OpenApiSchemaReference(reference[Components.Length..], document)
            : Parse(described.ToJsonString());
    }

    public IOpenApiSchema Parse(string json) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(json, OpenApiSpecVersion.OpenApi3_1, document, out _, "json", new OpenApiReaderSettings())
        ?? throw new InvalidOperationException($"No schema: {json}");
}
