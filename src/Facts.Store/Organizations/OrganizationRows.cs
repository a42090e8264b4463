using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Organizations;

/// <summary>Rows of <c>organizations</c> by their ids.</summary>
internal static class OrganizationRows
{
    /// <summary>See the file for its columns.</summary>
    public static void Ask(Reads reads, string[] ids, Action<NpgsqlDataReader> read) =>
        reads.Add("Organizations/organizations_by_id.sql", [ids], read);

    /// <summary>Its name, or its id where it was never declared; null where nothing of it is recorded.</summary>
    public static async Task<string?> NameAsync(NpgsqlConnection connection, string id, CancellationToken stop) => await Sql.Query(
        connection, "Organizations/organizations_by_id.sql", [new[] { id }], r => r.Text(1) ?? r.GetString(0), stop)
        .SingleOrDefaultAsync(stop);
}
