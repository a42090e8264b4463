using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Facts.Api.OpenApi;

/// <summary>Writes the operations into the document. What the table does not have stays as it was found in the route table.</summary>
internal sealed class Describer : IOpenApiDocumentTransformer
{
    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = new Schemas(document);
        Frame.Put(document, schemas);
        foreach (var operation in ReadingOperations.All.Concat(WritingOperations.All).Concat(ProposalOperations.All)
            .Concat(WebhookOperations.All))
        {
            if (!document.Paths.TryGetValue(operation.Path, out var known))
                document.Paths.Add(operation.Path, known = new OpenApiPathItem());
            var described = Describe(operation, document, schemas);
            var item = (OpenApiPathItem)known;
            item.Operations ??= [];
            item.Operations[new HttpMethod(operation.Method)] = described;
        }

        WebhookOperations.PutSent(document, schemas);
        return Task.CompletedTask;
    }

    private static OpenApiOperation Describe(Operation operation, OpenApiDocument document, Schemas schemas)
    {
        var described = new OpenApiOperation
        {
            OperationId = operation.Id,
            Summary = operation.Summary,
            Description = operation.Description,
            Tags = new HashSet<OpenApiTagReference> { new(operation.Tag, document) },
            Parameters = [.. operation.Parameters.Select(one => Parameters.Of(one, schemas))],
            Responses = [],
            Security = operation.IsOpen ? [] : null,
        };
        if (operation.Body is { } body)
        {
            described.RequestBody = new OpenApiRequestBody { Required = true, Content = ContentOf(body, schemas) };
        }

        foreach (var (status, description, content) in operation.Gives)
        {
            var response = new OpenApiResponse
            {
                Description = description,
                Content = content is null ? null : ContentOf(content, schemas),
                Headers = Frame.Headers(operation.Headers, document),
            };
            described.Responses.Add(status.ToString(System.Globalization.CultureInfo.InvariantCulture), response);
        }

        foreach (var status in operation.Refuses.Concat(operation.IsOpen ? [429, 500, 503] : [400, 401, 403, 429, 500, 503]).Order())
            described.Responses.TryAdd($"{status}", new OpenApiResponseReference($"Problem{status}", document));
        return described;
    }

    public static Dictionary<string, OpenApiMediaType> ContentOf(Content content, Schemas schemas)
    {
        var schema = content.Type is { } type ? schemas.Of(type) : schemas.Parse(content.Schema!);
        var media = new OpenApiMediaType { Schema = schema, Example = Example(content) };
        return new[] { content.MediaType }.Concat(content.Also).ToDictionary(
            one => one, one => one == content.MediaType ? media : new OpenApiMediaType { Schema = schema }, StringComparer.Ordinal);
    }

    private static JsonNode? Example(Content content)
    {
        if (content.Example is not { } name)
            return null;
        var isJson = content.MediaType == "application/json";
        using var stream = typeof(Describer).Assembly.GetManifestResourceStream(typeof(Describer), $"Examples.{name}.{(isJson ? "json" : "txt")}")!;
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return isJson ? JsonNode.Parse(text) : JsonValue.Create(text);
    }
}
