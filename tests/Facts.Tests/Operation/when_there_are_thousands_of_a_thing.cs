using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace Facts.Tests.Operation;

/// <summary>
/// Whatever is asked about them, a page is given; and where that is not all, it is said. Exports and imports are streams, and exempt.
/// </summary>
[Slow]
public sealed partial class when_there_are_thousands_of_a_thing(ManyOfAll many) : IClassFixture<ManyOfAll>
{
    /// <summary>Rows of a page, and its bytes: with 256 KiB of JSON, one element more, and what stands around them.</summary>
    private const int Rows = 3_000, Bytes = 1 << 20, LongestLine = 4_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static bool Takes(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } some || some.Contains(method);

    private static string AddressOf(string route, string rest) => route.Contains('{', StringComparison.Ordinal)
        ? Regex.Replace(route, "\\{[^}]*\\}", rest)
        : route + rest;

    [Fact]
    public void every_route_is_asked()
    {
        var routes = many.Served.Endpoints.Where(one => Takes(one, "GET")).Select(RouteOf).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(40);
        routes.Except(Asked.Select(one => one.Route)).Except(Exempt).ShouldBeEmpty();
        Asked.Select(one => one.Route).Concat(Exempt).Except(routes).ShouldBeEmpty();
    }

    /// <summary>All of them are looked at before one fails.</summary>
    [Fact]
    public async Task no_route_gives_more_than_a_page_without_saying_so()
    {
        var wrong = new List<string>();
        foreach (var (route, rest, gives) in Asked)
        {
            var address = AddressOf(route, rest);
            try
            {
                await GivesAsync(address, gives);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                wrong.Add($"{address}: {problem.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private async Task GivesAsync(string address, Gives gives)
    {
        using var response = await many.Served.Client.GetAsync(address, Stop);
        if (gives is not Gives.Little)
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int)response.StatusCode).ShouldBeLessThan(500);
        var body = await response.Content.ReadAsByteArrayAsync(Stop);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        if (gives == Gives.Whole)
            return;
        body.Length.ShouldBeLessThan(isJson ? Bytes : 2 * Bytes);
        if (gives == Gives.Words)
            Encoding.UTF8.GetString(body).ShouldMatch(" more\\b|There is more|>More<|>Next");
        if (!isJson)
            return;
        var json = JsonDocument.Parse(body).RootElement;
        Longest(json).ShouldBeLessThanOrEqualTo(Rows);
        var next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length]
            : json.ValueKind == JsonValueKind.Object && json.TryGetProperty("next", out var cursor) && cursor.ValueKind == JsonValueKind.String
                ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={cursor}"
            : null;
        if (gives != Gives.Pages)
        {
            next.ShouldBeNull();
            return;
        }

        using var second = await many.Served.Client.GetAsync(next.ShouldNotBeNull(), Stop);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await second.Content.ReadAsByteArrayAsync(Stop)).ShouldNotBe(body);
    }

    /// <summary>All pages together have every holder once.</summary>
    [Fact]
    public async Task pages_together_are_all_of_it()
    {
        var (seen, next, pages) = (new List<string>(), "/api/holders?organization=crowd&post=seat", 0);
        for (; next is not null; pages++)
        {
            using var response = await many.Served.Client.GetAsync(next, Stop);
            var page = await Http.BodyAsync(response);
            seen.AddRange(page.GetProperty("holders").EnumerateArray().Select(holder => holder.GetProperty("person").GetProperty("id").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length] : null;
        }

        pages.ShouldBeGreaterThan(1);
        seen.Count.ShouldBe(ManyOfAll.Many);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    /// <summary>The store counts them, so that no page has to read the others.</summary>
    [Fact]
    public async Task pages_of_a_source_together_have_every_claim_once()
    {
        var (seen, next, count) = (new List<string>(), "/api/sources?id=crowd", 0);
        while (next is not null)
        {
            using var response = await many.Served.Client.GetAsync(next, Stop);
            var page = await Http.BodyAsync(response);
            seen.AddRange(page.GetProperty("claims").EnumerateArray().Select(claim => claim.GetProperty("id").GetString()!));
            (count, next) = (page.GetProperty("claimCount").GetInt32(),
                response.Headers.TryGetValues("Link", out var links) ? links.Single()[1..^">; rel=\"next\"".Length] : null);
        }

        seen.Count.ShouldBe(count);
        seen.Distinct().Count().ShouldBe(seen.Count);
        count.ShouldBeGreaterThan(4 * ManyOfAll.Many);
    }

    private static int Longest(JsonElement json) => json.ValueKind switch
    {
        // Rows are objects; ids in a list are bounded by the bytes of the page.
        JsonValueKind.Array when json.EnumerateArray().FirstOrDefault().ValueKind != JsonValueKind.Object => 0,
        JsonValueKind.Array => Math.Max(json.GetArrayLength(), json.EnumerateArray().Select(Longest).DefaultIfEmpty().Max()),
        JsonValueKind.Object => json.EnumerateObject().Select(field => Longest(field.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };
}
