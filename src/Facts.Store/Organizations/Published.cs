using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Organizations;

/// <summary>When sources were published: what a claim that somebody is still in office is as of.</summary>
internal static class Published
{
    /// <summary>By source; those that say so, and that claims about the organizations cite.</summary>
    public static ValueTask<Dictionary<string, string>> OfAsync(
        NpgsqlConnection database, IReadOnlyCollection<string> organizations, CancellationToken stop) => Sql.Query(
            database, "Organizations/published.sql", [organizations.ToArray()], r => (Id: r.GetString(0), At: r.GetString(1)), stop)
        .ToDictionaryAsync(source => source.Id, source => source.At, StringComparer.Ordinal, stop);
}
