using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Sources;

/// <summary>Everything about one source. Where quotes stand in a snapshot is worked out when it is asked for, and not kept.</summary>
internal sealed class SourceLookup(NpgsqlDataSource database)
{
    /// <summary>The first page of it, with its latest text.</summary>
    public Task<(SourceView? Source, Refusal? Refusal)> FindAsync(string id, CancellationToken stop) => FindAsync(id, null, null, stop);

    /// <summary>A page of it, with the text of one of its snapshots.</summary>
    /// <param name="id">The source.</param>
    /// <param name="revision">The snapshot to show, from 1; the latest when absent.</param>
    /// <param name="after">The cursor of the page before; null for the first page.</param>
    /// <param name="stop">Gives up.</param>
    /// <param name="limit">The only organizations whose claims are to be seen; null for all.</param>
    public async Task<(SourceView? Source, Refusal? Refusal)> FindAsync(
        string id, int? revision, string? after, CancellationToken stop, IReadOnlySet<string>? limit = null)
    {
        var list = ListOf(id, revision);
        var (from, bad) = SourceClaims.Place.Parse(after, list);
        if (from is null)
            return (null, bad);
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await ReadAsync(connection, id, revision, stop);
        if (found is not var (source, recordedAt, snapshots, shown))
            return (null, refusal);
        var (made, skipped, next) = await SourceClaims.ReadAsync(connection, id, limit, from, stop);
        var (count, origins) = await Sql.Query(
            connection, "Sources/claims_count.sql", [id, limit?.ToArray()], r => (r.GetInt32(0), r.GetInt32(1)), stop).SingleAsync(stop);
        if (snapshots.Count > skipped + SourceClaims.Most)
            next ??= SourceClaims.Place.Behind(skipped + SourceClaims.Most);
        var placed = made.OrderBy(claim => claim.Id, StringComparer.Ordinal).Select(claim => new Placed(claim, shown))
            .OrderBy(one => one.Start ?? int.MaxValue).ToList();
        var bodies = made.Where(claim => claim.Counts).Select(claim => claim.Body).ToList();
        return (new SourceView
        {
            Source = Seen(shown.Of(source), limit),
            RecordedAt = AsOf.Print(recordedAt),
            Revision = shown.About.Revision,
            Revisions = [.. snapshots.Select(snapshot => snapshot.About).Skip(skipped).Take(SourceClaims.Most)],
            Claims = [.. placed.Select(one => one.View())],
            Orphaned = [.. placed.Select(one => one.Orphan()).OfType<OrphanedQuote>()],
            AttributionTree = (await Credits.ReadAsync(connection, bodies, stop)).Tree(bodies),
            IndependentOrigins = origins,
            ClaimCount = count,
            RevisionCount = snapshots.Count,
            Next = next?.In(list),
        }, null);
    }

    /// <summary>The cursor of the page that begins with a claim; null when there is no such claim.</summary>
    public async Task<string?> CursorAtAsync(string id, int? revision, string claim, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var found = await ClaimRows.FindAsync(connection, claim, stop);
        return found?.Body.Source == id
            ? new SourceClaims.Place(found.Body.Quote?.Start ?? int.MaxValue, claim, 0).In(ListOf(id, revision))
            : null;
    }

    /// <summary>Only the document, with the text of one of its snapshots; of the latest when none is named.</summary>
    public async Task<(SourceRecorded? Source, Refusal? Refusal)> DocumentAsync(string id, int? revision, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (found, refusal) = await ReadAsync(connection, id, revision, stop);
        return (found?.Shown.Of(found.Source), refusal);
    }

    private static string ListOf(string id, int? revision) => FormattableString.Invariant($"claims of source {revision} {id}");

    /// <summary>Who else owns it is not told to those who are limited.</summary>
    private static SourceRecorded Seen(SourceRecorded source, IReadOnlySet<string>? limit) => limit is null || source.Organizations is null
        ? source
        : source with { Organizations = source.Organizations.Where(limit.Contains).ToList() is { Count: > 0 } own ? own : null };

