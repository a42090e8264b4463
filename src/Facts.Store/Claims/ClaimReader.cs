using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Claims;

/// <summary>Reads claims by their events, so that they can be shown as they were known at a moment.</summary>
internal sealed class ClaimReader(NpgsqlDataSource database)
{
    /// <summary>From here on all claims are read once, instead of an index for each id.</summary>
    private const int ManyIds = 100;

    /// <summary>
    /// The events that made a claim what it is, in their order; denials of it, and what happened to those, among them. Empty when there is
    /// no such claim.
    /// </summary>
    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string claim, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Claims/history.sql", [new[] { claim }, known.Moment], Read, stop).ToListAsync(stop);
    }

    /// <summary>Claims of an organization that move no post, as known.</summary>
    public Task<IReadOnlyList<MadeClaim>> OffPostsAsync(string organization, AsOf known, CancellationToken stop) =>
        ReadAsync("Claims/off_posts.sql", organization, known, stop);

    /// <summary>Threats that a person signed and plans that concern them, as known; they are named by any of their ids.</summary>
    public async Task<IReadOnlyList<MadeClaim>> NamingAsync(IReadOnlyCollection<string> person, AsOf known, CancellationToken stop)
    {
        var file = person.Count > ManyIds ? "Claims/naming_many.sql" : "Claims/naming.sql";
        var claims = await ReadAsync(file, person.ToArray(), known, stop);
        return [.. claims.Where(made => made.Claim.Counts && Named(made.Claim.Body).Intersect(person).Any())];
    }

    /// <summary>Histories of some claims, and of every claim that has a part in them by denying one.</summary>
    public static async Task<ClaimHistories> HistoriesAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> claims, AsOf known, CancellationToken stop)
    {
        // A chain of denials is as long as somebody makes it, so it is followed where it is kept.
        var events = await Sql.Query(connection, "Claims/histories.sql", [claims.ToArray(), known.Moment], Read, stop).ToListAsync(stop);
        return new ClaimHistories(events, stop);
    }

    /// <summary>
    /// Most ask what is known now: then claims are as they stand. Where more was recorded since, their histories are folded: of ten thousand
    /// claims that takes four times as long.
    /// </summary>
    private async Task<IReadOnlyList<MadeClaim>> ReadAsync(string query, object? about, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (standing, older) = (new List<MadeClaim>(), new Dictionary<string, string?>(StringComparer.Ordinal));
        await foreach (var (id, published, claim) in Sql.Query(
            connection, query, [about, known.Moment], r => (r.GetString(0), r.Text(1), r.Text(2)), stop))
        {
            if (claim is null)
                older.Add(id, published);
            else
                standing.Add(new(FactsJson.Read<Claim>(claim), published));
        }

        if (older.Count > 0)
        {
            var folded = (await HistoriesAsync(connection, older.Keys, known, stop)).Fold();
            standing.AddRange(folded.Values.Where(claim => older.ContainsKey(claim.Id)).Select(claim => new MadeClaim(claim, older[claim.Id])));
        }

        return [.. standing.OrderBy(made => made.Claim.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Named(ClaimEvent claim) => claim switch
    {
        ThreatClaimed threat => threat.Signatories ?? [],
        PlanClaimed plan => plan.People ?? [],
        _ => [],
    };

    /// <summary>Reads <c>claim, id, type, data, timestamp, headers, user_name, stream_id, version</c>.</summary>
    public static RecordedEvent Read(NpgsqlDataReader row)
    {
        var headers = row.Text(5) is { } text ? JsonDocument.Parse(text).RootElement : default;
        return new RecordedEvent
        {
            Claim = row.GetString(0),
            Id = row.GetGuid(1),
            Type = row.GetString(2),
            Data = EventReader.Read(row, 2, 3),
            RecordedAt = row.GetDateTime(4),
            AppendedAt = headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("appendedAt", out var at)
                ? at.GetString()
                : null,
            Actor = row.Text(6),
            Stream = row.GetString(7),
            Version = row.GetInt64(8),
        };
    }
}

/// <summary>A claim, and when its source was published, as far as that is stated.</summary>
internal sealed record MadeClaim(Claim Claim, string? PublishedAt);
