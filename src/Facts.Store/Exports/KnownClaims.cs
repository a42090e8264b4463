using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Facts.Store.Storage;

namespace Facts.Store.Exports;

/// <summary>Some claims as known: how they stand, what was done to them, their sources, and the names in them.</summary>
internal sealed class KnownClaims
{
    /// <summary>Fields of a claim that can hold an id of a person or an organization.</summary>
    private static readonly string[] Naming = ["organization", "person", "by", "about", "with", "people", "signatories"];

    private readonly IReadOnlyDictionary<string, Claim> _claims;
    private readonly ClaimHistories _histories;
    private readonly IReadOnlyDictionary<string, KnownSource> _sources;

    private KnownClaims(IReadOnlyList<string> ids, ClaimHistories histories, IReadOnlyDictionary<string, Claim> claims,
        IReadOnlyDictionary<string, KnownSource> sources, KnownNames names) =>
        (Ids, _histories, _claims, _sources, Names) = (ids, histories, claims, sources, names);

    /// <summary>The claims that were asked for, in their order.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Those, and all that deny one of them, directly or through others.</summary>
    public IEnumerable<string> WithDenials => _claims.Keys.Order(StringComparer.Ordinal);

    public KnownNames Names { get; }

    /// <summary>Whoever said, relayed or published one of the wordings.</summary>
    public IEnumerable<string> Speakers => _claims.Values.SelectMany(Wordings).SelectMany(wording => wording.Attribution ?? [])
        .Select(step => step.Who).Concat(Publishers(_sources.Values)).Distinct(StringComparer.Ordinal);

    /// <summary>Whoever recorded one of the claims or acted upon it.</summary>
    public IEnumerable<string> Actors => _claims.Keys.SelectMany(_histories.Of).Select(recorded => recorded.Actor).OfType<string>()
        .Distinct(StringComparer.Ordinal);

    public IEnumerable<KnownSource> Sources => _sources.Values;

    public Claim this[string id] => _claims[id];

    /// <summary>Whether it was recorded by then.</summary>
    public bool Has(string id) => _claims.ContainsKey(id);

    /// <summary>What was done to it, itself or through denials, in its order.</summary>
    public IEnumerable<RecordedEvent> HistoryOf(string id) => _histories.Of(id);

    public KnownSource? Source(string id) => _sources.GetValueOrDefault(id);

    /// <summary>What a wording says, in one sentence, people and organizations by their names.</summary>
    public string Sentence(ClaimEvent wording)
    {
        var fields = ClaimFields.Of(wording);
        foreach (var field in Naming)
        {
            if (fields[field] is JsonValue one)
                fields[field] = Names.Of(one.GetValue<string>());
            else if (fields[field] is JsonArray several)
                fields[field] = new JsonArray([.. several.Select(id => JsonValue.Create(Names.Of(id!.GetValue<string>())))]);
        }

        return ClaimSentence.Of(fields);
    }

    public static Task<KnownClaims> ReadAsync(Scope scope, IReadOnlyList<string> ids, CancellationToken stop) =>
        ReadAsync(scope, ids, _ => scope, stop);

    /// <summary>One alone: people are called as in what is said of its organization.</summary>
    public static Task<KnownClaims> ReadOneAsync(Scope scope, string id, CancellationToken stop) =>
        ReadAsync(
            scope,
            [id],
            claims => scope with { Organization = claims.GetValueOrDefault(id)?.Body.Organization is { Length: > 0 } home ? home : null },
            stop);

    private static async Task<KnownClaims> ReadAsync(
        Scope scope, IReadOnlyList<string> ids, Func<IReadOnlyDictionary<string, Claim>, Scope> naming, CancellationToken stop)
    {
        var (connection, known) = (scope.Store.Connection, scope.Known);
        var histories = await ClaimReader.HistoriesAsync(connection, ids, known, stop);
        var claims = histories.Fold();
        var wordings = claims.Values.SelectMany(Wordings).ToList();
        var acts = claims.Keys.SelectMany(histories.Of).Select(recorded => recorded.Data).OfType<Domain.Claims.ClaimAct>();
        string[] cited =
        [
            .. wordings.SelectMany(wording => (string?[])[wording.Source, wording.Origin]).Concat(acts.Select(act => act.Source))
                .OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        object?[] asked = [cited, known.Moment, scope.Organization ?? ""];
        var found = await Sql.Query(connection, "Exports/sources_by_id.sql", asked, KnownSource.Read, stop).ToListAsync(stop);
        var sources = (await KnownSource.WithRevisionsAsync(connection, found, known, stop))
            .ToDictionary(one => one.Source.Id, StringComparer.Ordinal);
        var named = wordings.SelectMany(NamedIn).Concat(Publishers(sources.Values));
        return new KnownClaims(ids, histories, claims, sources, await KnownNames.ReadAsync(naming(claims), named, stop));
    }

    private static IEnumerable<ClaimEvent> Wordings(Claim claim) => claim.Superseded.Append(claim.Body);

    private static IEnumerable<string> Publishers(IEnumerable<KnownSource> sources) =>
        sources.Select(known => known.Source.Publisher).OfType<string>();

    private static IEnumerable<string> NamedIn(ClaimEvent wording)
    {
        var fields = ClaimFields.Of(wording);
        return (wording.Attribution ?? []).Select(step => step.Who).Concat(Naming.SelectMany(field => fields[field] switch
        {
            JsonValue one => [one.GetValue<string>()],
            JsonArray several => several.Select(id => id!.GetValue<string>()),
            _ => Enumerable.Empty<string>(),
        }));
    }
}
