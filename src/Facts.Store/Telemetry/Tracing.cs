using System.Diagnostics;

namespace Facts.Store.Telemetry;

/// <summary>Where spans of Facts come from.</summary>
internal static class Tracing
{
    public static readonly ActivitySource Source = new("Facts");
}
