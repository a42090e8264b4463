namespace Facts.Reports;

/// <summary>So much a page lists, whatever it is about; what is left out is counted, and said at the end (Shared/_Layout).</summary>
internal sealed class Room(CancellationToken gone)
{
    /// <summary>Elements that a page lists at most.</summary>
    public const int Most = 1_000;

    private int _left = Most;

    /// <summary>Elements that were not listed.</summary>
    public int LeftOut { get; private set; }

    /// <summary>As many as there is room for.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> elements)
    {
        foreach (var element in elements)
        {
            gone.ThrowIfCancellationRequested();
            if (_left > 0)
            {
                _left--;
                yield return element;
            }
            else
            {
                LeftOut++;
            }
        }
    }
}
