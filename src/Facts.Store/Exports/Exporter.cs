using Facts.Domain;
using Facts.Domain.Exports;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Exports;

/// <summary>The stable codes of refusals that only exports have.</summary>
internal static class ExportCodes
{
    public const string UnknownFormat = "unknown-format", InvalidFile = "invalid-file";
}

/// <summary>Opens what is to be exported, or says why it can't be; nothing is written before that is known.</summary>
internal sealed class Exporter(NpgsqlDataSource database)
{
    /// <param name="organization">Its id; null for the whole store.</param>
    /// <param name="known">Recorded time, inclusive.</param>
    /// <param name="start">What IRIs begin with; Facts' own names without it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(Scope? Scope, Refusal? Refusal)> OpenAsync(
        string? organization, AsOf known, string? start, CancellationToken stop)
    {
        if (Iris.TryOf(start ?? Iris.DefaultBase) is not { } iris)
        {
            return (null, new Refusal(
                Codes.InvalidValue, $"'base' is no absolute IRI that ends in '/', '#' or ':': {Fields.Shown(start!)}"));
        }

        var store = await Snapshot.OpenAsync(database, stop);
        if (organization is not null && await Unknown.OrganizationAsync(store.Connection, organization, stop) is { } unknown)
        {
            await store.DisposeAsync();
            return (null, unknown);
        }

        known = organization is null
            ? await Latest.OfAllAsync(store.Connection, known, stop)
            : await Latest.OfAsync(store.Connection, organization, known, stop);
        return (new Scope(store, organization, known, iris, await StoredRules.OfStoreAsync(store.Connection, stop)), null);
    }

    public static (ExportFormat? Format, Refusal? Refusal) Format(string name) => ExportFormat.Find(name) is { } format
        ? (format, null)
        : (null, new Refusal(
            ExportCodes.UnknownFormat,
            $"There is no format '{Fields.Shown(name)}'. There is: {string.Join(", ", ExportFormat.All.Select(one => one.Name))}."));
}
