using System.Runtime.CompilerServices;
using Facts.Store.Importing;

namespace Facts.Api.Hosting;

/// <summary>The lines of a request's body, up to its end, or to the time when the service is about to end.</summary>
/// <param name="body">The request's body.</param>
/// <param name="reader">How it is read.</param>
/// <param name="drain">Tells that the service is about to end.</param>
/// <param name="pause">The longest time without a line.</param>
internal sealed class LinesUntilDrained(Stream body, LineReader reader, Drain drain, TimeSpan pause)
{
    /// <summary>Lines were left.</summary>
    public bool AreLeft { get; private set; }

    public async IAsyncEnumerable<ParsedLine> ReadAsync([EnumeratorCancellation] CancellationToken gone)
    {
        // A sender that pauses is not waited for.
        using var late = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, drain.Token, late.Token);
        await using var lines = Importer.ParseAsync(body, reader, stop.Token).GetAsyncEnumerator(stop.Token);
        while (await NextAsync(lines, late))
            yield return lines.Current;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ParsedLine> lines, CancellationTokenSource late)
    {
        try
        {
            late.CancelAfter(pause);
            var next = await lines.MoveNextAsync();
            // While lines are recorded nobody waits for the sender.
            late.CancelAfter(Timeout.InfiniteTimeSpan);
            if (!next)
                return false;
            AreLeft = drain.HasBegun;
        }
        catch (OperationCanceledException) when (drain.HasBegun)
        {
            AreLeft = true;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new BadHttpRequestException(
                $"No whole line came for {pause.TotalSeconds} s. What came before is recorded; send the same again.",
                StatusCodes.Status408RequestTimeout);
        }

        return !AreLeft;
    }
}
