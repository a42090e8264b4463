using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Facts.Store.Importing;

/// <summary>Reads while what was read before is worked on.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// Gives the items in their order; up to <paramref name="most"/> wait. Where reading fails, what came before is given first.
    /// </summary>
    public static async IAsyncEnumerable<T> Of<T>(IAsyncEnumerable<T> items, int most, [EnumeratorCancellation] CancellationToken stop)
    {
        var waiting = Channel.CreateBounded<T>(most);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    await foreach (var item in items.WithCancellation(given.Token))
                        await waiting.Writer.WriteAsync(item, given.Token);
                    waiting.Writer.Complete();
                }
                catch (Exception problem)
                {
                    // Whoever takes the last item gets it.
                    waiting.Writer.Complete(problem);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var item in waiting.Reader.ReadAllAsync(stop))
                yield return item;
        }
        finally
        {
            await given.CancelAsync();
            await reading;
        }
    }
}
