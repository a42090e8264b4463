using Microsoft.Extensions.Logging.Console;

namespace Facts.Hosting;

/// <summary>
/// What the service says of itself: JSON, a line each, on standard error. <c>Logging__…</c> in the environment says how much.
/// </summary>
internal static class Logs
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
