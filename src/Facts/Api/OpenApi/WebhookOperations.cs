using Facts.Store.Streaming;
using Facts.Store.Webhooks;
using Microsoft.OpenApi;

namespace Facts.Api.OpenApi;

/// <summary>Endpoints that are told of changed answers, and what they are told (OpenAPI 3.1, <c>webhooks</c>).</summary>
internal static class WebhookOperations
{
    private const string Tag = "Webhooks";

    private static readonly Parameter Id = new("id", "path", "The endpoint's id.", "wh_29402b3e67658d92c730")
    {
        IsRequired = true,
        Pattern = "^wh_[0-9a-f]{20}$",
        MostCharacters = 23,
    };

    private static readonly Parameter Delivery = new("delivery", "path", "The message's id.", "msg_74ebbf9a7faa186d4b16fcb716e1c372")
    {
        IsRequired = true,
        Pattern = "^msg_[0-9a-f]{32}$",
        MostCharacters = 36,
    };

    private const string Body = """
        {"type":"object","additionalProperties":false,"required":["url"],"properties":{
          "url":{"type":"string","format":"uri","maxLength":2000},
          "organization":{"type":"string","minLength":1,"maxLength":200,"description":"Of its answers only; of all without it."}}}
        """;

    public static readonly IReadOnlyList<Operation> All =
    [
        new("GET", "/api/webhooks", "listWebhooks", Tag, "Endpoints", "Whoever is limited to some organizations sees theirs.")
        {
            Gives = [(200, "The endpoints, without their secrets.", Content.Json<WebhookList>("webhooks"))],
            Headers = ["ETag"],
        },
        new("POST", "/api/webhooks", "addWebhook", Tag, "Add an endpoint",
            "It is told what changes from now on. Its address is public and https. No Idempotency-Key is taken: the reply is not kept.")
        {
            Body = new("application/json", null, "webhook-asked") { Schema = Body },
            Gives = [(201, "It is added. The secret is shown only now.", Content.Json<WebhookWithSecret>("webhook"))],
            Refuses = [413, 415],
        },
        new("DELETE", "/api/webhooks/{id}", "removeWebhook", Tag, "Take an endpoint away", "With all that it was or would be told.")
        {
            Parameters = [Id],
            Gives = [(204, "It is gone.", null)],
            Refuses = [404],
        },
        new("POST", "/api/webhooks/{id}/rotate", "rotateWebhook", Tag, "A new secret",
            "For a day messages are signed with the one before as well.")
        {
            Parameters = [Id],
            Gives = [(200, "The secret is shown only now.", Content.Json<WebhookWithSecret>("webhook"))],
            Refuses = [404],
        },
        new("GET", "/api/webhooks/{id}/deliveries", "listDeliveries", Tag, "What an endpoint is told", "The latest first.")
        {
            Parameters =
            [
                Id,
                new("state", "query", "Only these; dead ones are tried no more.", "dead") { OneOf = Deliveries.States },
                new("after", "query", "The cursor of the page before: its next.",
                    "NjM4NDEzNzUxOTk5OTk5OTkwCjEwYTk") { Pattern = "^[A-Za-z0-9_-]+$", MostCharacters = 2000 },
                new("size", "query", "Messages on a page, at most 1000; else 100.", "10") { Type = "integer" },
            ],
            Gives = [(200, "The messages.", Content.Json<DeliveryPage>("deliveries"))],
            Headers = ["ETag"],
            Refuses = [404],
        },
        new("POST", "/api/webhooks/{id}/deliveries/{delivery}/replay", "replayDelivery", Tag, "Send a message again",
            "Under its id, now, with all attempts before it; dead or delivered.")
        {
            Parameters = [Id, Delivery],
            Gives = [(200, "It waits to be sent.", Content.Json<DeliveryView>("delivery"))],
            Refuses = [404, 409],
        },
    ];

    private static readonly (string Name, string Description, string Example, string Pattern)[] Headers =
    [
        ("webhook-id", "The message's id, the same in every attempt: what was seen before is to be passed over.",
            "msg_74ebbf9a7faa186d4b16fcb716e1c372", "^msg_[0-9a-f]{32}$"),
        ("webhook-timestamp", "When it is sent, in seconds since 1970.", "1767268800", "^[0-9]{1,19}$"),
        ("webhook-signature", "v1 and the base64 of HMAC-SHA256 over ID.TIMESTAMP.BODY, for each secret that is good.",
            "v1,o8ZfgNo4CCzho+tmdrJR6kizgzubdQZnmEmc4vDj+6w=", "^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$"),
    ];

    /// <summary>What is posted to endpoints.</summary>
    public static void PutSent(OpenApiDocument document, Schemas schemas)
    {
        var message = new OpenApiOperation
        {
            OperationId = "answersChanged",
            Summary = "Answers changed",
            Description = "Posted to endpoints as Standard Webhooks 1.0.0 has it. Any 2xx takes it; 410 ends the endpoint; anything "
                + "else, and nothing within 15 s, has it sent again, ten times within two days. Retry-After is honoured.",
            Tags = new HashSet<OpenApiTagReference> { new(Tag, document) },
            Parameters = [.. Headers.Select(one => Parameters.Of(
                new Parameter(one.Name, "header", one.Description, one.Example) { IsRequired = true, Pattern = one.Pattern }, schemas))],
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Describer.ContentOf(Content.Json<Payload<AnswersChanged>>("answers-changed"), schemas),
            },
            Responses = new OpenApiResponses
            {
                ["2XX"] = new OpenApiResponse { Description = "It is taken." },
                ["410"] = new OpenApiResponse { Description = "Nothing more is to be sent." },
            },
            Security = [],
        };
        document.Webhooks = new Dictionary<string, IOpenApiPathItem>
        {
            [Payload.Changed] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = message } },
        };
    }
}
