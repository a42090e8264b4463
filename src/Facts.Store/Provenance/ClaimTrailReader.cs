using Facts.Domain;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Provenance;

/// <summary>A claim on its own, with its words, whose they are, all that happened to it, and what rests on it.</summary>
/// <param name="Trail">As it stands now. The number of events in its history is its version.</param>
/// <param name="Supports">Tenures believed now that rest on it.</param>
/// <param name="Latest">Where its words are in the latest revision of the source; null when that was never revised.</param>
internal sealed record ClaimSheet(ClaimTrail Trail, IReadOnlyList<Supported> Supports, LatestAnchor? Latest)
{
    /// <summary>Whoever acts upon the claim names the version they saw.</summary>
    public int Version => Trail.History.Count;
}

/// <summary>Reads one claim as trails show it.</summary>
internal sealed class ClaimTrailReader(NpgsqlDataSource database, ClaimLookup claims)
{
    public async Task<(ClaimSheet? Claim, Refusal? Refusal)> FindAsync(string id, CancellationToken stop)
    {
        var (view, refusal) = await claims.FindAsync(id, stop);
        if (view is null)
            return (null, refusal);
        await using var connection = await database.OpenConnectionAsync(stop);
        var histories = await ClaimReader.HistoriesAsync(connection, [id], AsOf.At(Moments.Forever), stop);
        var folded = histories.Fold();
        var events = histories.Of(id).ToList();
        var wordings = folded.Values.SelectMany(claim => claim.Superseded.Append(claim.Body)).ToList();
        var shownBy = events.Select(recorded => (recorded.Data as Domain.Claims.ClaimAct)?.Source).OfType<string>();
        var reads = new Reads();
        var credits = Credits.In(reads, wordings, shownBy, Moments.Forever, texts: true);
        var leaves = new Dictionary<Guid, long>();
        var ids = events.Select(recorded => recorded.Id).ToArray();
        reads.Add("Provenance/leaves.sql", [ids], row => leaves[row.GetGuid(0)] = row.GetInt64(1));
        await reads.RunAsync(connection, stop);
        return (new ClaimSheet(new TrailComposer(folded, histories, credits, leaves, null).Claim(id), view.Supports, view.Latest), null);
    }
}
