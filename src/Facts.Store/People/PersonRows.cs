using Facts.Domain.Organizations;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.People;

/// <summary>Declared people by their ids.</summary>
internal static class PersonRows
{
    private const string File = "People/people_by_id.sql";

    public static void Ask(Reads reads, string[] ids, Action<PersonDeclared> read) => reads.Add(File, [ids], r => read(Read(r)));

    public static IAsyncEnumerable<PersonDeclared> FindAsync(NpgsqlConnection connection, string[] ids, CancellationToken stop) =>
        Sql.Query(connection, File, [ids], Read, stop);

    private static PersonDeclared Read(NpgsqlDataReader r) =>
        new() { Id = r.GetString(0), Name = r.GetString(1), Aliases = Texts(r, 2), Organizations = Texts(r, 3), Kind = r.Kind(4) };

    private static string[]? Texts(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : r.GetFieldValue<string[]>(column) is { Length: > 0 } texts ? texts : null;
}
