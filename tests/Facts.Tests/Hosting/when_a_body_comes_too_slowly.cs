using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Facts.Api.Hosting;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Facts.Tests.Hosting;

/// <summary>A sender who takes too long gets 408, and is no trouble of the service: its log has none of it.</summary>
[Slow]
public sealed class when_a_body_comes_too_slowly(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Theory]
    [InlineData("/api/import", "application/x-ndjson", "")]
    [InlineData("/api/import", "application/x-ndjson", "Idempotency-Key: slow\r\n")]
    [InlineData("/api/import?dryRun=true", "application/x-ndjson", "")]
    [InlineData("/api/claims", "application/json", "")]
    [InlineData("/api/claims/murati-appointed-ceo/retractions", "application/json", "If-Match: *\r\n")]
    [InlineData("/api/identities", "application/json", "If-Match: *\r\n")]
    [InlineData("/api/proposals", "application/json", "")]
    [InlineData("/mcp", "application/json", "")]
    public async Task it_gets_408_and_nothing_is_logged(string path, string type, string header)
    {
        var limits = ServedFacts.Limits with { ImportPause = 0.1, LeastPace = 1_000_000, GraceSeconds = 0.1 };
        await using var app = FactsHost.Build(served.Store.Session.Database, served.Store.Session.Clock, "http://127.0.0.1:0", limits: limits);
        // The least that Kestrel's own watch over bodies can be given.
        app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MinRequestBodyDataRate =
            new MinDataRate(1_000_000, TimeSpan.FromSeconds(1.1));
        var log = new Kept();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, TestContext.Current.CancellationToken);
        await using var wire = sender.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\n{header}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n"),
            TestContext.Current.CancellationToken);
        using var limit = Patience.Token();
        var answer = new byte[12];
        await wire.ReadExactlyAsync(answer, limit.Token);
        Encoding.ASCII.GetString(answer).ShouldBe("HTTP/1.1 408");

        await app.StopAsync(TestContext.Current.CancellationToken);
        log.Entries.ShouldBeEmpty();
    }

    /// <summary>A fault of ours still is in the log.</summary>
    [Fact]
    public void whatever_else_happens_is_logged() =>
        Problems.Handler.SuppressDiagnosticsCallback!(new() { HttpContext = null!, Exception = new InvalidOperationException(), ExceptionHandledBy = default })
            .ShouldBeFalse();

    /// <summary>What says that something is wrong here.</summary>
    private sealed class Kept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel is LogLevel.Error or LogLevel.Critical || exception is not null)
                Entries.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
