using System.Collections.Concurrent;

namespace Facts.Importing;

/// <summary>
/// Records what arrives at the same time in one transaction: while one is being committed, the requests that come wait together, and
/// the next takes all of them. Nobody waits for company: who is alone is recorded at once.
/// </summary>
internal sealed class Gathering(Recorder recorder) : IDisposable
{
    /// <summary>So that a transaction stays short, whoever comes.</summary>
    private const int MostRequests = 200;

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>As <see cref="Recorder.RecordAsync(IReadOnlyList{Request}, CancellationToken)"/>, perhaps together with others.</summary>
    public async Task<IReadOnlyList<Recorded>> RecordAsync(
        IReadOnlyList<(long Number, ImportLine Line)> lines, Author author, CancellationToken stop)
    {
        var mine = new Waiting(new Request(lines, By.Now(author)));
        _waiting.Enqueue(mine);
        await _turn.WaitAsync(stop);
        try
        {
            // Whoever had the turn before may have taken this one along.
            if (!mine.Done.Task.IsCompleted)
                await RecordWaitingAsync();
        }
        finally
        {
            _turn.Release();
        }

        return await mine.Done.Task;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>What one of them asked to be recorded is recorded for all: it does not stop when that one goes away.</summary>
    private async Task RecordWaitingAsync()
    {
        var together = new List<Waiting>();
        while (together.Count < MostRequests && _waiting.TryDequeue(out var next))
            together.Add(next);
        try
        {
            var recorded = await recorder.RecordAsync([.. together.Select(one => one.Request)], CancellationToken.None);
            var taken = 0;
            foreach (var one in together)
            {
                one.Done.SetResult([.. recorded.Skip(taken).Take(one.Request.Lines.Count)]);
                taken += one.Request.Lines.Count;
            }
        }
        catch (Exception problem)
        {
            foreach (var one in together)
                one.Done.TrySetException(problem);
        }
    }

    private sealed record Waiting(Request Request)
    {
        public TaskCompletionSource<IReadOnlyList<Recorded>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
