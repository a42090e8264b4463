using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Access;

/// <summary>A way to ask for more than one may: a name, what stands in the route and the query, a body, and headers.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Route">Whether the route names a claim, a proposal or a webhook of the other organization.</param>
/// <param name="Query">What follows the path.</param>
internal sealed record Twist(string Name, bool Route, string Query)
{
    private const string Form = "application/x-www-form-urlencoded";

    private const string Mine = "organization=acme&post=ceo&claim=acme-c1&source=acme-1&q=acme&person=ann&other=cid&event=acme-c1&query=acme",
        Theirs = "organization=theirs&post=chair&claim=their-claim&source=their-source&q=bob&person=their-person&other=ann&event=their-claim&query=theirs";

    private const string Rest = "&from=2000-01-01&to=2100-01-01&dryRun=true&without=claim:their-claim&known=2100-01-01";

    public string? Body { get; init; }

    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>Without a length.</summary>
    public bool Chunked { get; init; }

    /// <summary>Whoever sends it, and wherever, it says one thing twice.</summary>
    public bool IsRefused { get; init; }

    /// <summary>What is refused of everybody.</summary>
    public static readonly Twist[] Refused =
    [
        new("mine twice", false, "?lastEventId=0&" + Mine + "&" + Mine + "&id=acme-1&id=acme-1") { IsRefused = true },
        new("mine, then theirs", false, "?lastEventId=0&" + Mine + "&id=acme-1&organization=theirs&id=their-source") { IsRefused = true },
        new("theirs, then mine", false, "?lastEventId=0&" + Theirs + "&id=their-source&organization=acme&id=acme-1") { IsRefused = true },
        new("mine, then theirs in other letters", false, "?lastEventId=0&" + Mine + "&id=acme-1&ORGANIZATION=theirs&ID=their-source") { IsRefused = true },
        new("an escaped name", false, "?lastEventId=0&" + Mine + "&id=acme-1&%6Frganization=theirs&%69d=their-source") { IsRefused = true },
        new("days twice", false, "?lastEventId=0&organization=acme&on=2023-11-18&on=2023-11-20") { IsRefused = true },
    ];

    /// <summary>The same on GET, whose body nobody may read.</summary>
    public static readonly Twist[] WithBody =
    [
        new("theirs in a body", false, "?lastEventId=0&" + Mine + "&id=acme-1") { Body = Theirs + "&id=their-source", IsRefused = true },
        new("theirs in a body, mine nowhere", false, "") { Body = Theirs + "&id=their-source", IsRefused = true },
        new("theirs in a body without a length", false, "?lastEventId=0&" + Mine + "&id=acme-1") { Body = Theirs + "&id=their-source", Chunked = true, IsRefused = true },
    ];

    /// <summary>What is for each endpoint to refuse, or to answer with nothing of theirs.</summary>
    public static readonly Twist[] Judged =
    [
        new("theirs by query", false, "?lastEventId=0&" + Theirs + Rest + "&id=their-source"),
        new("their person by query", false, "?lastEventId=0&" + Theirs + Rest + "&id=their-person"),
        // What stands in the route may not stand in the query too.
        new("theirs by route alone", true, ""),
        new("theirs by route", true, "?lastEventId=0&" + Mine + Rest + "&id=acme-1"),
        new("mine", false, "?lastEventId=0&" + Mine + Rest + "&id=acme-1"),
        new("what both cite", false, "?lastEventId=0&" + Mine.Replace("acme-1", "common", StringComparison.Ordinal) + Rest + "&id=common"),
        new("what both cite, as it was", false, "?lastEventId=0&" + Mine.Replace("acme-1", "common", StringComparison.Ordinal) + Rest + "&id=common&revision=1"),
        new("my person", false, "?lastEventId=0&" + Mine + Rest + "&id=ann"),
        new("nothing", false, ""),
        new("an empty one", false, "?lastEventId=0&organization=&id=&post=" + Rest),
        new("white space", false, "?lastEventId=0&organization=%20&id=%20" + Rest),
        new("theirs in brackets", false, "?lastEventId=0&organization[]=theirs&id[]=their-source&claim[]=their-claim" + Rest),
        new("mine, and theirs in brackets", false, "?lastEventId=0&" + Mine + "&id=acme-1&organization[0]=theirs&organization.x=theirs&id[]=their-source" + Rest),
        new("theirs with white space", false, "?lastEventId=0&organization=%20theirs&id=their-source%20" + Rest),
        new("theirs by header", false, "?lastEventId=0&" + Mine + Rest + "&id=acme-1")
        {
            Headers =
            [
                ("organization", "theirs"), ("X-Organization", "theirs"), ("id", "their-source"), ("X-HTTP-Method-Override", "GET"), ("Last-Event-ID", "0"),
                ("X-Original-URL", "/api/state?organization=theirs"), ("X-Rewrite-URL", "/api/state?organization=theirs"), ("X-Forwarded-Path", "/api/state?organization=theirs"),
                ("Cookie", "organization=theirs"),
            ],
        },
    ];

