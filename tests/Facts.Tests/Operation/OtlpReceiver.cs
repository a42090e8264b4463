using System.Collections.Concurrent;
using System.Text;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Facts.Tests.Operation;

/// <summary>Takes what is exported by OTLP over HTTP (OTLP 1.x, "OTLP/HTTP"), and keeps it as it came.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _received = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly WebApplication _app;

    private OtlpReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <summary>Everything, as text where it is text: names and values of attributes stand in it as UTF-8.</summary>
    public string Text => string.Concat(_received.Select(one => Encoding.UTF8.GetString(one.Body)));

    public IEnumerable<byte[]> Of(string signal) => _received.Where(one => one.Signal == signal).Select(one => one.Body);

    public string TextOf(string signal) => string.Concat(Of(signal).Select(Encoding.UTF8.GetString));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            receiver._received.Enqueue((signal, body.ToArray()));
            receiver._arrived.Release();
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until something was received.</summary>
    public async Task UntilAsync(string signal, string text)
    {
        while (!TextOf(signal).Contains(text, StringComparison.Ordinal))
            (await _arrived.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken)).ShouldBeTrue($"{text} never came.");
    }

    public ValueTask DisposeAsync()
    {
        _arrived.Dispose();
        return _app.DisposeAsync();
    }
}