    private static async Task<(Document? Found, Refusal? Refusal)> ReadAsync(
        NpgsqlConnection connection, string id, int? revision, CancellationToken stop)
    {
        // No id has a NUL, and Postgres refuses to look for it.
        var found = id.Contains('\0', StringComparison.Ordinal)
            ? []
            : await Sql.Query(
                connection, "Sources/source.sql", [id], r => (FactsJson.Read<SourceRecorded>(r.GetString(0)), r.GetDateTime(1)), stop)
                .ToListAsync(stop);
        if (found is not [var (source, recordedAt)])
            return (null, new Refusal(Codes.UnknownSource, $"There is no source '{Fields.Shown(id)}'."));
        var snapshots = await SnapshotsAsync(connection, source, recordedAt, stop);
        var asked = revision ?? snapshots.Count;
        return asked >= 1 && asked <= snapshots.Count
            ? (new Document(source, recordedAt, snapshots, snapshots[asked - 1]), null)
            : (null, new Refusal(
                Codes.UnknownRevision, $"The source '{Fields.Shown(id)}' has no revision {asked}; it has 1 to {snapshots.Count}."));
    }

    private static async Task<List<Snapshot>> SnapshotsAsync(
        NpgsqlConnection connection, SourceRecorded source, DateTime recordedAt, CancellationToken stop)
    {
        var first = new SourceRevised
        {
            Source = source.Id,
            Revision = 1,
            Text = source.Text,
            Sha256 = source.Sha256,
            OriginalSha256 = source.OriginalSha256,
            PublishedAt = source.PublishedAt,
            Url = source.Url,
        };
        var later = await Sql.Query(
            connection,
            "Sources/revisions.sql",
            [source.Id],
            r => Snapshot.Of(EventReader.Read<SourceRevised>(r, 3, 0), r.GetDateTime(1), r.GetGuid(2)),
            stop).ToListAsync(stop);
        return [Snapshot.Of(first, recordedAt, EventIds.OfSource(source.Id)), .. later];
    }

    private sealed record Document(SourceRecorded Source, DateTime RecordedAt, IReadOnlyList<Snapshot> Snapshots, Snapshot Shown);

    /// <summary>A text that a source had.</summary>
    private sealed record Snapshot(string? Text, RevisionView About)
    {
        /// <summary>The source with this text.</summary>
        public SourceRecorded Of(SourceRecorded source) => source with
        {
            Text = Text,
            Sha256 = About.Sha256,
            OriginalSha256 = About.OriginalSha256,
        };

        public static Snapshot Of(SourceRevised revised, DateTime recordedAt, Guid id) => new(
            revised.Text,
            new RevisionView(
                revised.Revision,
                id,
                revised.Sha256,
                AsOf.Print(recordedAt),
                revised.Reason,
                revised.PublishedAt,
                revised.Url,
                revised.Text?.EnumerateRunes().Count())
            { OriginalSha256 = revised.OriginalSha256 });
    }

    /// <summary>A claim in a snapshot.</summary>
    private sealed class Placed(Claim claim, Snapshot shown)
    {
        private readonly Quote? _quote = claim.Body.Quote;
        private readonly Anchoring? _anchoring =
            claim.Body.Quote is { } quote ? Anchoring.In(quote, shown.About.Revision, shown.Text) : null;

        public int? Start => _anchoring?.Start;

        public SourceClaim View() => new(
            claim.Id,
            ClaimKinds.Of(claim.Body),
            claim.Retracted,
            _anchoring?.Start,
            _anchoring?.End,
            _quote?.Snapshot,
            ClaimFields.Of(claim.Body));

        /// <summary>
        /// For review: neither a claim that was withdrawn, nor one whose words came only after the snapshot shown.
        /// </summary>
        public OrphanedQuote? Orphan() =>
            _anchoring?.Why is { } why && !claim.Retracted && _quote!.Snapshot <= shown.About.Revision
                ? new OrphanedQuote(claim.Id, _quote!.Exact, why, _quote!.Snapshot)
                : null;
    }
}
