using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Facts.Importing;

/// <summary>Reads while what was read before is worked on.</summary>
internal static class ReadAhead
{
    /// <summary>
    /// Gives the items in their order; up to <paramref name="most"/> wait. Where reading fails, what came before is given first. Where the
    /// first is the last, as with one claim in a request, nobody else is put to work.
    /// </summary>
    public static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<T> items, int most, Func<T, bool> isLast, [EnumeratorCancellation] CancellationToken stop)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var reader = items.GetAsyncEnumerator(given.Token);
        var isThere = await reader.MoveNextAsync();
        if (!isThere || isLast(reader.Current))
        {
            for (; isThere; isThere = await reader.MoveNextAsync())
                yield return reader.Current;
            yield break;
        }

        var waiting = Channel.CreateBounded<T>(most);
        var reading = Task.Run(
            async () =>
            {
                try
                {
                    do
                        await waiting.Writer.WriteAsync(reader.Current, given.Token);
                    while (await reader.MoveNextAsync());
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
