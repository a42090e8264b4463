using System.Globalization;
using System.Text.Json;
using Facts.Answers;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Storage;
using Npgsql;

namespace Facts.Corrections;

/// <summary>
/// An editor's act upon a claim, with its impact: every post and stretch of time whose answer it changes. A dry run does all of it in a
/// transaction and rolls back, so that what is announced is what a save would do.
/// </summary>
internal sealed class Editor(NpgsqlDataSource database, Recorder recorder)
{
    /// <param name="claim">The claim's id.</param>
    /// <param name="act">The line that does it; its fingerprint is made here.</param>
    /// <param name="version">The version that the editor saw, or null for whatever it is now.</param>
    /// <param name="dryRun">Only say what would change.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="stop">Gives up; nothing is saved then.</param>
    public async Task<(ImpactView? Impact, Refusal? Refusal)> ActAsync(
        string claim, ImportLine act, long? version, bool dryRun, string actor, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        object?[] named = [new[] { claim }, Array.Empty<string>()];
        var organizations = await Sql.Query(connection, "Importing/organizations_of.sql", named, r => r.GetString(0), stop).ToArrayAsync(stop);
        if (organizations.Length == 0)
            return (null, new Refusal(Codes.UnknownClaim, $"There is no claim '{Fields.Shown(claim)}'."));
        // In the order of every other writer: identities, then organizations.
        await using (var identities = Sql.Command(connection, "Importing/share_identities.sql", []))
            await identities.ExecuteNonQueryAsync(stop);
        await using (var locks = Sql.Command(connection, "Importing/lock_organizations.sql", [organizations]))
            await locks.ExecuteNonQueryAsync(stop);

        var seen = await VersionAsync(connection, claim, stop);
        if (version is not null && version != seen)
        {
            return (null, new Refusal(
                Codes.Stale, $"The claim '{claim}' is at version {seen}, not {version}: somebody else was faster. Look at it again."));
        }

        var affected = await AffectedAsync(connection, claim, act, stop);
        var before = await Beliefs.AtAsync(connection, affected, Latest, stop);
        var was = await GistAsync(connection, claim, stop);
        // The version makes the same act upon a later state another act, and a retry of this one no act at all.
        var line = act with { Fingerprint = EventIds.Of("edit", claim, seen.ToString(CultureInfo.InvariantCulture), FactsJson.Write<object>(act)) };
        var recorded = await recorder.RecordAsync(transaction, [(1, line)], actor, stop);
        if (recorded is [{ Refusal: { } refusal }])
            return (null, refusal);

        affected.UnionWith(await AffectedAsync(connection, claim, act, stop));
        var after = await Beliefs.AtAsync(connection, affected, Latest, stop);
        var unchanged = await GistAsync(connection, claim, stop) == was;
        var impact = new ImpactView(Beliefs.Compare(before, after), await VersionAsync(connection, claim, stop), unchanged);
        // Lines record what changes nothing too (see ClaimDecisions.Prepare); an editor is told instead.
        if (impact.Unchanged)
            return (impact with { Version = seen }, null);
        if (!dryRun)
            await transaction.CommitAsync(stop);
        return (impact, null);
    }

    /// <summary>Whatever is believed now is known at any later time.</summary>
    private static DateTime Latest => AsOf.At(Moments.Forever).Moment;

    /// <summary>What the claim says and how it stands, its history left out.</summary>
    private static async Task<string> GistAsync(NpgsqlConnection connection, string claim, CancellationToken stop) =>
        await Sql.Query(connection, "Corrections/gist.sql", [claim], r => r.GetString(0), stop).SingleAsync(stop);

    private static async Task<long> VersionAsync(NpgsqlConnection connection, string claim, CancellationToken stop) =>
        await Sql.Query(connection, "Corrections/version.sql", [claim], r => r.GetInt64(0), stop).SingleAsync(stop);

    /// <summary>The posts that the claim speaks of or denies, and those that the act would have it speak of or deny.</summary>
    private static async Task<HashSet<long>> AffectedAsync(
        NpgsqlConnection connection, string claim, ImportLine act, CancellationToken stop)
    {
        var set = act is CorrectionLine correction ? new Fields(JsonSerializer.SerializeToElement(correction.Set)) : null;
        object?[] parameters = [claim, set?.OptionalId("post") ?? "", set?.OptionalId("denies") ?? ""];
        var posts = Sql.Query(connection, "Corrections/affected_posts.sql", parameters, r => r.GetInt64(0), stop);
        return await posts.ToHashSetAsync(cancellationToken: stop);
    }
}

/// <summary>What an act changes, or would change.</summary>
/// <param name="Impact">By organization, post and time.</param>
/// <param name="Version">The claim's version after it.</param>
/// <param name="Unchanged">The claim says so already: there is nothing to record.</param>
internal sealed record ImpactView(IReadOnlyList<ChangeView> Impact, long Version, bool Unchanged);