    /// <summary>What is of both organizations, as each asks for it.</summary>
    public static Twist[] Common(bool mine) =>
        [.. from revision in (string[])["", "&revision=1", "&revision=2"]
            select new Twist("what both cite" + revision, !mine,
                "?" + (mine ? Mine.Replace("acme-1", "common", StringComparison.Ordinal) : Theirs.Replace("their-source", "common", StringComparison.Ordinal))
                    + "&id=common&on=2024-06-01&from=2000-01-01&to=2100-01-01" + revision)];

    public HttpRequestMessage Request(RouteEndpoint endpoint, string method, IReadOnlyDictionary<string, string> values, string token, string theirProposal)
    {
        // What a route has as its own stands there alone.
        var own = endpoint.RoutePattern.Parameters.Select(one => one.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // What it does not know is refused by itself (when_something_is_wrong_with_a_request), and would try nothing here.
        var known = Facts.Api.Hosting.Inputs.Known(endpoint, method)?.Select(one => one.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var query = IsRefused ? Query : "?" + string.Join('&', Query.TrimStart('?').Split('&').Where(
            one => one.Split('=', '[', '.')[0] is var name && !own.Contains(name) && known?.Contains(name) != false));
        var request = new HttpRequestMessage(new HttpMethod(method), Attempt.Fill(endpoint, values) + query);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Any);
        if (Body is not null)
            request.Content = new StringContent(Body, Encoding.UTF8, Form);
        else if (method is not ("GET" or "HEAD"))
            request.Content = Content(endpoint, token, theirProposal);
        request.Headers.TransferEncodingChunked = Chunked ? true : null;
        return request;
    }

    /// <summary>RequestBodies that are about theirs, as each door takes them.</summary>
    private static StringContent Content(RouteEndpoint endpoint, string token, string theirProposal)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var json = path switch
        {
            "/api/claims" => """{"kind":"appointment","source":"acme-1","organization":"theirs","post":"chair","person":"ann","when":"2024-05-05"}""",
            "/api/claims/{id}/corrections" => """{"set":{"organization":"theirs"},"reason":"x"}""",
            "/api/claims/{id}/retractions" => """{"reason":"x"}""",
            "/api/claims/{id}/rulings" => """{"rank":"deprecated","reason":"x"}""",
            "/api/identities" => """{"person":"ann","sameAs":"their-person","reason":"x"}""",
            "/api/proposals" => """{"ruling":{"claim":"their-claim","rank":"deprecated","reason":"x"}}""",
            "/api/webhooks" => """{"url":"https://example.com/x","organization":"theirs"}""",
            "/mcp" => """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"timeline","arguments":{"organization":"acme","organization":"theirs"}}}""",
            _ => "{}",
        };
        if (path == "/api/import")
            return new StringContent(Lines, Encoding.UTF8, "application/x-ndjson");
        return path.StartsWith("/api", StringComparison.Ordinal) || path == "/mcp"
            ? new StringContent(json, Encoding.UTF8, "application/json")
            : new StringContent(
                $"Organization=theirs&Claim=their-claim&Id={theirProposal}&Source=their-source&Step=approve&Reason=x&Version=2&Rank=deprecated"
                + $"&note=x&__RequestVerificationToken={Uri.EscapeDataString(token)}", Encoding.UTF8, Form);
    }

    private static readonly string Lines = string.Join('\n',
        """{"type":"organization","id":"theirs","name":"Taken over"}""",
        """{"type":"post","organization":"theirs","id":"chair","name":"x"}""",
        """{"type":"claim","id":"acme-c8","kind":"denial","source":"acme-1","organization":"acme","denies":"their-claim"}""",
        """{"type":"retraction","claim":"their-claim","reason":"x"}""",
        """{"type":"correction","claim":"their-claim","set":{"note":"x"},"reason":"x"}""");
}
