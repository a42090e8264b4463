using System.Text.Json;
using Facts.Domain;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// What stored events say: the only place that makes objects of them, so that upcasters (<see cref="EventTypes.Upcasters"/>) are honoured
/// wherever events are read. It needs no Marten store, as questions are answered without one. Leaves, audits and exports of events as such
/// read the stored JSON itself, which nothing changes.
/// </summary>
internal static class EventReader
{
    /// <summary>The stable codes of refusals.</summary>
    public const string UnknownType = "unknown-event-type", Unreadable = "unreadable-event";

    /// <param name="row">A row of a query.</param>
    /// <param name="type">The column with the name that the event is stored under.</param>
    /// <param name="data">The column with its JSON, as text.</param>
    /// <exception cref="RefusedException">This build can't read it.</exception>
    public static object Read(NpgsqlDataReader row, int type, int data) => Read(row.GetString(type), row.GetString(data));

    /// <summary>The same of an event that is bound to be of some type.</summary>
    public static T Read<T>(NpgsqlDataReader row, int type, int data) where T : notnull
    {
        var stored = row.GetString(type);
        return Read(stored, row.GetString(data)) is T read
            ? read
            : throw Refused(Unreadable, stored, $"is none of the {typeof(T).Name} that it stands for");
    }

    /// <summary>What an event says that was stored under a name.</summary>
    /// <exception cref="RefusedException">This build can't read it.</exception>
    public static object Read(string type, string json)
    {
        try
        {
            return TryRead(type, json) ?? throw Refused(UnknownType, type, "is of a type that this build does not know");
        }
        catch (JsonException)
        {
            throw Refused(Unreadable, type, "does not say what its type says");
        }
    }

    /// <summary>The same; null where this build knows no such type.</summary>
    /// <exception cref="JsonException">The JSON is not what its type says.</exception>
    public static object? TryRead(string type, string json)
    {
        if (EventTypes.Types.TryGetValue(type, out var today))
            return JsonSerializer.Deserialize(json, today, FactsJson.Options);
        return EventTypes.Upcasters.Find(one => one.Name == type)?.Read(json);
    }

    private static RefusedException Refused(string code, string type, string what) => new(new Refusal(
        code,
        $"An event that is stored as '{type}' {what}: it was changed behind Facts' back, or written by a newer build. See: facts audit verify"));
}
