using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Organizations;

/// <summary>Rows of <c>posts</c>, which have a key, by organization and id.</summary>
internal static class PostRows
{
    /// <summary>Gives keys to posts that have none yet.</summary>
    public static void Make(Reads reads, string[] organizations, string[] ids) =>
        reads.Add("Organizations/make_posts.sql", [organizations, ids]);

    public static Task MakeAsync(NpgsqlConnection connection, string[] organizations, string[] ids, CancellationToken stop) =>
        Sql.ExecuteAsync(connection, "Organizations/make_posts.sql", [organizations, ids], stop);

    /// <summary>Columns: organization, id, key, name, seats.</summary>
    public static void Ask(Reads reads, string[] organizations, string[] ids, Action<NpgsqlDataReader> read) =>
        reads.Add("Organizations/posts_by_id.sql", [organizations, ids], read);

    public static async Task<IReadOnlyList<long>> KeysAsync(
        NpgsqlConnection connection, string organization, IReadOnlyCollection<string> ids, CancellationToken stop)
    {
        object?[] names = [Enumerable.Repeat(organization, ids.Count).ToArray(), ids.ToArray()];
        return await Sql.Query(connection, "Organizations/posts_by_id.sql", names, r => r.GetInt64(2), stop).ToListAsync(stop);
    }

    /// <summary>Keeps what declarations say.</summary>
    public static void Name(Writes writes, long[] keys, string[] names, int[] seats) =>
        writes.Add("Organizations/name_posts.sql", keys, names, seats);
}
