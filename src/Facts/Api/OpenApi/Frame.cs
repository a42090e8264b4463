using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Facts.Api.OpenApi;

/// <summary>What all operations share: who may ask, how refusals look, which headers every response has.</summary>
internal static class Frame
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Answers", "What is believed, for any day, as known at any moment."),
        ("Claims and sources", "What was said, where, and by whom."),
        ("Recording", "Claims and editors' acts. Nothing is ever edited."),
        ("Proposals", "Rulings and redactions that one proposes and another approves."),
        ("Ledger", "That nothing was rewritten."),
        ("Webhooks", "Endpoints of others that are told of changed answers."),
        ("Service", "Whether it lives."),
    ];

    private static readonly Dictionary<string, (string Description, string Schema)> AllHeaders = new(StringComparer.Ordinal)
    {
        ["X-Request-Id"] = ("The request's id: the one it came with, or a new one.",
            """{"type":"string","maxLength":64,"pattern":"^[A-Za-z0-9._-]{1,64}$"}"""),
        ["ETag"] = ("The version, or a hash of what is given.", """{"type":"string","maxLength":200}"""),
        ["Location"] = ("Where it is found.", """{"type":"string","format":"uri-reference","maxLength":2000}"""),
        ["Link"] = ("Where there is more: the next page, with rel=\"next\" (RFC 8288).", """{"type":"string","maxLength":10000}"""),
        ["Retry-After"] = ("Seconds to wait.", """{"type":"integer","format":"int32","minimum":1,"maximum":3600}"""),
    };

    private static readonly (int Status, string Description)[] Refusals =
    [
        (400, "The request is wrong; code and detail say how."),
        (401, "Nobody is signed in, or what was shown proves nothing."),
        (403, "The role does not suffice, or it is another organization's."),
        (404, "There is no such thing."),
        (408, "The body came too slowly; what came whole is recorded."),
        (409, "It is taken by other content, or a request with the key is being worked on."),
        (412, "Somebody else changed it since it was seen."),
        (413, "The body is too large."),
        (415, "The body's media type is not taken."),
        (422, "What the body refers to is not there, or the Idempotency-Key came before, with another request."),
        (428, "Which version was seen is not said."),
        (429, "More than one caller may send, or than is taken at once."),
        (500, "Something went wrong here."),
        (503, "The database cannot be reached or its disk is full, or it took too long; or its clock and the program's differ."),
    ];

    private const string Problem = """
        {"type":"object","additionalProperties":true,"required":["title","status","code","requestId"],"properties":{
          "type":{"type":"string","maxLength":2000},"title":{"type":"string","maxLength":200},
          "status":{"type":"integer","format":"int32","minimum":400,"maximum":599},"detail":{"type":"string","maxLength":10000},
          "code":{"type":"string","maxLength":100,"pattern":"^[a-z-]+$","description":"Stable; programs rely on it."},
          "requestId":{"type":"string","maxLength":64}}}
        """;

    public static void Put(OpenApiDocument document, Schemas schemas)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Facts",
            Version = "1",
            Description = "Who held which post, on any day, as known at any moment; with the claims and quotes that it rests on. "
                + "Errors are problem details (RFC 9457) with a stable code. A parameter stands once, unless it is an array; GET and HEAD have "
                + "no body; and all text is UTF-8 without U+0000.",
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
            Contact = new OpenApiContact { Name = "Whoever runs this service" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "Here." }];
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        document.AddComponent<IOpenApiSecurityScheme>("bearer", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "An API key (facts keys add) or a JSON Web Token, where the service asks for one. Keys also come in X-Api-Key.",
        });
        document.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        document.AddComponent("Problem", schemas.Parse(Problem));
        foreach (var (name, (description, schema)) in AllHeaders)
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader { Description = description, Schema = schemas.Parse(schema) });
        foreach (var (status, description) in Refusals)
            document.AddComponent<IOpenApiResponse>($"Problem{status}", Response(status, description, document));
    }

    public static Dictionary<string, IOpenApiHeader> Headers(IEnumerable<string> further, OpenApiDocument document) =>
        further.Prepend("X-Request-Id").ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document),
            StringComparer.Ordinal);

    private static OpenApiResponse Response(int status, string description, OpenApiDocument document) => new()
    {
        Description = description,
        Headers = Headers(status is 429 ? ["Retry-After"] : [], document),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference("Problem", document),
                Example = new JsonObject
                {
                    ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
                    ["status"] = status,
                    ["detail"] = description,
                    ["code"] = Code(status),
                    ["requestId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
                },
            },
        },
    };

    private static string Code(int status) => status switch
    {
        400 => "missing-field",
        401 => "unauthenticated",
        403 => "forbidden",
        404 => "unknown-organization",
        408 => "timeout",
        409 => "id-conflict",
        412 => "stale",
        413 => "too-long",
        415 => "unsupported-media-type",
        422 => "unknown-source",
        428 => "precondition-required",
        429 => "too-many-requests",
        503 => "no-database",
        _ => "internal-error",
    };
}
