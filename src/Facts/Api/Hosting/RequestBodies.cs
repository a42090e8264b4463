using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Importing;
using Microsoft.Net.Http.Headers;

namespace Facts.Api.Hosting;

/// <summary>Bodies of requests that write.</summary>
internal static class RequestBodies
{
    private static readonly string[] LineTypes =
        ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/gzip", "application/x-gzip",
            "application/octet-stream"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// A type that browsers don't send for pages of others unasked (Fetch, CORS-safelisted request-header) keeps forms out.
    /// </summary>
    public static Refusal? CheckJson(HttpRequest request) =>
        CodingOf(request) is "" && MediaType(request) is { } type
        && (type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal)
            && type.EndsWith("+json", StringComparison.Ordinal)))
            ? null
            : Untaken("application/json");

    /// <summary>How lines are to be read, as their headers say; or why they are not taken.</summary>
    public static (LineReader? Reader, Refusal? Refusal) CheckLines(HttpRequest request)
    {
        if (!LineTypes.Contains(MediaType(request)) || CodingOf(request) is not ("" or "gzip" or "x-gzip"))
            return (null, Untaken(LineTypes[0]));
        var charset = MediaTypeHeaderValue.Parse(request.ContentType).Charset.Value?.Trim('"');
        var (encoding, unknown) = TextEncoding.Named(charset);
        return unknown is null
            ? (new LineReader { IsGzip = CodingOf(request) != "", Encoding = encoding }, null)
            : (null, new Refusal(HttpCodes.UnsupportedMediaType, unknown.Message));
    }

    /// <summary>What the body was packed with on its way (RFC 9110, section 8.4); nothing where it was not.</summary>
    private static string CodingOf(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant() switch
    {
        "identity" => "",
        var coding => coding,
    };

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return body.ToArray();
    }

    /// <summary>The fields of a body that is one JSON object, made into something; or what is wrong with them.</summary>
    public static (T? Read, Refusal? Refusal) Parse<T>(byte[] body, Func<Fields, T> read) where T : class
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, new Refusal(Codes.InvalidJson, "The body is one JSON object."));
            var fields = new Fields(json.RootElement);
            var made = read(fields);
            return fields.Finish() is { } refusal ? (null, refusal) : (made, null);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, new Refusal(Codes.InvalidJson, "The body is not a JSON object."));
        }
    }

    /// <summary>A body that is one JSON object, all of whose texts are Unicode; or what is wrong with it.</summary>
    public static (JsonObject? Json, Refusal? Refusal) Object(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Strict);
            // Looks at each text: half of a surrogate pair throws here, and not when somebody reads it.
            var reader = new Utf8JsonReader(body);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            return json.RootElement.ValueKind == JsonValueKind.Object
                ? (JsonNode.Parse(json.RootElement.GetRawText())!.AsObject(), null)
                : (null, new Refusal(Codes.InvalidJson, "The body is one JSON object."));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return (null, new Refusal(Codes.InvalidJson, "The body is not a JSON object."));
        }
    }

    private static string? MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value?.ToLowerInvariant() : null;

    private static Refusal Untaken(string taken) =>
        new(HttpCodes.UnsupportedMediaType, $"The body's media type or encoding is not taken here; send {taken}.");
}
