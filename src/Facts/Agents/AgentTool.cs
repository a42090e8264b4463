using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Facts.Agents;

/// <summary>A tool in the hands of an agent: one operation of the API, its body as structured content, and links.</summary>
/// <param name="shape">What it is.</param>
/// <param name="agent">The agent's request: whose rights count.</param>
/// <param name="links">Where links lead.</param>
internal sealed class AgentTool(Shape shape, HttpContext agent, Uri links) : McpServerTool
{
    /// <summary>Quotes and names are read by models: not one character more is escaped than JSON asks.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Tool ProtocolTool => shape.Tool;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken stop)
    {
        // A parameter that is null is not given; a field of a body may be.
        var given = (request.Params?.Arguments ?? new Dictionary<string, JsonElement>())
            .Where(one => one.Value.ValueKind != JsonValueKind.Null || (shape.ParameterOf(one.Key) is null && !shape.IsVersion(one.Key))).ToDictionary();
        var (asked, wrong) = Ask(given);
        if (asked is null)
            return Refused(wrong!.Code, wrong.Message);
        var (status, body, next) = await agent.RequestServices.GetRequiredService<InnerApi>().SendAsync(agent, asked, stop);
        if (status >= 400 || body is null)
            return Refused(body?["code"]?.ToString() ?? "internal-error", body?["detail"]?.ToString() ?? $"Status {status}.");
        var whole = shape.List is null ? body : new JsonObject { [shape.List] = body };
        if (next is not null)
            whole["next"] = next;
        return new CallToolResult
        {
            StructuredContent = JsonSerializer.SerializeToElement(whole),
            Content = [new TextContentBlock { Text = whole.ToJsonString(Readable) }, .. Links.Of(links, asked, whole)],
        };
    }

    private (InnerRequest? Asked, Refusal? Wrong) Ask(Dictionary<string, JsonElement> given)
    {
        if (shape.Operation.Parameters.FirstOrDefault(one => one.IsRequired && !given.ContainsKey(one.Name)) is { } missing)
            return (null, new Refusal(Codes.MissingField, $"'{missing.Name}' is missing. {missing.Description}"));
        var asked = new InnerRequest(shape.Operation.Method, shape.Operation.Path);
        var fields = new JsonObject();
        foreach (var (name, value) in given)
        {
            if (shape.IsVersion(name))
                asked.IfMatch = $"\"{Text(value)}\"";
            else if (shape.ParameterOf(name) is not { } parameter)
                fields.Add(name, JsonNode.Parse(value.GetRawText()));
            else if (parameter.In == "path")
                asked.Route[name] = Text(value);
            else
                asked.Query.AddRange(Texts(value, parameter.IsMany).Select(text => KeyValuePair.Create(name, text)));
        }

        if (shape.Operation.Body is null && fields.Count > 0)
            return (null, new Refusal(Codes.UnknownField, $"'{fields.First().Key}' is no parameter of {shape.Tool.Name}."));
        asked.Body = shape.Operation.Body is null ? null : fields;
        return (asked, null);
    }

    private static IEnumerable<string?> Texts(JsonElement value, bool isMany) =>
        isMany && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text) : [Text(value)];

    /// <summary>As it would stand in an address; the API judges it.</summary>
    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    private static CallToolResult Refused(string code, string sentence) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = string.Create(CultureInfo.InvariantCulture, $"{code}: {sentence}") }] };
}
