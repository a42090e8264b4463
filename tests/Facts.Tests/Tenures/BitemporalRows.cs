using Facts.Domain.Time;
using Facts.Store.Tenures;

namespace Facts.Tests.Tenures;

/// <summary>One of the two bitemporal tables, in memory.</summary>
internal sealed class BitemporalRows<T>(Func<T, string> person, Func<T, Period> valid) where T : notnull
{
    private readonly List<Held> _rows = [];
    private long _lastId;

    private IEnumerable<Held> Open => _rows.Where(row => row.Known.End == Moments.Forever);

    /// <summary>What was ever believed of a post, and when.</summary>
    public IEnumerable<(T Row, Period Known)> Of(long post) => _rows.Where(row => row.Post == post).Select(row => (row.Row, row.Known));

    /// <summary><c>unit_tenures.sql</c>, <c>unit_set_asides.sql</c>.</summary>
    public void Read(Part part, Action<Believed<T>> read)
    {
        foreach (var row in Open.Reverse().Where(row => part.Has(row.Post, person(row.Row))))
            read(new(row.Post, row.Id, row.Known.Start, row.Row));
    }

    /// <summary>Its half of <c>neighbours.sql</c>.</summary>
    public IEnumerable<string> Around(long post, DateTime at) => Open
        .Where(row => row.Post == post && valid(row.Row).Start <= Plus(at, Moments.Tick) && valid(row.Row).End > Plus(at, -Moments.Tick))
        .Select(row => person(row.Row));

    /// <summary><c>successors.sql</c>.</summary>
    public IEnumerable<string> After(long post, DateTime at)
    {
        var later = Open.Where(row => row.Post == post && valid(row.Row).Start > at).ToList();
        return later.Where(row => valid(row.Row).Start == later.Min(first => valid(first.Row).Start)).Select(row => person(row.Row));
    }

    /// <summary><c>close_tenures.sql</c>, <c>close_set_asides.sql</c>, and then the new rows.</summary>
    public void Keep(long post, Belief<T> belief)
    {
        foreach (var closed in belief.Closed)
        {
            var at = _rows.FindIndex(row => row.Id == closed.Id);
            (_rows[at].Post, person(_rows[at].Row), _rows[at].Known.End).ShouldBe((post, person(closed.Row), Moments.Forever));
            // A row that would have been known for no time at all was never known.
            if (_rows[at].Known.Start >= closed.To)
                _rows.RemoveAt(at);
            else
                _rows[at] = _rows[at] with { Known = new(_rows[at].Known.Start, closed.To) };
        }

        foreach (var added in belief.Added)
        {
            added.From.ShouldBeLessThan(added.To);
            _rows.Add(new Held(++_lastId, post, added.Row, new(added.From, added.To)));
        }
    }

    private static DateTime Plus(DateTime at, TimeSpan some) =>
        at == Moments.Beginning || at == Moments.Forever ? at : at + some;

    private sealed record Held(long Id, long Post, T Row, Period Known);
}

internal static class Parts
{
    public static bool Has(this Part part, long post, string person) => part.Whole.Contains(post) || part.People.Contains((post, person));
}
