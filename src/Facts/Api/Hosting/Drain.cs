using Facts.Domain;

namespace Facts.Api.Hosting;

/// <summary>
/// The time between being told to end and ending: nothing new is to come, streams end at once, imports end with the batch that is being
/// recorded, and other requests come to their end.
/// </summary>
internal sealed class Drain : IDisposable
{
    public const string Code = "draining";

    private readonly CancellationTokenSource _begun = new();

    public Drain(IHostApplicationLifetime life) => life.ApplicationStopping.Register(Begin);

    /// <summary>Cancelled when it begins.</summary>
    public CancellationToken Token => _begun.Token;

    public bool HasBegun => _begun.IsCancellationRequested;

    public static Refusal Refusal => new(Code, "The service is about to end. Ask again in a moment.");

    public void Begin() => _begun.Cancel();

    public void Dispose() => _begun.Dispose();
}

/// <summary>The host itself hears no signals: the command line does, which gives notice first.</summary>
internal sealed class NoSignals : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
