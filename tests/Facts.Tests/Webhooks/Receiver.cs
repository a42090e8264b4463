using System.Collections.Concurrent;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Facts.Tests.Webhooks;

/// <summary>A message as a receiver had it.</summary>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    public System.Text.Json.JsonElement Json => System.Text.Json.JsonElement.Parse(Body);

    public string Organization => Json.GetProperty("data").GetProperty("organization").GetString()!;
}

/// <summary>Somebody who is told: a real server on a loopback port of its own.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly System.Threading.Channels.Channel<Received> _received = System.Threading.Channels.Channel.CreateUnbounded<Received>();
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>All that came, in its order.</summary>
    public ConcurrentQueue<Received> All { get; } = [];

    public string Url => _app.Urls.Single() + "/hook";

    /// <summary>Answers 204 to everything.</summary>
    public static Task<Receiver> StartAsync() => StartAsync((_, response) =>
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    });

    public static async Task<Receiver> StartAsync(Func<Received, HttpResponse, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver._app.MapPost("/hook", async (HttpContext http) =>
        {
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync(http.RequestAborted);
            string Header(string name) => http.Request.Headers[name].ToString();
            var received = new Received(Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body);
            receiver.All.Enqueue(received);
            await receiver._received.Writer.WriteAsync(received, http.RequestAborted);
            await answer(received, http.Response);
        });
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>The next message; none within the limit fails the test.</summary>
    public async Task<Received> NextAsync()
    {
        using var limit = Patience.Token();
        return await _received.Reader.ReadAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
