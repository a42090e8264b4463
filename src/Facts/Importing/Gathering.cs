using System.Collections.Concurrent;

namespace Facts.Importing;

/// <summary>
/// Records what arrives at the same time in one transaction: while one is being committed, the requests that come wait together, and
/// the next takes all of them. Who is alone is recorded at once. Where several wait, those of the save before are awaited for a moment:
/// busy writers come back at once, and else two halves of them would wait for each other's saves for ever.
/// </summary>
internal sealed class Gathering(Recorder recorder) : IDisposable
{
    /// <summary>So that a transaction stays short, whoever comes.</summary>
    private const int MostRequests = 200;

    /// <summary>Saves for which nobody is awaited after some were awaited in vain: they may be no writers who come back.</summary>
    private const int Pause = 32;

    /// <summary>Less than a save takes. A timer can't tell less.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private Company? _company;
    private int _before, _pause;

    /// <summary>As <see cref="Recorder.RecordAsync(IReadOnlyList{Request}, CancellationToken)"/>, perhaps together with others.</summary>
    public async Task<IReadOnlyList<Recorded>> RecordAsync(
        IReadOnlyList<(long Number, ImportLine Line)> lines, Author author, CancellationToken stop)
    {
        var mine = new Waiting(new Request(lines, By.Now(author)));
        _waiting.Enqueue(mine);
        if (Volatile.Read(ref _company) is { } company && _waiting.Count >= company.Expected)
            company.Here.TrySetResult();
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
        await AwaitCompanyAsync();
        var together = new List<Waiting>();
        while (together.Count < MostRequests && _waiting.TryDequeue(out var next))
            together.Add(next);
        try
        {
            var recorded = await recorder.RecordAsync([.. together.Select(one => one.Request)], CancellationToken.None);
            // Who came meanwhile is in no hurry that others are not in: they all write as fast as they are answered.
            _before = _waiting.IsEmpty ? 0 : together.Count;
            var taken = 0;
            foreach (var one in together)
            {
                one.Done.SetResult([.. recorded.Skip(taken).Take(one.Request.Lines.Count)]);
                taken += one.Request.Lines.Count;
            }
        }
        catch (Exception problem)
        {
            _before = 0;
            foreach (var one in together)
                one.Done.TrySetException(problem);
        }
    }

    /// <summary>Waits until those of the save before are back, if others came while they were recorded.</summary>
    private async Task AwaitCompanyAsync()
    {
        if (_before == 0 || _pause-- > 0)
            return;
        _pause = 0;
        var company = new Company(Math.Min(_before + _waiting.Count, MostRequests));
        Volatile.Write(ref _company, company);
        if (_waiting.Count < company.Expected)
            await Task.WhenAny(company.Here.Task, Task.Delay(Moment));
        Volatile.Write(ref _company, null);
        if (_waiting.Count < company.Expected)
            _pause = Pause;
    }

    private sealed record Company(int Expected)
    {
        public TaskCompletionSource Here { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record Waiting(Request Request)
    {
        public TaskCompletionSource<IReadOnlyList<Recorded>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
