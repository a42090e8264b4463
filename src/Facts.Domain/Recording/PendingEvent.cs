using Facts.Domain.Access;

namespace Facts.Domain.Recording;

/// <summary>An event to append, with the id and recorded time it will have.</summary>
/// <param name="Stream">The key of its stream: <see cref="Streams"/>.</param>
/// <param name="Id">Its id: <see cref="EventIds"/>.</param>
/// <param name="Data">What is recorded.</param>
/// <param name="RecordedAt">When, in UTC.</param>
/// <param name="By">On whose behalf; null for nobody's.</param>
public sealed record PendingEvent(string Stream, Guid Id, object Data, DateTime RecordedAt, By? By)
{
    /// <summary>Which request of the save it is of, from 0.</summary>
    public int Request { get; init; }

    /// <summary>
    /// In an organization's stream, the holder from whose stream it is copied, a person or another organization; null where it stands there
    /// only.
    /// </summary>
    public string? CopiedFrom { get; init; }
}

/// <summary>Who records, and under which request.</summary>
/// <param name="Actor">Their name, which is kept with each event.</param>
/// <param name="Correlation">The request; null for none.</param>
public sealed record By(string Actor, string? Correlation)
{
    /// <summary>What they may record; null for everything.</summary>
    public Permit? Permit { get; init; }
}
