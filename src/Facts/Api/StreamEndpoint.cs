using System.Globalization;
using System.Text;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Store.Streaming;

namespace Facts.Api;

/// <summary><c>GET /api/stream</c>: answers that became others, as server-sent events (HTML, section 9.2).</summary>
internal static class StreamEndpoint
{
    /// <summary>How long a browser waits before it comes back, in ms.</summary>
    private const int Retry = 3_000;

    public static void MapStream(this IEndpointRouteBuilder api) =>
        api.MapGet("/stream", FollowAsync).Needs(Need.Read, Within.Organization);

    private static async Task<IResult> FollowAsync(
        HttpRequest request, HttpResponse response, ChangeStream stream, TimeProvider clock, Drain drain, CancellationToken gone)
    {
        if (drain.HasBegun)
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, Drain.Refusal);
        var asked = new Asked(request.Query, clock);
        // Whoever can't set headers may ask by the address.
        var last = request.Headers["Last-Event-ID"] is [{ Length: > 0 } id] ? id : asked.Optional("lastEventId");
        long? after = null;
        if (last is not null)
        {
            if (!long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var leaf) || leaf == long.MaxValue)
                return Problems.Of(new Refusal(Codes.InvalidValue, $"'Last-Event-ID' is none that was sent: {Fields.Shown(last)}"));
            after = leaf;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, drain.Token);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        // Proxies that gather what they pass on would hold it back.
        response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await WriteAsync(response, $"retry: {Retry}\n\n", stop.Token);
            await foreach (var item in stream.FollowAsync(asked.Optional("organization"), after, stop.Token))
                await WriteAsync(response, Text(item), stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever listened has gone, or we go: both end it.
        }

        return Results.Empty;
    }

    /// <summary>JSON has no line breaks outside of strings, and none as they are inside: one line is enough.</summary>
    private static string Text(StreamItem item) => item.Message is { } message
        ? $"id: {item.Leaf}\nevent: answers\ndata: {FactsJson.Write(message)}\n\n"
        : item.Leaf < 0 ? ": \n\n" : $": {item.Leaf}\nid: {item.Leaf}\n\n";

    private static async Task WriteAsync(HttpResponse response, string text, CancellationToken stop)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        await response.Body.FlushAsync(stop);
    }
}
