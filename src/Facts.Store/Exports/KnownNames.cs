using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Exports;

/// <summary>What ids name, and how it was called by then.</summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, Known> _all = new(StringComparer.Ordinal);

    /// <summary>A person's or organization's name; what is neither, or has none, is given back.</summary>
    public string Of(string id) => _all.TryGetValue(id, out var known) ? known.Person ?? known.Organization ?? id : id;

    public bool IsPerson(string id) => _all.TryGetValue(id, out var known) && known.IsPerson;

    public bool IsOrganization(string id) => _all.TryGetValue(id, out var known) && known.IsOrganization;

    public static async Task<KnownNames> ReadAsync(Scope scope, IEnumerable<string> ids, CancellationToken stop)
    {
        var names = new KnownNames();
        string[] asked = [.. ids.Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
            return names;
        await foreach (var (id, known) in Sql.Query(
            scope.Store.Connection, "Exports/names.sql", [asked, scope.Known.Moment, scope.Organization ?? ""], Read, stop))
            names._all[id] = known;
        return names;
    }

    private static (string Id, Known Known) Read(NpgsqlDataReader row) =>
        (row.GetString(0), new Known(row.Text(1), row.GetBoolean(2), row.Text(3), row.GetBoolean(4)));

    private sealed record Known(string? Person, bool IsPerson, string? Organization, bool IsOrganization);
}
