using Facts.Domain.Time;

namespace Facts.Store.Tenures;

/// <summary>
/// Rows that are believed now, and what became of them during a save: which to close, at what recorded time, and which to add. A row
/// that is added and closed at one recorded time was never known, and leaves no trace.
/// </summary>
internal sealed class Belief<T> where T : notnull
{
    private readonly Dictionary<T, Standing> _held = [];
    private readonly List<Standing> _added = [];
    private readonly List<Standing> _closed = [];

    /// <summary>Those that went at the latest recorded time: what comes back at that very time was there all along.</summary>
    private readonly Dictionary<T, Standing> _gone = [];
    private DateTime _goneAt;

    /// <summary>Rows to add, with the time they are known from and, if it is over already, to.</summary>
    public IEnumerable<Standing> Added => _added.Where(row => row.From < row.To);

    /// <summary>Rows that were believed at some time of the save, and not before it.</summary>
    public IEnumerable<T> All => _added.Select(row => row.Row);

    /// <summary>Rows that are believed now.</summary>
    public IReadOnlyCollection<T> Held => _held.Keys;

    /// <summary>Stored rows to close; one that was first known at that very time is to be deleted.</summary>
    public IReadOnlyList<Standing> Closed => _closed;

    public void Restore(T row, long id, DateTime from) => _held[row] = new Standing(row, id, from);

    /// <summary>From <paramref name="recordedAt"/> on exactly <paramref name="rows"/> are believed.</summary>
    public void Become(IReadOnlyCollection<T> rows, DateTime recordedAt)
    {
        // As it is the first time that a person is spoken of in a post.
        if (_held.Count == 0 && rows.Count < 2)
        {
            foreach (var row in rows)
                Add(row, recordedAt);
            return;
        }

        if (recordedAt != _goneAt)
            _gone.Clear();
        _goneAt = recordedAt;
        var wanted = rows.ToHashSet();
        foreach (var gone in _held.Values.Where(held => !wanted.Contains(held.Row)).ToList())
        {
            _held.Remove(gone.Row);
            gone.To = recordedAt;
            _gone[gone.Row] = gone;
            if (gone.Id is not null)
                _closed.Add(gone);
        }

        foreach (var row in wanted.Where(row => !_held.ContainsKey(row)))
            Add(row, recordedAt);
    }

    private void Add(T row, DateTime recordedAt)
    {
        if (_goneAt == recordedAt && _gone.Remove(row, out var back))
        {
            back.To = Moments.Forever;
            _closed.Remove(back);
            _held.Add(row, back);
            return;
        }

        var added = new Standing(row, null, recordedAt);
        _held.Add(row, added);
        _added.Add(added);
    }

    /// <summary>A row and when it was known.</summary>
    internal sealed class Standing(T row, long? id, DateTime from)
    {
        public T Row { get; } = row;

        public long? Id { get; } = id;

        public DateTime From { get; } = from;

        public DateTime To { get; set; } = Moments.Forever;
    }
}
