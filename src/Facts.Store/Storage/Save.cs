using System.Runtime.CompilerServices;
using Facts.Domain.Recording;
using Marten;

namespace Facts.Store.Storage;

/// <summary>What is appended together, with what projections need to know of the store as it is before.</summary>
/// <param name="Pending">In the order in which they were decided.</param>
/// <param name="Now">When they are recorded in truth.</param>
internal record Save(IReadOnlyList<PendingEvent> Pending, DateTime Now)
{
    /// <summary>Projections are given a session and events; what was read under the locks of the save comes to them beside it.</summary>
    private static readonly ConditionalWeakTable<IDocumentOperations, Save> Saves = [];

    /// <summary>When the sources that the events cite were published.</summary>
    public Func<string, string?> PublishedOf { get; init; } = _ => null;

    /// <summary>What the events make of claims in people's own streams.</summary>
    public Deaths Deaths { get; init; } = new();

    /// <summary>Requests of which is asked what they change (<see cref="PendingEvent.Request"/>).</summary>
    public IReadOnlySet<int> Watched { get; init; } = new HashSet<int>();

    /// <summary>What is read after all is written.</summary>
    public Reads Then { get; } = new();

    /// <summary>What is written beside the events.</summary>
    public Writes Writes { get; } = new();

    private readonly Dictionary<Guid, PendingEvent> _byId = Pending.ToDictionary(one => one.Id);

    /// <summary>An event of it, as it was decided.</summary>
    public PendingEvent Find(Guid id) => _byId[id];

    public void AttachTo(IDocumentOperations session) => Saves.Add(session, this);

    /// <summary>The save that a session is about; null for a session that somebody else opened.</summary>
    public static Save? Of(IDocumentOperations session) => Saves.TryGetValue(session, out var save) ? save : null;
}
