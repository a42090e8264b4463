using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Facts.Tests.Support;

/// <summary>Requests and responses of the API, as tests make and read them.</summary>
internal static class Http
{
    public static async Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The route table, whoever made its routes.</summary>
    public static IReadOnlyList<RouteEndpoint> EndpointsOf(WebApplication app) =>
        [.. app.Services.GetServices<EndpointDataSource>().Append(app.Services.GetRequiredService<EndpointDataSource>())
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()];

    public static async Task<JsonElement> GetAsync(HttpClient client, string path) =>
        await client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public static async Task<string> ETagAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response.Headers.ETag!.Tag;
    }

    public static Task<JsonElement> BodyAsync(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>Fails unless it is a problem (RFC 9457) of that status and code.</summary>
    public static async Task IsProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await BodyAsync(response)).GetProperty("code").GetString().ShouldBe(code);
    }
}
