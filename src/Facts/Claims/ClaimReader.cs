using System.Text.Json;
using Facts.Domain.Claims;
using Facts.Domain.Corrections;
using Facts.Domain.Time;
using Facts.Storage;
using Npgsql;

namespace Facts.Claims;

/// <summary>Reads claims by their events, so that they can be shown as they were known at a moment.</summary>
internal sealed class ClaimReader(NpgsqlDataSource database)
{
    /// <summary>
    /// The events that made a claim what it is, in their order; denials of it among them. Empty when there is no such claim.
    /// </summary>
    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string claim, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Claims/history.sql", [new[] { claim }, known.Moment], Read, stop).ToListAsync(stop);
    }

    /// <summary>Claims of an organization that move no post, as known.</summary>
    public Task<IReadOnlyList<MadeClaim>> OffPostsAsync(string organization, AsOf known, CancellationToken stop) =>
        FoldAsync("Claims/off_posts.sql", [organization], known, stop);

    /// <summary>Claims that a source makes, as known.</summary>
    public Task<IReadOnlyList<MadeClaim>> OfSourceAsync(string source, AsOf known, CancellationToken stop) =>
        FoldAsync("Claims/of_source.sql", [source], known, stop);

    /// <summary>Threats that a person signed and plans that concern them, as known; they are named by any of their ids.</summary>
    public async Task<IReadOnlyList<MadeClaim>> NamingAsync(IReadOnlyCollection<string> person, AsOf known, CancellationToken stop)
    {
        var claims = await FoldAsync("Claims/naming.sql", [person.ToArray()], known, stop);
        return [.. claims.Where(made => made.Claim.Counts && Named(made.Claim.Body).Intersect(person).Any())];
    }

    private async Task<IReadOnlyList<MadeClaim>> FoldAsync(string query, object?[] parameters, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var published = await Sql.Query(connection, query, parameters, r => (r.GetString(0), r.Text(1)), stop)
            .ToDictionaryAsync(row => row.Item1, row => row.Item2, StringComparer.Ordinal, stop);
        var events = await Sql.Query(connection, "Claims/history.sql", [published.Keys.ToArray(), known.Moment], Read, stop)
            .ToListAsync(stop);
        return
        [
            .. events.GroupBy(e => e.Claim, StringComparer.Ordinal).Select(e => Fold(e.Key, e)).OfType<Claim>()
                .OrderBy(claim => claim.Id, StringComparer.Ordinal).Select(claim => new MadeClaim(claim, published[claim.Id])),
        ];
    }

    private static IEnumerable<string> Named(ClaimEvent claim) => claim switch
    {
        ThreatClaimed threat => threat.Signatories ?? [],
        PlanClaimed plan => plan.People ?? [],
        _ => [],
    };

    /// <summary>The claim that its events come to; null when it was not known yet.</summary>
    public static Claim? Fold(string id, IEnumerable<RecordedEvent> history)
    {
        Claim? claim = null;
        foreach (var recorded in history)
        {
            claim = recorded.Data switch
            {
                ClaimEvent body when body.Id == id => new Claim { Body = body, RecordedAt = recorded.RecordedAt },
                // Whether a denial still counts is its own history; here it is only said that there is one.
                DenialClaimed denial => claim! with { DeniedBy = [.. claim.DeniedBy, denial.Id] },
                ClaimAct act => claim!.Apply(act),
                _ => claim,
            };
        }

        return claim;
    }

    private static RecordedEvent Read(NpgsqlDataReader row)
    {
        var type = EventTypes.Types[row.GetString(2)];
        var headers = row.Text(5) is { } text ? JsonDocument.Parse(text).RootElement : default;
        return new RecordedEvent
        {
            Claim = row.GetString(0),
            Id = row.GetGuid(1),
            Type = row.GetString(2),
            Data = JsonSerializer.Deserialize(row.GetString(3), type, FactsJson.Options)!,
            RecordedAt = row.GetDateTime(4),
            AppendedAt = headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("appendedAt", out var at)
                ? at.GetString()
                : AsOf.Print(row.GetDateTime(4)),
            Actor = row.Text(6),
            Stream = row.GetString(7),
            Version = row.GetInt64(8),
        };
    }
}

/// <summary>A claim, and when its source was published, as far as that is stated.</summary>
internal sealed record MadeClaim(Claim Claim, string? PublishedAt);

/// <summary>An event of a claim's history, with what the store knows of it.</summary>
internal sealed record RecordedEvent
{
    public required string Claim { get; init; }

    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required object Data { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When it truly was appended; differs from the recorded time of an imported ledger.</summary>
    public string? AppendedAt { get; init; }

    public string? Actor { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }
}
