using System.Security.Cryptography;
using System.Text.Json;
using Facts.Domain;
using Facts.Store.Paging;
using Microsoft.Net.Http.Headers;

namespace Facts.Api.Hosting;

/// <summary>
/// A result as JSON. A read has an entity tag made of the very bytes that are sent, so it can't outlive them: whoever has the same bytes
/// is told 304 (RFC 9110, section 13.1.2). Where the read has a version of its own, that is its tag and 304 is never said, as what others
/// do can change the answer and not its version.
/// </summary>
internal sealed class JsonAnswer<T>(T value) : IResult
{
    public async Task ExecuteAsync(HttpContext http)
    {
        // All of it is written before it is cut into pages: that is work that nobody waits for once the client has gone.
        var gone = http.RequestAborted;
        gone.ThrowIfCancellationRequested();
        var body = JsonSerializer.SerializeToUtf8Bytes(value, FactsJson.Options);
        gone.ThrowIfCancellationRequested();
        var (request, response) = (http.Request, http.Response);
        if (!JsonPage.IsPageAlready<T>() && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            var (page, next, refusal) = JsonPage.Of(body, NextPage.Asked(request.Query), request.Query[NextPage.Parameter], gone);
            if (page is null)
            {
                response.Headers.ETag = default;
                await Problems.Of(refusal!).ExecuteAsync(http);
                return;
            }

            NextPage.Say(http, next);
            body = page;
        }

        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isRead && response.Headers.ETag.Count == 0)
        {
            var tag = Tag(request, body);
            response.Headers.ETag = tag.ToString();
            if (request.GetTypedHeaders().IfNoneMatch.Any(one =>
                one == EntityTagHeaderValue.Any || one.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, gone);
    }

    /// <summary>
    /// Strong for the bytes as they are. An answer as of now says when that was, and only that differs from one moment to the next: its
    /// tag is weak, over all the rest.
    /// </summary>
    private static EntityTagHeaderValue Tag(HttpRequest request, byte[] body)
    {
        var (clocked, rest) = ClockedFields.Without(body, request.Query.ContainsKey("on"), request.Query.ContainsKey("known"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(rest)[..16]);
        return new EntityTagHeaderValue($"\"{hash}\"", isWeak: clocked);
    }
}
