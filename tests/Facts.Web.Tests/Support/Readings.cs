namespace Facts.Web.Tests.Support;

/// <summary>Pages that were read; each is loaded once, for all tests that look at it.</summary>
public sealed class Readings(Site site) : IAsyncDisposable
{
    private readonly Dictionary<string, Task<Reading>> _read = [];
    private Visitor? _visitor;

    /// <summary>Reads a page, unless it was read. Tests of one class come one after the other.</summary>
    internal async Task<Reading> OfAsync(string name, string path)
    {
        _visitor ??= await site.VisitAsync();
        if (!_read.TryGetValue(name, out var reading))
            _read[name] = reading = Reading.OfAsync(site, _visitor, name, path);
        return await reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (_visitor is not null)
            await _visitor.DisposeAsync();
    }
}
