using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Facts.Api.Telemetry;

/// <summary>
/// Takes what a person wrote or is called out of log records: who asked, and messages of exceptions. Their type and where they came from
/// stay (OpenTelemetry's conventions, "Exceptions in logs").
/// </summary>
internal sealed class LogSieve : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        var attributes = (data.Attributes ?? []).Where(one => one.Key != "Caller").ToList();
        if (data.Exception is { } problem)
        {
            attributes.Add(new("exception.type", problem.GetType().FullName));
            attributes.Add(new("exception.stacktrace", problem.StackTrace));
            data.Exception = null;
        }

        data.Attributes = attributes;
    }
}
