using Facts.Store.Storage;

namespace Facts.Store.Replay;

/// <summary>
/// A table, or a part of one, whose rows copy events that belong to no single organization's claims: what each row ought to be is one
/// select over the events.
/// </summary>
/// <param name="Table">Its name.</param>
/// <param name="One">What a row is, in a word.</param>
/// <param name="Right">The file with the select; see <c>right_people.sql</c>.</param>
/// <param name="Keys">Columns that tell its rows apart.</param>
/// <param name="Columns">All columns that the events account for, the keys among them.</param>
internal sealed record Copy(string Table, string One, string Right, string[] Keys, string[] Columns)
{
    /// <summary>The rows that are meant; other rows of the table are looked at elsewhere.</summary>
    public string Scope { get; init; } = "true";

    /// <summary>Whether it is looked at when only one organization is replayed: its first key is the organization.</summary>
    public bool IsOfOrganizations { get; init; }

    /// <summary>All of them. What else is in the database, and why no event accounts for it: <see cref="NotCopied"/>.</summary>
    public static readonly IReadOnlyList<Copy> All =
    [
        new("people", "person", "right_people", ["id"], ["id", "name", "aliases", "recorded_at", "home", "former", "kind"]),
        new("organizations", "organization", "right_organizations", ["id"], ["id", "name", "aliases", "recorded_at", "former"]) { IsOfOrganizations = true },
        new("sources", "source", "right_sources", ["id"], ["id", "source", "recorded_at", "former"]),
        new("source_revisions", "revision", "right_revisions", ["source", "revision"], ["source", "revision", "event"]),
        new("mt_streams", "stream", "right_streams", ["id"], ["id", "version"]),
        new("identities", "link", "right_links", ["organization", "person", "same_as"], ["organization", "person", "same_as"])
        {
            Scope = "organization = ''",
        },
        new("identity_decisions", "decision", "right_decisions", ["organization", "number"],
            ["organization", "number", "person", "other", "same", "recorded_at"])
        {
            Scope = "organization = ''",
        },
        new("acts", "act", "right_redaction_acts", ["claim", "event"], ["claim", "event"])
        {
            Scope = "exists (select from facts.mt_events e where e.id = acts.event and e.type = 'redacted') "
                + "or not exists (select from facts.claims c where c.id = acts.claim)",
        },
        new("proposals", "proposal", "right_proposals", ["id"], ["id", "state", "events", "kind", "act", "claim", "proposed_by", "decided_by"])
        {
            Scope = "cardinality(events) > 0",
        },
        new("settings", "setting", "right_bounds", ["name"], ["name", "value"]) { Scope = "name in ('deaths', 'ends')" },
        Stray("tenures", "tenure", "id"),
        Stray("set_asides", "set aside", "id"),
        Stray("former_wordings", "former wording", "post", "person", "claim"),
    ];

    /// <summary>SQL about this table.</summary>
    public string Sql(string file) => Fill(Facts.Store.Storage.Sql.File($"Replay/{file}.sql"))
        .Replace("{right}", Fill(Facts.Store.Storage.Sql.File($"Replay/{Right}.sql")), StringComparison.Ordinal);

    private string Fill(string sql) => sql
        .Replace("{erased}", Facts.Store.Storage.Sql.File("Replay/erased.sql"), StringComparison.Ordinal)
        .Replace("{table}", $"{FactsTable.Schema}.{Table}", StringComparison.Ordinal)
        .Replace("{scope}", Scope, StringComparison.Ordinal)
        .Replace("{columns}", string.Join(", ", Columns), StringComparison.Ordinal)
        .Replace("{keys}", string.Join(", ", Keys), StringComparison.Ordinal)
        .Replace("{key}", Keys[0], StringComparison.Ordinal)
        .Replace("{same}", string.Join(" and ", Keys.Select(key => $"t.{key} = r.{key}")), StringComparison.Ordinal)
        .Replace("{set}", string.Join(", ", Columns.Except(Keys).Select(column => $"{column} = r.{column}")), StringComparison.Ordinal);

    /// <summary>Rows of a post that is not there.</summary>
    private static Copy Stray(string table, string one, params string[] keys) => new(table, one, "right_none", keys, keys)
    {
        Scope = $"not exists (select from facts.posts p where p.key = {table}.post)",
    };
}
