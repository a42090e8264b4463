using System.Globalization;
using System.Security.Cryptography;
using Facts.Domain;
using Microsoft.AspNetCore.WebUtilities;

namespace Facts.Api.Hosting;

/// <summary>
/// Reads bodies to their end before anything is done with them: what holds a connection, a transaction or a key while it works must not
/// wait for its sender. So many are read at a time, some of each caller, each at a least pace, and fewer are worked on.
/// </summary>
internal sealed class Spool(Limits limits, TimeProvider clock, Drain drain) : IDisposable
{
    public const string TooMany = "too-many-imports", TooSlow = Limits.Timeout;

    /// <summary>Each takes a connection for its key and two for what it records, of a pool that may have ten.</summary>
    private const int MostAtWork = 3;

    /// <summary>Beyond it a body is kept in a file.</summary>
    private const int InMemory = 64 << 10;

    private readonly Places _reading = new(limits.KeyedImports, limits.KeyedImportsOfOne);
    private readonly SemaphoreSlim _working = new(MostAtWork);

    /// <summary>Reads the body of a request, unless too many are being read, it is too long, or comes too slowly.</summary>
    /// <exception cref="OperationCanceledException">The sender has gone, or the service is about to end.</exception>
    public async Task<(Spooled? Body, int Status, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken gone)
    {
        if (_reading.Take(request.HttpContext) is not { } place)
        {
            return (null, StatusCodes.Status429TooManyRequests, new Refusal(
                TooMany, _reading.Full("imports with an Idempotency-Key or as a dry run")));
        }

        var spooled = new Spooled(new FileBufferingReadStream(request.Body, InMemory), place);
        try
        {
            if (await FillAsync(spooled, gone) is { } refusal)
            {
                await spooled.DisposeAsync();
                return (null, refusal.Code == TooSlow ? StatusCodes.Status408RequestTimeout : Problems.StatusOf(refusal.Code), refusal);
            }

            return (spooled, StatusCodes.Status200OK, null);
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until there is room to work; what is given is given back by disposing it.</summary>
    public async Task<IDisposable> TurnAsync(CancellationToken stop)
    {
        await _working.WaitAsync(stop);
        return new Turn(_working);
    }

    public void Dispose()
    {
        _reading.Dispose();
        _working.Dispose();
    }

    private async Task<Refusal?> FillAsync(Spooled spooled, CancellationToken gone)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, began, length) = (new byte[64 << 10], clock.GetTimestamp(), 0L);
        while (true)
        {
            // A pause is as good as a slow pace: what came by now is enough until then.
            var until = limits.Grace + TimeSpan.FromSeconds((double)length / limits.LeastPace) - clock.GetElapsedTime(began);
            if (until <= TimeSpan.Zero)
                return Slow();
            using var limit = new CancellationTokenSource(until, clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, gone, drain.Token);
            int read;
            try
            {
                read = await spooled.Content.ReadAsync(buffer, stop.Token);
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested && !gone.IsCancellationRequested && !drain.HasBegun)
            {
                return Slow();
            }

            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            length += read;
            if (length > limits.KeyedBody)
            {
                return new Refusal(Codes.TooLong, string.Create(CultureInfo.InvariantCulture,
                    $"With an Idempotency-Key, or as a dry run, an import has at most {limits.KeyedBody} bytes. Send it in parts, or without."));
            }
        }

        spooled.Hash = hash.GetHashAndReset();
        spooled.Content.Position = 0;
        return null;
    }

    private Refusal Slow() => new(TooSlow, string.Create(CultureInfo.InvariantCulture,
        $"The body comes at less than {limits.LeastPace} bytes a second, after {limits.Grace.TotalSeconds} s. Without a key it may."));

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}

/// <summary>A body that was read to its end, in memory or in a file that goes with it.</summary>
internal sealed class Spooled(FileBufferingReadStream content, IDisposable place) : IAsyncDisposable
{
    public FileBufferingReadStream Content => content;

    /// <summary>SHA-256.</summary>
    public byte[] Hash { get; set; } = [];

    public async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        place.Dispose();
    }
}
