using System.Text.Json.Serialization;
using Facts.Answers;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.Telemetry;
using Npgsql;

namespace Facts.Corrections;

/// <summary>
/// An editor's act, with its impact: every post and stretch of time whose answer it changes. A dry run does all of it in a transaction and
/// rolls back, so that what is announced is what a save would do.
/// </summary>
internal sealed class Editor(NpgsqlDataSource database, Recorder recorder)
{
    /// <param name="edit">The act; the fingerprint of its line is made here.</param>
    /// <param name="version">The version that the editor saw, or null for whatever it is now.</param>
    /// <param name="dryRun">Only say what would change.</param>
    /// <param name="author">Who acts.</param>
    /// <param name="stop">Gives up; nothing is saved then.</param>
    public async Task<(ImpactView? Impact, Refusal? Refusal)> ActAsync(
        Edit edit, long? version, bool dryRun, Author author, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (impact, refusal) = await ActAsync(transaction, edit, version, author, stop);
        if (impact is { Unchanged: false } && !dryRun)
        {
            await transaction.CommitAsync(stop);
            Measures.Recorded(edit.Line);
        }

        return (impact, refusal);
    }

    /// <summary>The same in a transaction of the caller's, who commits it unless nothing changes, or rolls it back.</summary>
    public async Task<(ImpactView? Impact, Refusal? Refusal)> ActAsync(
        NpgsqlTransaction transaction, Edit edit, long? version, Author author, CancellationToken stop)
    {
        var connection = transaction.Connection!;
        if (await edit.LockAsync(connection, stop) is { } impossible)
            return (null, impossible);

        var seen = await edit.VersionAsync(connection, stop);
        if (version is not null && version != seen)
        {
            return (null, new Refusal(
                Codes.Stale, $"{edit.Subject} is at version {seen}, not {version}: somebody else was faster. Look at it again."));
        }

        var affected = (await edit.PostsAsync(connection, stop)).ToHashSet();
        var before = await Beliefs.AtAsync(connection, affected, Latest, stop);
        var was = await edit.GistAsync(connection, stop);
        var recorded = await recorder.RecordAsync(
            transaction, [(1, edit.Line with { Fingerprint = edit.Fingerprint(seen) })], author, stop);
        if (recorded is [{ Refusal: { } refusal }])
        {
            Measures.Refused(refusal);
            return (null, refusal);
        }

        affected.UnionWith(await edit.PostsAsync(connection, stop));
        var after = await Beliefs.AtAsync(connection, affected, Latest, stop);
        var unchanged = await edit.GistAsync(connection, stop) == was;
        var changed = Beliefs.Compare(before, after, stop);
        var impact = new ImpactView(changed.Changes, await edit.VersionAsync(connection, stop), unchanged)
        {
            Seen = seen,
            ImpactIncomplete = changed.Last is null ? null : true,
        };
        // Lines record what changes nothing too (see ClaimDecisions.Prepare); an editor is told instead.
        return (impact.Unchanged ? impact with { Version = seen } : impact, null);
    }

    /// <summary>Whatever is believed now is known at any later time.</summary>
    private static DateTime Latest => AsOf.At(Moments.Forever).Moment;
}

/// <summary>What an act changes, or would change.</summary>
/// <param name="Impact">By organization, post and time.</param>
/// <param name="Version">The version, after it, of what it is upon.</param>
/// <param name="Unchanged">It is so already: there is nothing to record.</param>
internal sealed record ImpactView(IReadOnlyList<ChangeView> Impact, long Version, bool Unchanged)
{
    /// <summary>True when more changes than a page of <c>/api/changes</c> has: only the first are listed.</summary>
    public bool? ImpactIncomplete { get; init; }

    /// <summary>The version before it.</summary>
    [JsonIgnore]
    public long Seen { get; init; }
}
