using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Facts.Agents;

/// <summary>A parameter of a tool: a text, sent on as the one of the same name in the API's query or route.</summary>
internal sealed record Parameter(string Name, string Meaning, bool Required = false);

/// <summary>A tool that reads: one endpoint of the API, its body as structured content.</summary>
/// <param name="name">The tool's.</param>
/// <param name="meaning">What agents read to choose it.</param>
/// <param name="route">The endpoint.</param>
/// <param name="list">The name under which a body that is an array is given: structured content is an object.</param>
/// <param name="parameters">What it takes.</param>
internal sealed class ReadingTool(string name, string meaning, string route, string? list, params Parameter[] parameters) : McpServerTool
{
    public override Tool ProtocolTool { get; } = new()
    {
        Name = name,
        Description = meaning,
        InputSchema = Schema(parameters),
        Annotations = new ToolAnnotations { ReadOnlyHint = true, OpenWorldHint = false },
    };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken stop)
    {
        var given = request.Params?.Arguments ?? new Dictionary<string, JsonElement>();
        if (Check(given) is { } wrong)
            return Refused(wrong.Code, wrong.Message);
        var texts = given.ToDictionary(one => one.Key, one => one.Value.GetString(), StringComparer.Ordinal);
        var http = request.Services!.GetRequiredService<IHttpContextAccessor>().HttpContext!;
        var (status, body) = await request.Services!.GetRequiredService<InnerApi>().GetAsync(
            http,
            route,
            new RouteValueDictionary(texts.Where(one => IsInRoute(one.Key)).Select(one => KeyValuePair.Create(one.Key, (object?)one.Value))),
            QueryString.Create(texts.Where(one => !IsInRoute(one.Key))),
            stop);
        if (status >= 400)
            return Refused(body?["code"]?.ToString() ?? "", body?["detail"]?.ToString() ?? "");
        var whole = list is null ? body! : new JsonObject { [list] = body };
        return new CallToolResult
        {
            StructuredContent = JsonSerializer.SerializeToElement(whole),
            Content = [new TextContentBlock { Text = whole.ToJsonString() }],
        };
    }

    private bool IsInRoute(string parameter) => route.Contains($"{{{parameter}}}", StringComparison.Ordinal);

    private Refusal? Check(IDictionary<string, JsonElement> given) =>
        given.Keys.FirstOrDefault(key => parameters.All(one => one.Name != key)) is { } unknown
            ? new Refusal(Codes.UnknownField, $"'{unknown}' is no parameter of {name}.")
        : parameters.FirstOrDefault(one => one.Required && !given.ContainsKey(one.Name)) is { } missing
            ? new Refusal(Codes.MissingField, $"'{missing.Name}' is missing.")
        : given.FirstOrDefault(one => one.Value.ValueKind != JsonValueKind.String).Key is { } other
            ? new Refusal(Codes.InvalidValue, $"'{other}' is not a text.")
        : null;

    private static CallToolResult Refused(string code, string sentence) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = $"{code}: {sentence}" }] };

    private static JsonElement Schema(Parameter[] parameters) => JsonSerializer.SerializeToElement(new
    {
        type = "object",
        properties = parameters.ToDictionary(one => one.Name, one => new { type = "string", description = one.Meaning }),
        required = parameters.Where(one => one.Required).Select(one => one.Name),
        additionalProperties = false,
    });
}
