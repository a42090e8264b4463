namespace Facts.Store.Recording;

/// <summary>
/// Those who need a lock that another process, or a long import, has: for each such lock one connection waits, and those who come for it
/// meanwhile wait with it.
/// </summary>
internal sealed class Aside(Recorder recorder)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, List<Waiting>> _queues = [];

    /// <summary>Takes a request if somebody waits for a lock that it names.</summary>
    public bool Takes(Waiting one)
    {
        lock (_lock)
        {
            if (_queues.Count == 0)
                return false;
            var known = one.Locks.Where(_queues.ContainsKey).ToList();
            if (known.Count == 0)
                return false;
            _queues[known[0]].Add(one);
            return true;
        }
    }

    /// <summary>Takes a request that missed some locks.</summary>
    public void Take(Waiting one, IReadOnlyCollection<int> missed)
    {
        var number = missed.Min();
        lock (_lock)
        {
            if (_queues.TryGetValue(number, out var queue))
            {
                queue.Add(one);
                return;
            }

            _queues.Add(number, [one]);
        }

        one.Run(() => _ = RecordAsync(number));
    }

    /// <summary>Records all who wait for a lock: the first of them waits for it in the database.</summary>
    private async Task RecordAsync(int number)
    {
        await Task.Yield();
        while (Next(number) is { } one)
            await one.RecordAloneAsync(recorder);
    }

    private Waiting? Next(int number)
    {
        lock (_lock)
        {
            var queue = _queues[number];
            if (queue.Count == 0)
            {
                _queues.Remove(number);
                return null;
            }

            var one = queue[0];
            queue.RemoveAt(0);
            return one;
        }
    }
}
