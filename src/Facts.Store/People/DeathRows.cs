using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.People;

/// <summary>Claims that stand in people's own streams.</summary>
internal static class DeathRows
{
    /// <summary>Those of some claims that are about somebody's death, and whose.</summary>
    public static IAsyncEnumerable<(string Claim, string Person)> FindAsync(NpgsqlConnection connection, string[] claims, CancellationToken stop) =>
        Sql.Query(connection, "People/people_of_deaths.sql", [claims], r => (r.GetString(0), r.GetString(1)), stop);
}
