using System.Runtime.CompilerServices;
using Facts.Hosting;

namespace Facts.Importing;

/// <summary>The lines of a request's body, up to its end, or to the time when the service is about to end.</summary>
internal sealed class LinesUntilDrained(Stream body, Drain drain)
{
    /// <summary>Lines were left.</summary>
    public bool AreLeft { get; private set; }

    public async IAsyncEnumerable<ParsedLine> ReadAsync([EnumeratorCancellation] CancellationToken gone)
    {
        // A sender that pauses is not waited for.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gone, drain.Token);
        await using var lines = Importer.ParseAsync(body, stop.Token).GetAsyncEnumerator(stop.Token);
        while (await NextAsync(lines))
            yield return lines.Current;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ParsedLine> lines)
    {
        try
        {
            if (!await lines.MoveNextAsync())
                return false;
            AreLeft = drain.HasBegun;
        }
        catch (OperationCanceledException) when (drain.HasBegun)
        {
            AreLeft = true;
        }

        return !AreLeft;
    }
}
