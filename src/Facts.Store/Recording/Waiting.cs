namespace Facts.Store.Recording;

/// <summary>A request that waits to be recorded.</summary>
internal sealed class Waiting(Request request, CancellationToken stop)
{
    private readonly ExecutionContext? _context = ExecutionContext.Capture();

    public Request Request => request;

    /// <summary>The locks that its lines name; acts upon claims name theirs only in the store.</summary>
    public IReadOnlyList<int> Locks { get; } = OrganizationLocks.Of(Request.Named([request]).Organizations);

    public TaskCompletionSource<Saved> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends it if whoever sent it has gone; only before it has begun.</summary>
    public bool IsGivenUp() => stop.IsCancellationRequested && Done.TrySetCanceled(stop);

    /// <summary>Runs something in its trace.</summary>
    public void Run(Action action)
    {
        if (_context is null)
            action();
        else
            ExecutionContext.Run(_context, _ => action(), null);
    }

    public async Task RecordAloneAsync(Recorder recorder)
    {
        if (IsGivenUp())
            return;
        try
        {
            Done.TrySetResult(await recorder.SaveAsync(request, stop));
        }
        catch (Exception problem)
        {
            Done.TrySetException(problem);
        }
    }
}
