using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>A real process, told by the environment alone, that exports to a receiver of ours; everything is asked of it once.</summary>
[Slow]
public sealed partial class when_telemetry_is_exported(ExportedTelemetry exported) : IClassFixture<ExportedTelemetry>
{
    [Fact]
    public void it_has_what_was_recorded_refused_and_answered_by_names_of_the_conventions()
    {
        var names = exported.Metrics.Select(one => (one.Name, one.Unit)).ToHashSet();
        names.ShouldContain(("facts.claims.recorded", "{claim}"));
        names.ShouldContain(("facts.import.lines", "{line}"));
        names.ShouldContain(("facts.lines.refused", "{line}"));
        names.ShouldContain(("facts.ledger.lag", "{event}"));
        names.ShouldContain(("facts.search.lag", "{leaf}"));
        names.ShouldContain(("facts.answer.duration", "s"));
        names.ShouldContain(("http.server.request.duration", "s"));
        var text = exported.Receiver.TextOf("metrics");
        text.ShouldContain("quote-not-found");
        text.ShouldContain("appointment");
        text.ShouldContain("held");
        text.ShouldContain("unknown-post");
        text.ShouldContain("facts-under-test");
    }

    [Fact]
    public void it_has_spans_by_route_with_what_the_database_did_in_them()
    {
        var text = exported.Receiver.TextOf("traces");
        text.ShouldContain("GET /api/holders");
        text.ShouldContain("http.route");
        text.ShouldContain("http.response.status_code");
        text.ShouldContain("db.system.name");
        text.ShouldContain("record");
        text.ShouldNotContain("/health/ready");
    }

    [Fact]
    public void it_has_logs() => exported.Receiver.TextOf("logs").ShouldContain("{Method} {Route} {Status}");

    /// <summary>Ids, names, quotes, sources: whatever was sent or answered.</summary>
    [Theory]
    [InlineData("altman")]
    [InlineData("Altman")]
    [InlineData("murati")]
    [InlineData("openai")]
    [InlineData("secret-person")]
    [InlineData("secret-claim")]
    [InlineData("secret-source")]
    [InlineData("The secret words")]
    [InlineData("secret search")]
    [InlineData("secret%20search")]
    public void no_text_of_a_person_is_in_it(string text) =>
        exported.Receiver.Text.Contains(text, StringComparison.OrdinalIgnoreCase).ShouldBeFalse();

    [Fact]
    public void each_metric_that_the_dashboard_asks_for_is_exported()
    {
        var there = exported.Metrics.SelectMany(one => one.PrometheusNames).ToHashSet();
        var board = JsonElement.Parse(File.ReadAllText(Repository.File("ops/grafana/facts.json")));
        var asked = board.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.TryGetProperty("targets", out var targets) ? targets.EnumerateArray().ToArray() : [])
            .SelectMany(target => Metric().Matches(target.GetProperty("expr").GetString()!).Select(match => match.Value))
            .ToHashSet();

        asked.Count.ShouldBeGreaterThan(8);
        asked.Where(name => !there.Contains(name)).ShouldBeEmpty(string.Join('\n', there.Order()));
    }

    /// <summary>A name in front of a brace or a range: PromQL's functions are in front of parentheses, labels inside of them.</summary>
    [GeneratedRegex(@"\b[a-z_][a-z0-9_]*(?=[{\[])")]
    private static partial Regex Metric();
}

/// <summary>A process that was asked for all sorts of things, and what it exported until it ended.</summary>
public sealed class ExportedTelemetry(PostgresFixture postgres) : IAsyncLifetime
{
    internal OtlpReceiver Receiver { get; private set; } = null!;

    internal IReadOnlyList<OtlpMetric> Metrics { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Receiver = await OtlpReceiver.StartAsync();
        var connection = await postgres.CreateSeededAsync("telemetry");
        using var served = await ServedProcess.StartAsync(
            connection,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", Receiver.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "facts-under-test"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("Logging__LogLevel__Facts", "Information"),
            ("Logging__LogLevel__Microsoft.AspNetCore", "Information"));
        await AskAsync(served.Client);
        // Lags are measured in the background, soon after the start.
        await Receiver.UntilAsync("metrics", "facts.search.lag");
        await served.TerminateAsync();
        (await served.EndAsync()).ShouldBe(0, served.Notes);
        Metrics = [.. Receiver.Of("metrics").SelectMany(OtlpMetric.Read).Distinct()];
    }

    public ValueTask DisposeAsync() => Receiver.DisposeAsync();

    private static async Task AskAsync(HttpClient client)
    {
        var stop = TestContext.Current.CancellationToken;
        using var lines = await client.PostAsync("/api/import", new StringContent(
            """
            {"type":"source","id":"secret-source","title":"T","text":"The secret words of somebody."}
            {"type":"claim","id":"secret-claim","kind":"appointment","source":"secret-source","organization":"secret-org","post":"head","person":"secret-person","when":"2024-01-01","quote":"The secret words"}
            {"type":"claim","id":"secret-claim-2","kind":"statement","source":"secret-source","organization":"secret-org","quote":"other secret words"}
            """, Encoding.UTF8, "application/x-ndjson"), stop);
        lines.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var posted = await client.PostAsJsonAsync(
            "/api/claims", new { id = "secret-claim-3", kind = "statement", source = "secret-source", organization = "secret-org" }, stop);
        posted.StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var (path, status) in ((string, HttpStatusCode)[])
            [
                ("/api/holders?organization=openai&post=ceo&on=2023-11-18", HttpStatusCode.OK),
                ("/api/holders?organization=openai&post=board&on=2023-11-18", HttpStatusCode.OK),
                ("/api/holders?organization=openai&post=secret-post", HttpStatusCode.NotFound),
                ("/api/people?id=sam-altman", HttpStatusCode.OK),
                ("/api/claims/secret-claim", HttpStatusCode.OK),
                ("/api/search?q=secret%20search", HttpStatusCode.OK),
                ("/?q=who+was+ceo+of+openai", HttpStatusCode.OK),
                ("/secret-person/secret-claim", HttpStatusCode.NotFound),
                ("/health/ready", HttpStatusCode.OK),
            ])
        {
            using var response = await client.GetAsync(path, stop);
            response.StatusCode.ShouldBe(status, path);
        }
    }
}
