using Facts.Domain.Exports;
using Facts.Domain.Tenures;
using Facts.Store.Storage;

namespace Facts.Store.Exports;

/// <summary>Where the documents of some tenures are to be found.</summary>
internal sealed class PopoloLinks
{
    private readonly Dictionary<string, (string Url, string Note)> _all;

    private PopoloLinks(Dictionary<string, (string Url, string Note)> all) => _all = all;

    public static async Task<PopoloLinks> ReadAsync(Scope scope, IEnumerable<TenureOf> tenures, CancellationToken stop)
    {
        string[] ids = [.. tenures.SelectMany(one => one.Tenure.Because).Select(ground => ground.Source).Distinct(StringComparer.Ordinal)];
        object?[] asked = [ids, scope.Known.Moment, scope.Organization ?? ""];
        var sources = Sql.Query(scope.Store.Connection, "Exports/sources_by_id.sql", asked, KnownSource.Read, stop);
        return new PopoloLinks(await sources.ToDictionaryAsync(
            known => known.Source.Id, known => (Url(known, scope.Iris), known.Source.Title), StringComparer.Ordinal, stop));
    }

    public IEnumerable<(string Url, string Note)> Of(Tenure tenure) => tenure.Because
        .Select(ground => ground.Source).Distinct(StringComparer.Ordinal).Where(_all.ContainsKey).Select(id => _all[id]);

    /// <summary>What a source has as its address may be anything; a link has to be a URI.</summary>
    private static string Url(KnownSource known, Iris iris) =>
        known.Source.Url is { } url && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? url : iris.Of(QName.Source(known.Source.Id));
}
