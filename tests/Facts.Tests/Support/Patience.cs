using System.Diagnostics;

namespace Facts.Tests.Support;

/// <summary>Waiting for what is bound to come. How long that takes says something of the machine, and nothing of Facts.</summary>
internal static class Patience
{
    /// <summary>What has not come by now will not: long enough for a machine with ten other things to do.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until it is so; whoever is waited for needs the machine too, so it pauses between.</summary>
    /// <param name="isSo">The condition.</param>
    /// <param name="otherwise">What a test that waited in vain says.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string>? otherwise = null)
    {
        var began = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (began.Elapsed > Limit)
                throw new TimeoutException($"It was not so after {Limit}. {otherwise?.Invoke()}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> isSo, Func<string>? otherwise = null) => UntilAsync(() => Task.FromResult(isSo()), otherwise);

    /// <summary>Cancelled with the test, or at the limit.</summary>
    public static CancellationTokenSource Token()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        return limit;
    }
}
