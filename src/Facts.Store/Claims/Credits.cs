using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Provenance;
using Facts.Domain.Recording;
using Facts.Domain.Sources;
using Facts.Domain.Tenures;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Claims;

/// <summary>The documents that claims stand in, and the names of whoever they speak of: what attributions are shown with.</summary>
internal sealed class Credits
{
    /// <summary>Fields of a claim that can hold an id of a person or an organization.</summary>
    private static readonly string[] People = ["person", "people", "signatories"], Others = ["organization", "by", "about", "with"],
        Naming = [.. People, .. Others];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SourceRecorded Source, DateTime RecordedAt)> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, int Revision), (SourceRevised Snapshot, DateTime RecordedAt)> _revisions = [];

    /// <summary>Adds the queries to a batch; the credits are there once it ran.</summary>
    /// <param name="reads">The batch.</param>
    /// <param name="claims">Every wording that is to be shown.</param>
    /// <param name="others">Further sources, for example those that show a correction.</param>
    /// <param name="known">Recorded time; sources recorded later are left out. Inclusive.</param>
    /// <param name="texts">Whether the texts that the claims quote are needed.</param>
    /// <param name="limit">The organizations that the caller is limited to; null for all.</param>
    public static Credits In(
        Reads reads, IReadOnlyCollection<ClaimEvent> claims, IEnumerable<string> others, DateTime known, bool texts = false,
        IReadOnlySet<string>? limit = null)
    {
        var credits = new Credits();
        string[] sources = [.. claims.Select(claim => claim.Source).Concat(claims.Select(claim => claim.Origin)).OfType<string>()
            .Concat(others).Distinct(StringComparer.Ordinal)];
        credits.AddSources(reads, sources, known, texts, limit);
        if (texts)
            credits.AddRevisions(reads, [.. claims.Where(claim => claim.Quote?.Revision is not null)]);
        var organizations = claims.Select(claim => claim.Organization).Distinct(StringComparer.Ordinal).Take(2).ToList();
        var fields = claims.Select(ClaimFields.Of).ToList();
        var said = claims.SelectMany(claim => claim.Attribution ?? []).Select(step => step.Who);
        credits.AddNames(reads, fields.SelectMany(claim => Ids(claim, People)), fields.SelectMany(claim => Ids(claim, Others)).Concat(said),
            sources, organizations is [{ Length: > 0 } only] ? only : null);
        return credits;
    }

    /// <summary>For claims as they stand now.</summary>
    public static async Task<Credits> ReadAsync(NpgsqlConnection database, IReadOnlyCollection<ClaimEvent> claims, CancellationToken stop)
    {
        var reads = new Reads();
        var credits = In(reads, claims, [], Domain.Time.Moments.Forever);
        await reads.RunAsync(database, stop);
        return credits;
    }

    /// <summary>Only names, of those who said or relayed something of an organization; nothing is asked when nobody did.</summary>
    public static async Task<Credits> OfAsync(
        NpgsqlDataSource database, string organization, IEnumerable<Attribution> said, CancellationToken stop)
    {
        var (credits, reads) = (new Credits(), new Reads());
        var who = said.Select(step => step.Who).ToHashSet(StringComparer.Ordinal);
        if (who.Count == 0)
            return credits;
        credits.AddNames(reads, [], who, [], organization);
        await using var connection = await database.OpenConnectionAsync(stop);
        await reads.RunAsync(connection, stop);
        return credits;
    }

    /// <summary>For grounds and claims as they are shown: whoever they name, and the sources of the grounds.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="organization">What they are about; null for several organizations.</param>
    /// <param name="grounds">Of tenures.</param>
    /// <param name="claims">As import lines have them.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<Credits> OfAsync(
        NpgsqlDataSource database, string? organization, IEnumerable<Ground> grounds, IEnumerable<JsonObject> claims, CancellationToken stop)
    {
        var (credits, reads, shown, named) = (new Credits(), new Reads(), grounds.ToList(), claims.ToList());
        string[] sources = [.. shown.Select(ground => ground.Source).Distinct(StringComparer.Ordinal)];
        credits.AddSources(reads, sources, Domain.Time.Moments.Forever, texts: false);
        var said = shown.SelectMany(ground => ground.Attribution ?? []).Select(step => step.Who);
        credits.AddNames(reads, named.SelectMany(claim => Ids(claim, People)), named.SelectMany(claim => Ids(claim, Others)).Concat(said),
            sources, organization);
        await using var connection = await database.OpenConnectionAsync(stop);
        await reads.RunAsync(connection, stop);
        return credits;
    }

    /// <summary>A person's or organization's name; whatever is no id of one is given back.</summary>
    public string Name(string id) => _names.GetValueOrDefault(id, id);

    /// <summary>Null when nobody recorded it (by then).</summary>
    public (SourceRecorded Source, DateTime RecordedAt)? Source(string id) => _sources.TryGetValue(id, out var found) ? found : null;

    /// <summary>
    /// The source with the text that a quote stands in: the one it was recorded with, or one of its revisions. Null as for
    /// <see cref="Source(string)"/>.
    /// </summary>
    public (SourceRecorded Source, DateTime RecordedAt)? Source(string id, Quote? quote)
    {
        if (quote?.Revision is not { } revision || Source(id) is not var (source, _))
            return Source(id);
        if (!_revisions.TryGetValue((id, revision), out var found))
            return null;
        var (snapshot, recordedAt) = found;
        return (source with
        {
            Text = snapshot.Text,
            Sha256 = snapshot.Sha256,
            OriginalSha256 = snapshot.OriginalSha256,
            PublishedAt = snapshot.PublishedAt ?? source.PublishedAt,
            Url = snapshot.Url ?? source.Url,
        }, recordedAt);
    }

    public IReadOnlyList<AttributionNode> Tree(IEnumerable<ClaimEvent> claims) =>
        AttributionTree.Of(claims, id => Source(id)?.Source, Name);

    /// <summary>A claim's fields with names in place of ids: for sentences.</summary>
    public JsonObject Named(JsonObject claim)
    {
        var named = claim.DeepClone().AsObject();
        foreach (var field in Naming)
        {
            if (named[field] is JsonValue one)
                named[field] = Name(one.GetValue<string>());
            else if (named[field] is JsonArray several)
                named[field] = new JsonArray([.. several.Select(id => JsonValue.Create(Name(id!.GetValue<string>())))]);
        }

        return named;
    }

    private void AddSources(Reads reads, string[] sources, DateTime known, bool texts, IReadOnlySet<string>? limit = null) =>
        reads.Add("Claims/sources.sql", [sources, known, texts, limit?.ToArray()], row =>
        {
            var source = FactsJson.Read<SourceRecorded>(row.GetString(0));
            _sources[source.Id] = (source, row.GetDateTime(1));
        });

    private void AddRevisions(Reads reads, IReadOnlyCollection<ClaimEvent> quoting)
    {
        if (quoting.Count == 0)
            return;
        object?[] asked = [quoting.Select(claim => claim.Source).ToArray(), quoting.Select(claim => claim.Quote!.Snapshot).ToArray()];
        reads.Add("Claims/revisions.sql", asked, row =>
        {
            var snapshot = EventReader.Read<SourceRevised>(row, 2, 0);
            _revisions[(snapshot.Source, snapshot.Revision)] = (snapshot, row.GetDateTime(1));
        });
    }

    private void AddNames(
        Reads reads, IEnumerable<string> people, IEnumerable<string> others, string[] publishersOf, string? organization)
    {
        object?[] asked =
        [
            people.Distinct(StringComparer.Ordinal).ToArray(), others.Distinct(StringComparer.Ordinal).ToArray(), publishersOf,
            organization,
        ];
        reads.Add("Claims/names.sql", asked, row => _names[row.GetString(0)] = row.GetString(1));
    }

    private static IEnumerable<string> Ids(JsonObject claim, string[] among) => among.SelectMany(field => claim[field] switch
    {
        JsonValue one => [one.GetValue<string>()],
        JsonArray several => several.Select(id => id!.GetValue<string>()),
        _ => Enumerable.Empty<string>(),
    });
}
