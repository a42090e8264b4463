using Facts.Store.Storage;

namespace Facts.Store.Recording;

/// <summary>
/// Group commit: what arrives while a save is under way is recorded together by the next one. Nobody waits for company: who is alone is
/// recorded at once. One lane does, as long as its saves are short; when one takes its time, those who share no lock with it are recorded
/// in another lane, which has a connection of its own. A lane waits for no lock: who needs one that others have is recorded aside.
/// </summary>
internal sealed class Lanes
{
    /// <summary>So that a transaction stays short, whoever comes.</summary>
    private const int MostRequests = 200;

    /// <summary>A save of a claim takes some five milliseconds. Before that a second lane would only make both groups smaller.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Recorder _recorder;
    private readonly Database _database;
    private readonly Lane[] _lanes;
    private readonly List<Waiting> _waiting = [];
    private readonly Aside _aside;
    private bool _isTimed;

    public Lanes(Recorder recorder, Database database)
    {
        (_recorder, _database) = (recorder, database);
        _aside = new Aside(recorder);
        _lanes = [.. Enumerable.Range(0, Database.Lanes).Select(number => new Lane(number, database))];
    }

    /// <summary>Records a request, perhaps together with others. One that has not begun when it is given up is not recorded.</summary>
    public async Task<Saved> SaveAsync(Request request, CancellationToken stop)
    {
        if (request.Edit is { IsShared: false })
            return await _recorder.SaveAsync(request, stop);
        var mine = new Waiting(request, stop);
        if (!_aside.Takes(mine))
        {
            lock (_lock)
                _waiting.Add(mine);
            Start();
        }

        return await mine.Done.Task.WaitAsync(stop);
    }

    /// <summary>Has free lanes begin with those who wait.</summary>
    private void Start()
    {
        lock (_lock)
        {
            _waiting.RemoveAll(one => one.IsGivenUp());
            if (_waiting.Count == 0)
                return;
            var busy = _lanes.Where(lane => lane.Began is not null).ToList();
            var free = Array.Find(_lanes, lane => lane.Began is null);
            if (free is null)
                return;
            // Whoever ends begins again with those who wait.
            var rest = busy.Count == 0 ? TimeSpan.Zero : Patience - busy.Min(lane => TimeProvider.System.GetElapsedTime(lane.Began!.Value));
            if (rest > TimeSpan.Zero)
            {
                StartLater(rest);
                return;
            }

            var taken = _waiting.Where(one => !busy.Exists(lane => lane.Locks.Overlaps(one.Locks))).Take(MostRequests).ToList();
            if (taken.Count == 0)
                return;
            _waiting.RemoveAll(taken.Contains);
            free.Begin(taken);
            // On behalf of the first of them, so that its trace has the span.
            taken[0].Run(() => _ = RecordAsync(free, taken));
        }
    }

    private void StartLater(TimeSpan rest)
    {
        if (_isTimed)
            return;
        _isTimed = true;
        _ = Task.Delay(rest).ContinueWith(
            _ =>
            {
                lock (_lock)
                    _isTimed = false;
                Start();
            },
            TaskScheduler.Default);
    }

    /// <summary>It does not stop when one of them goes away, who waits for how it ends.</summary>
    private async Task RecordAsync(Lane lane, List<Waiting> together)
    {
        await Task.Yield();
        try
        {
            var saved = await _recorder.SaveWithoutWaitingAsync(
                lane.Source, [.. together.Select(one => one.Request)], CancellationToken.None);
            foreach (var (one, its) in together.Zip(saved))
            {
                if (its.Missed.Count == 0)
                    one.Done.TrySetResult(its);
                else
                    _aside.Take(one, its.Missed);
            }
        }
        catch (Exception problem)
        {
            // If one connection was cut, others that rest were too.
            if (DatabaseTrouble.In(problem) is { } trouble && DatabaseTrouble.IsGone(trouble))
                _database.Clear();
            if (together.Count == 1)
                together[0].Done.TrySetException(problem);
            // One of them may be to blame; the others are not to suffer for it.
            foreach (var one in together.Where(one => !one.Done.Task.IsCompleted))
                await one.RecordAloneAsync(_recorder);
        }

        lock (_lock)
            lane.End();
        Start();
    }

    /// <summary>A connection, and what is recorded on it now.</summary>
    private sealed class Lane(int number, Database database)
    {
        public Npgsql.NpgsqlDataSource Source => database.Lane(number);

        public long? Began { get; private set; }

        public HashSet<int> Locks { get; } = [];

        public void Begin(List<Waiting> taken)
        {
            Began = TimeProvider.System.GetTimestamp();
            foreach (var one in taken)
                Locks.UnionWith(one.Locks);
        }

        public void End()
        {
            Began = null;
            Locks.Clear();
        }
    }
}
