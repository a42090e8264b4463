namespace Facts.Store.Storage;

/// <summary>Notes that the store has claims that something ended: most have none, and are not asked for them.</summary>
internal static class BoundsNote
{
    public const string Ends = "ends", Deaths = "deaths";

    public static void Add(Writes writes, string what) => writes.Add("Storage/note_bounds.sql", what);
}
