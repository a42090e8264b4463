using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Provenance;

/// <summary>Everything about one claim.</summary>
internal sealed class ClaimLookup(NpgsqlDataSource database, ClaimReader claims)
{
    public async Task<(ClaimView? Claim, Refusal? Refusal)> FindAsync(string id, CancellationToken stop)
    {
        var history = await claims.HistoryAsync(id, AsOf.At(Moments.Forever), stop);
        await using var connection = await database.OpenConnectionAsync(stop);
        var current = await ClaimRows.FindAsync(connection, id, stop);
        if (current is null)
            return (null, Absent.Claim(id));
        var rows = Sql.Query(
            connection,
            "Provenance/supported.sql",
            [id],
            r => (r.GetString(0), r.GetString(1), TenureRow.Read(r, 2).ToTenure()),
            stop);
        var supported = await rows.Where(row => row.Item3.Because.Any(ground => ground.Claim == id))
            .Select(row => new Supported(row.Item1, row.Item2, row.Item3.Person, row.Item3.From?.Text, row.Item3.To?.Text))
            .ToListAsync(stop);
        var latest = await Sql.Query(
            connection, "Provenance/latest_revision.sql", [current.Body.Source], r => EventReader.Read<SourceRevised>(r, 1, 0), stop)
            .FirstOrDefaultAsync(stop);
        var credits = await Credits.ReadAsync(connection, [current.Body], stop);
        return (ClaimView.Of(current, history, supported, credits) with { Latest = LatestAnchor.Of(current.Body.Quote, latest) }, null);
    }
}
