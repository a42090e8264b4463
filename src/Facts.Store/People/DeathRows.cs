using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.People;

/// <summary>Claims that tell of somebody's end: of deaths, which stand in people's own streams, and of dissolutions.</summary>
internal static class DeathRows
{
    private const string File = "People/people_of_deaths.sql";

    /// <summary>Those of some claims that are about an end, whose it is, and the organization in whose stream they stand; of deaths "".</summary>
    public static IAsyncEnumerable<(string Claim, string Whose, string Home)> FindAsync(
        NpgsqlConnection connection, string[] claims, CancellationToken stop) =>
        Sql.Query(connection, File, [claims], r => (r.GetString(0), r.GetString(1), r.GetString(2)), stop);

    /// <summary>Asks which of some claims are about an end.</summary>
    public static void Ask(Reads reads, string[] claims, Action<string> read) => reads.Add(File, [claims], r => read(r.GetString(0)));
}
