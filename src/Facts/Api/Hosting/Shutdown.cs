namespace Facts.Api.Hosting;

/// <summary>How the service ends when it is told to (<c>Shutdown__…</c> in the environment).</summary>
public sealed record Shutdown
{
    /// <summary>
    /// Seconds for which it says that it is not ready, and still serves: whoever spreads requests over several has time to see it. None
    /// where nobody looks.
    /// </summary>
    public double Notice { get; init; }

    /// <summary>Seconds that requests have to come to their end; then they are cut off.</summary>
    public double Limit { get; init; } = 25;

    /// <summary>Both.</summary>
    public TimeSpan Longest => TimeSpan.FromSeconds(Notice + Limit);

    public static Shutdown Read(IConfiguration configuration) => configuration.GetSection("Shutdown").Get<Shutdown>() ?? new();
}
