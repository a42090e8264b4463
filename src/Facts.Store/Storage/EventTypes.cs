using Facts.Domain.Access;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Marten;

namespace Facts.Store.Storage;

/// <summary>
/// The name that each event is stored under. Names are pinned here and guarded by tests/Facts.Tests/Golden: a renamed class changes
/// nothing in the store, and a changed event gets an upcaster and a new name.
/// </summary>
internal static class EventTypes
{
    public static readonly IReadOnlyDictionary<Type, string> Names = new Dictionary<Type, string>(
        ActKinds.Events.Select(one => KeyValuePair.Create(one.Data, one.Name)))
    {
        [typeof(Redacted)] = LogAudit.RedactionType,
        [typeof(KeyGiven)] = "key-given",
        [typeof(KeyRevoked)] = "key-revoked",
    };

    /// <summary>The other way round.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Types =
        Names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>
    /// Earlier forms of events that stores still have; none so far. Marten and <see cref="EventReader"/> are given the same. SQL that names
    /// types has to name an earlier one too, except for claims, whose names all end in <c>-claimed</c>.
    /// </summary>
    public static List<Upcaster> Upcasters { get; } = [];

    /// <summary>The names that events of a type, or derived from it, are stored under; earlier ones among them.</summary>
    public static string[] NamesOf<T>() =>
    [
        .. Names.Where(one => one.Key.IsAssignableTo(typeof(T))).Select(one => one.Value),
        .. Upcasters.Where(one => one.Becomes.IsAssignableTo(typeof(T))).Select(one => one.Name),
    ];

    public static void Register(StoreOptions options)
    {
        foreach (var (type, name) in Names)
            options.Events.MapEventType(type, name);
        foreach (var upcaster in Upcasters)
            upcaster.Register(options);
    }
}
