using Microsoft.Extensions.Logging.Console;

namespace Facts.Api.Hosting;

/// <summary>
/// What the service says of itself: JSON, a line each, on standard error. <c>Logging__…</c> in the environment says how much.
/// </summary>
internal static class Logs
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    /// <param name="logging">Of the application.</param>
    /// <param name="hasStarted">Whether it did: why it did not, whoever started it says.</param>
    public static void Configure(ILoggingBuilder logging, Func<bool> hasStarted)
    {
        logging.AddFilter(Host, level => level >= LogLevel.Warning && hasStarted());
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
