using System.Text.Json.Nodes;
using Facts.Claims;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Provenance;
using Facts.Storage;
using Npgsql;

namespace Facts.Sources;

/// <summary>A source with its text, and the claims it makes in the order they stand in it.</summary>
internal sealed record SourceView(SourceRecorded Source, string RecordedAt, IReadOnlyList<SourceClaim> Claims)
{
    /// <summary>Whose words the claims are that count, from the publisher back to the speakers.</summary>
    public required IReadOnlyList<AttributionNode> AttributionTree { get; init; }

    /// <summary>From how many independent origins those are.</summary>
    public required int IndependentOrigins { get; init; }
}

/// <summary>A claim that a source makes.</summary>
internal sealed record SourceClaim(string Id, string Kind, bool Retracted, int? Start, int? End, JsonObject Claim);

internal sealed class SourceLookup(NpgsqlDataSource database, ClaimReader claims)
{
    public async Task<(SourceView? Source, Refusal? Refusal)> FindAsync(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        if (await ReadAsync(connection, id, stop) is not var (source, recordedAt))
            return (null, Unknown(id));
        var made = await claims.OfSourceAsync(id, AsOf.At(Moments.Forever), stop);
        var views = made.Select(claim => claim.Claim).OrderBy(claim => claim.Body.Quote?.Start ?? int.MaxValue).Select(View);
        var counting = made.Select(claim => claim.Claim).Where(claim => claim.Counts).ToList();
        var bodies = counting.Select(claim => claim.Body).ToList();
        return (new SourceView(source, AsOf.Print(recordedAt), [.. views])
        {
            AttributionTree = (await Credits.ReadAsync(connection, bodies, stop)).Tree(bodies),
            IndependentOrigins = Origins.Count(counting),
        }, null);
    }

    /// <summary>Only the document, with its text.</summary>
    public async Task<(SourceRecorded? Source, Refusal? Refusal)> DocumentAsync(string id, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await ReadAsync(connection, id, stop) is var (source, _) ? (source, null) : (null, Unknown(id));
    }

    private static async Task<(SourceRecorded Source, DateTime RecordedAt)?> ReadAsync(
        NpgsqlConnection connection, string id, CancellationToken stop)
    {
        // No id has this character, and Postgres refuses to look for it.
        if (id.Contains('\0', StringComparison.Ordinal))
            return null;
        var found = Sql.Query(
            connection, "Sources/source.sql", [id], r => (FactsJson.Read<SourceRecorded>(r.GetString(0)), r.GetDateTime(1)), stop);
        await foreach (var one in found)
            return one;
        return null;
    }

    private static Refusal Unknown(string id) => new(Codes.UnknownSource, $"There is no source '{Fields.Shown(id)}'.");

    private static SourceClaim View(Claim claim) => new(
        claim.Id,
        ClaimKinds.Of(claim.Body),
        claim.Retracted,
        claim.Body.Quote?.Start,
        claim.Body.Quote?.End,
        ClaimFields.Of(claim.Body));
}
