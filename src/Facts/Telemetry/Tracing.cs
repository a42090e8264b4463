using System.Diagnostics;

namespace Facts.Telemetry;

/// <summary>Where spans of Facts come from.</summary>
internal static class Tracing
{
    public static readonly ActivitySource Source = new("Facts");
}
