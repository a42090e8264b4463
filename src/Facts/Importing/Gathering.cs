using Facts.Domain.Recording;

namespace Facts.Importing;

/// <summary>
/// Records what arrives at the same time in one transaction: while one is being committed, the requests that come wait together, and
/// the next takes all of them. Nobody waits for company: who is alone is recorded at once.
/// </summary>
internal sealed class Gathering(Recorder recorder)
{
    /// <summary>So that a transaction stays short, whoever comes.</summary>
    private const int MostRequests = 200;

    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();
    private bool _isRecording;

    /// <summary>As <see cref="Recorder.RecordAsync(IReadOnlyList{Request}, CancellationToken)"/>, perhaps together with others.</summary>
    public async Task<IReadOnlyList<Recorded>> RecordAsync(
        IReadOnlyList<(long Number, ImportLine Line)> lines, Author author, CancellationToken stop)
    {
        var mine = new Waiting(new Request(lines, By.Now(author)), ExecutionContext.Capture());
        bool isFirst;
        lock (_lock)
        {
            _waiting.Enqueue(mine);
            isFirst = !_isRecording;
            _isRecording = true;
        }

        if (!isFirst)
            return await mine.Done.Task.WaitAsync(stop);
        Next();
        return await mine.Done.Task;
    }

    /// <summary>
    /// Begins to record who waits. Whoever has recorded does it for them: if they were woken for it, one after the other, the database
    /// would have nothing to do meanwhile.
    /// </summary>
    private void Next()
    {
        var together = new List<Waiting>();
        lock (_lock)
        {
            while (together.Count < MostRequests && _waiting.TryDequeue(out var next))
                together.Add(next);
            _isRecording = together.Count > 0;
        }

        if (together.Count == 0)
            return;
        // On behalf of the first of them, so that its trace has the span.
        if (together[0].Context is { } context)
            ExecutionContext.Run(context, _ => _ = RecordAsync(together), null);
        else
            _ = RecordAsync(together);
    }

    /// <summary>
    /// What one of them asked to be recorded is recorded for all: it does not stop when that one goes away, who waits for how it ends. What
    /// goes wrong goes to them.
    /// </summary>
    private async Task RecordAsync(List<Waiting> together)
    {
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

        Next();
    }

    private sealed record Waiting(Request Request, ExecutionContext? Context)
    {
        public TaskCompletionSource<IReadOnlyList<Recorded>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
