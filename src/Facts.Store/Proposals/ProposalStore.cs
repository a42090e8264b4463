using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Paging;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Proposals;

/// <summary>Proposals in the database. Whoever is limited to some organizations sees theirs only; others are unknown to them.</summary>
internal static class ProposalStore
{
    public const int DefaultSize = 100, MostSize = 1_000;

    public static readonly string[] States = [.. Enum.GetNames<ProposalState>().Select(name => name.ToLowerInvariant())];

    private const string Ruling = "ruling", Redaction = "redaction";

    public static Task AddAsync(NpgsqlConnection connection, Proposal proposal, CancellationToken stop)
    {
        var ruling = proposal.Act as ProposedRuling;
        object?[] row =
        [
            proposal.Id, ruling is null ? Redaction : Ruling, FactsJson.Write<object>(proposal.Act), ruling?.Claim, proposal.Version,
            proposal.Organizations.ToArray(), proposal.By, proposal.At,
        ];
        return Sql.ExecuteAsync(connection, "Proposals/add.sql", row, stop);
    }

    public static async Task<(Proposal? Proposal, Refusal? Refusal)> FindAsync(
        NpgsqlConnection connection, string id, Permit? permit, CancellationToken stop)
    {
        var found = await Sql.Query(connection, "Proposals/find.sql", [id], Read, stop).FirstOrDefaultAsync(stop);
        return found is not null && (permit is null || permit.Covers(found.Organizations))
            ? (found, null)
            : (null, new Refusal(ProposalCodes.Unknown, $"There is no proposal '{Fields.Shown(id)}'."));
    }

    /// <summary>The proposal as it stands, which nobody else decides until the transaction ends.</summary>
    public static ValueTask<Proposal> HoldAsync(NpgsqlConnection connection, string id, CancellationToken stop) =>
        Sql.Query(connection, "Proposals/hold.sql", [id], Read, stop).SingleAsync(stop);

    public static Task SettleAsync(NpgsqlConnection connection, Proposal settled, IEnumerable<Guid> events, CancellationToken stop)
    {
        var (by, at, note) = settled.Settled!;
        object?[] row = [settled.Id, Word(settled.State), by, at, note, events.ToArray()];
        return Sql.ExecuteAsync(connection, "Proposals/settle.sql", row, stop);
    }

    /// <summary>The oldest first.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="permit">Who asks; null where nobody is asked.</param>
    /// <param name="state">Those in this state; null for the open ones.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="size">How many at most; null for 100.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<(ProposalPage? Page, Refusal? Refusal)> ListAsync(
        NpgsqlConnection connection, Permit? permit, string? state, string? after, int? size, CancellationToken stop)
    {
        state ??= Word(ProposalState.Open);
        if (!States.Contains(state))
            return (null, new Refusal(Codes.InvalidValue, $"'state' is {Fields.Shown(state)}; it can be {string.Join(", ", States)}."));
        var list = $"proposals/{state}";
        var (cursor, bad) = after is null ? (null, null) : Cursor.Parse(after, list);
        if (bad is not null)
            return (null, bad);
        var most = Math.Min(size ?? DefaultSize, MostSize);
        object?[] asked = [state, permit?.Organizations?.ToArray(), cursor?.Known ?? DateTime.UnixEpoch, cursor?.Last ?? "", most + 1];
        var found = await Sql.Query(connection, "Proposals/list.sql", asked, Read, stop).ToListAsync(stop);
        // Times are whole microseconds, as the database keeps them, so a cursor's is where its page ended.
        var next = found.Count > most ? new Cursor(list, found[most - 1].At, found[most - 1].Id).ToString() : null;
        return (new ProposalPage([.. found.Take(most).Select(ProposalView.Of)], next), null);
    }

    private static string Word(ProposalState state) => state.ToString().ToLowerInvariant();

    private static Proposal Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetString(0),
        Act = row.GetString(1) == Ruling
            ? FactsJson.Read<ProposedRuling>(row.GetString(2))
            : FactsJson.Read<ProposedRedaction>(row.GetString(2)),
        Version = row.IsDBNull(3) ? null : row.GetInt64(3),
        Organizations = row.GetFieldValue<string[]>(4),
        By = row.GetString(5),
        At = row.GetDateTime(6),
        State = Enum.Parse<ProposalState>(row.GetString(7), ignoreCase: true),
        Settled = row.IsDBNull(8) ? null : new Settlement(row.GetString(8), row.GetDateTime(9), row.Text(10)),
    };
}
