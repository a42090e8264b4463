using Facts.Store.Followers;
using Facts.Store.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Facts.Api.Telemetry;

/// <summary>
/// Exports traces, metrics and logs by OTLP when the environment says where to, by OpenTelemetry's own variables
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_SERVICE_NAME</c>, …; specification, "Environment
/// Variables"). Otherwise nothing is set up.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Meters =
        [Measures.Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime"];

    private static readonly string[] Sources = [Tracing.Source.Name, "Microsoft.AspNetCore", "Npgsql"];

    public static void AddFactsTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var (traces, metrics, logs) = (IsOn(settings, "TRACES"), IsOn(settings, "METRICS"), IsOn(settings, "LOGS"));
        if (!traces && !metrics && !logs)
            return;
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.Clear()
            .AddService("facts", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3))
            .AddTelemetrySdk()
            // Last, as whoever runs it knows better.
            .AddEnvironmentVariableDetector());
        if (traces)
            telemetry.WithTracing(tracing => tracing.AddSource(Sources).AddProcessor(new RequestSpans.Sieve()).AddOtlpExporter());
        if (logs)
            AddLogs(builder, telemetry);
        if (!metrics)
            return;
        telemetry.WithMetrics(metering => metering.AddMeter(Meters).AddOtlpExporter());
        builder.Services.AddHostedService<LagService>();
    }

    private static void AddLogs(WebApplicationBuilder builder, IOpenTelemetryBuilder telemetry)
    {
        // Formatted messages and scopes would bring back what is taken out.
        telemetry.WithLogging(logging => logging.AddProcessor(new LogSieve()).AddOtlpExporter(), options =>
        {
            options.IncludeFormattedMessage = false;
            options.IncludeScopes = false;
        });
        // Below this level it tells of addresses, whatever the console is told.
        builder.Logging.AddFilter<OpenTelemetryLoggerProvider>("Microsoft.AspNetCore", LogLevel.Warning);
    }

    private static bool IsOn(ConfigurationManager settings, string signal) =>
        !string.Equals(settings["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase)
        && settings[$"OTEL_{signal}_EXPORTER"] is null or "" or "otlp"
        && (!string.IsNullOrWhiteSpace(settings["OTEL_EXPORTER_OTLP_ENDPOINT"])
            || !string.IsNullOrWhiteSpace(settings[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]));
}
