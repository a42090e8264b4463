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
    /// <summary>The events that made a claim what it is, in their order; denials of it among them. Empty when there is no such claim.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(string claim, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, "Claims/history.sql", [new[] { claim }, known.Moment], Read, stop).ToListAsync(stop);
    }

    /// <summary>Claims of an organization that move no post, as known.</summary>
    public Task<IReadOnlyList<Claim>> OffPostsAsync(string organization, AsOf known, CancellationToken stop) =>
        FoldAsync("Claims/off_posts.sql", organization, known, stop);

    /// <summary>Claims that a source makes, as known.</summary>
    public Task<IReadOnlyList<Claim>> OfSourceAsync(string source, AsOf known, CancellationToken stop) =>
        FoldAsync("Claims/of_source.sql", source, known, stop);

    private async Task<IReadOnlyList<Claim>> FoldAsync(string query, string parameter, AsOf known, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var ids = await Sql.Query(connection, query, [parameter], r => r.GetString(0), stop).ToListAsync(stop);
        var events = await Sql.Query(connection, "Claims/history.sql", [ids.ToArray(), known.Moment], Read, stop).ToListAsync(stop);
        return [.. events.GroupBy(e => e.Claim, StringComparer.Ordinal).Select(e => Fold(e.Key, e)).OfType<Claim>().OrderBy(claim => claim.Id, StringComparer.Ordinal)];
    }

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
            AppendedAt = headers.ValueKind == JsonValueKind.Object && headers.TryGetProperty("appendedAt", out var at) ? at.GetString() : null,
            Actor = row.Text(6),
            Stream = row.GetString(7),
            Version = row.GetInt64(8),
        };
    }
}

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
