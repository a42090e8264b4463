using Facts.Domain.Time;
using Npgsql;

namespace Facts.Store.Storage;

/// <summary>
/// What is known now: the later of now and the latest recorded time of what is asked about. A clock that was ahead once gave times that lie
/// ahead still; what is recorded after them in the same stream takes them on, and would else be invisible until they come.
/// </summary>
internal static class Latest
{
    public static async Task<AsOf> OfAsync(NpgsqlConnection database, string organization, AsOf known, CancellationToken stop) =>
        known.IsLatest ? known.After(await TimeAsync(database, "Storage/latest.sql", [organization], stop)) : known;

    public static async Task<AsOf> OfPeopleAsync(NpgsqlConnection database, string[] people, AsOf known, CancellationToken stop) =>
        known.IsLatest ? known.After(await TimeAsync(database, "Storage/latest_of_people.sql", [people], stop)) : known;

    public static async Task<AsOf> OfAllAsync(NpgsqlConnection database, AsOf known, CancellationToken stop) =>
        known.IsLatest ? known.After(await OfAllAsync(database, stop)) : known;

    /// <summary>The latest recorded time of anything; null in an empty store.</summary>
    public static Task<DateTime?> OfAllAsync(NpgsqlConnection database, CancellationToken stop) =>
        TimeAsync(database, "Storage/latest_of_all.sql", [], stop);

    private static async Task<DateTime?> TimeAsync(NpgsqlConnection database, string file, object?[] parameters, CancellationToken stop) =>
        await Sql.Query(database, file, parameters, r => r.IsDBNull(0) ? (DateTime?)null : r.GetDateTime(0), stop).FirstOrDefaultAsync(stop);
}
