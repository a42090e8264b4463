using Facts.Domain.Exports;

namespace Facts.Store.Exports;

/// <summary>Writes statements of provenance in one of their forms. Memory does not grow with what was written.</summary>
internal interface IProvWriter : IAsyncDisposable
{
    /// <param name="statements">No element among all that are written comes twice.</param>
    /// <param name="stop">Gives up.</param>
    ValueTask WriteAsync(IEnumerable<Statement> statements, CancellationToken stop);

    /// <summary>Ends the document; until then it is none.</summary>
    ValueTask EndAsync(CancellationToken stop);
}
