using Facts.Domain.Webhooks;

namespace Facts.Store.Webhooks;

/// <summary>How messages are sent, by configuration (<c>Webhooks__…</c> in the environment).</summary>
internal sealed record WebhookSettings
{
    private const string Section = "Webhooks";

    /// <summary>
    /// Whether this machine may be sent to, by http too. Without a word: where nobody is asked who they are, and so nobody but this machine
    /// is served.
    /// </summary>
    public bool? Loopback { get; init; }

    /// <summary>The wait after the first attempt that failed; each further one is five times as long.</summary>
    public TimeSpan FirstWait { get; init; } = Backoff.Default.First;

    /// <summary>How often a message is tried.</summary>
    public int Attempts { get; init; } = Backoff.Default.Attempts;

    /// <summary>How long a receiver may take. The standard ("Operational considerations") asks for 15 to 30 s.</summary>
    public int Seconds { get; init; } = 15;

    public TimeSpan Limit => TimeSpan.FromSeconds(Math.Clamp(Seconds, 1, 60));

    public Backoff Backoff => Backoff.Default with { First = FirstWait, Attempts = Math.Max(1, Attempts) };

    public bool AllowsLoopback => Loopback == true;

    /// <param name="configuration">Its section <c>Webhooks</c>.</param>
    /// <param name="isGuarded">Whether anybody is asked who they are.</param>
    public static WebhookSettings Read(IConfiguration configuration, bool isGuarded)
    {
        var read = configuration.GetSection(Section).Get<WebhookSettings>() ?? new();
        return read with { Loopback = read.Loopback ?? !isGuarded };
    }
}
