using Facts.Domain.Time;

namespace Facts.Domain.Ledger;

/// <summary>
/// The order within one stream: versions have no gap and no double, and in an organization's recorded time never goes back (design,
/// Time). Leaves may come in another order than versions, as they follow what was committed when somebody looked.
/// </summary>
internal sealed class StreamOrder(string stream)
{
    private readonly SortedList<long, (string RecordedAt, string Where)> _ahead = [];
    private long _version;
    private string _recordedAt = "";

    /// <summary>The next event that is met, in whatever order; what is wrong with it or with one that it lets follow.</summary>
    public Finding? Take(long version, string recordedAt, string where)
    {
        if (version <= _version || !_ahead.TryAdd(version, (recordedAt, where)))
            return new(FindingCodes.Inserted, $"{where}: its stream has another event at that version.");
        Finding? found = null;
        while (_ahead.Count > 0 && _ahead.GetKeyAtIndex(0) == _version + 1)
        {
            var (at, place) = _ahead.GetValueAtIndex(0);
            if (GoesBack(at))
                found ??= new(FindingCodes.Inserted, $"{place}: it is recorded at {at}, before what precedes it ({_recordedAt}).");
            (_version, _recordedAt) = (_version + 1, at);
            _ahead.RemoveAt(0);
        }

        return found;
    }

    /// <summary>At the end: an event that others follow, and that neither has a leaf nor is there.</summary>
    public Finding? Missing() => _ahead.Count == 0
        ? null
        : new(
            FindingCodes.Deleted,
            $"{_ahead.GetValueAtIndex(0).Where}: version {_version + 1} of its stream is missing, and never had a leaf.");

    private bool GoesBack(string recordedAt) =>
        stream.StartsWith("organization/", StringComparison.Ordinal)
        && AsOf.TryParse(recordedAt) is { } now && AsOf.TryParse(_recordedAt) is { } before && now.Moment < before.Moment;
}
