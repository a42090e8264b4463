using System.Text.Json.Nodes;

namespace Facts.Tests.OpenApi;

/// <summary>An operation of the description: what tests need of it.</summary>
internal sealed record Described(string Method, string Path, IReadOnlyList<DescribedParameter> Parameters, IReadOnlyList<string> MediaTypes, string? Example)
{
    public static IReadOnlyList<Described> Read(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new Described(
               operation.Key.ToUpperInvariant(),
               path.Key,
               [.. operation.Value!["parameters"]?.AsArray().Select(DescribedParameter.Read!) ?? []],
               [.. operation.Value["requestBody"]?["content"]?.AsObject().Select(media => media.Key) ?? []],
               operation.Value["requestBody"]?["content"]?.AsObject().First().Value!["example"] is { } example
                   ? example is JsonValue ? (string)example! : example.ToJsonString()
                   : null),
    ];

    public override string ToString() => $"{Method} {Path}";
}

internal sealed record DescribedParameter(string Name, string In, string Example)
{
    public static DescribedParameter Read(JsonNode parameter)
    {
        var example = parameter["example"]! is JsonArray many ? many[0]! : parameter["example"]!;
        return new((string)parameter["name"]!, (string)parameter["in"]!, example.ToString());
    }
}
