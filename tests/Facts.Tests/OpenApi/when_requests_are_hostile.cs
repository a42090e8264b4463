using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Facts.Tests.Support;

namespace Facts.Tests.OpenApi;

[Slow]
public sealed class when_requests_are_hostile(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task none_of_hundreds_breaks_anything()
    {
        var document = (await served.Client.GetFromJsonAsync<JsonNode>("/openapi/v1.json", Stop))!;
        // A stream has no end to wait for.
        var operations = Described.Read(document).Where(one => one.Path != "/api/stream").ToList();
        operations.Count.ShouldBeGreaterThan(20);
        var statuses = new System.Collections.Concurrent.ConcurrentDictionary<(string, int), int>();
        await Hostile.Of(operations).SampleAsync(async hostile =>
        {
            var (status, type, body) = await SendAsync(hostile);
            status.ShouldBeLessThan(500, body);
            // What Kestrel itself does not read gets no further: a request line of more than 8 KiB, U+0000 in a path.
            if (status >= 400 && hostile.Target.Length < 8_000 && !hostile.Target.Split('?')[0].Contains("%00", StringComparison.Ordinal))
            {
                type.ShouldBe("application/problem+json");
                JsonDocument.Parse(body).RootElement.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
            }

            statuses.AddOrUpdate((hostile.Method, status / 100), 1, (_, count) => count + 1);
        }, iter: Cases.Of(400), threads: 2, print: hostile => $"{hostile.Method} {hostile.Target[..Math.Min(500, hostile.Target.Length)]} {string.Join(' ', hostile.Headers)} {hostile.MediaType} {Convert.ToBase64String(hostile.Body ?? [])}");
        // It got through the door, to what lies behind it, and was refused there too.
        foreach (var kind in new[] { ("GET", 2), ("GET", 4), ("POST", 2), ("POST", 4) })
            statuses.GetValueOrDefault(kind).ShouldBeGreaterThan(5, string.Join(" ", statuses));
    }

    private async Task<(int Status, string? Type, string Body)> SendAsync(Hostile hostile)
    {
        var address = new Uri(served.Client.BaseAddress!.ToString().TrimEnd('/') + hostile.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(hostile.Method), address);
        foreach (var (name, value) in hostile.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (hostile.MediaType is { } type)
        {
            request.Content = new ByteArrayContent(hostile.Body ?? []);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        using var response = await served.Client.SendAsync(request, Stop);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Stop));
    }
}
