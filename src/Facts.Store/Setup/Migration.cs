using System.Globalization;
using Facts.Store.Storage;
using JasperFx;
using Weasel.Core;

namespace Facts.Store.Setup;

/// <summary>
/// Makes the tables of an older store those of this build. Marten changes what it can in place. A table that it can't change is dropped and
/// made anew if it only says what events say already (<see cref="Derived"/>); a replay then fills it. Events are never touched.
/// </summary>
/// <remarks>A kill at any moment leaves a store whose next opening does it all again.</remarks>
internal sealed class Migration(Database database, Marten.DocumentStore store)
{
    private const string NumberSetting = "schema-number", ReplaySetting = "replay";

    /// <summary>Tables that a replay fills from events. Rows of one are found through those of others, so they are made anew together.</summary>
    private static readonly string[] Derived = ["claims", "acts", "tenures", "set_asides", "former_wordings", "identities", "identity_decisions"];

    /// <summary>The number of the tables that the store has; 0 when it is of a build that did not number them.</summary>
    public static async Task<int> NumberAsync(Database database, CancellationToken stop) =>
        int.Parse(await database.SettingAsync(NumberSetting, stop) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Whether tables were made anew, or come from a build that wrote other rows, and were not replayed since.</summary>
    public static async Task<bool> IsReplayDueAsync(Database database, CancellationToken stop) =>
        await database.SettingAsync(ReplaySetting, stop) == "due";

    public static Task ReplayedAsync(Database database, CancellationToken stop) => database.SetAsync(ReplaySetting, "done", stop);

    /// <summary>Whether running it would change anything but the name of the build.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken stop) =>
        await NumberAsync(database, stop) < Schema.Number || (await ChangesAsync(stop)).Difference != SchemaPatchDifference.None;

    /// <param name="isNew">Nothing was ever recorded here.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="SchemaMigrationException">A table that holds more than events say can't be changed; nothing was.</exception>
    public async Task RunAsync(bool isNew, CancellationToken stop)
    {
        if (!isNew)
            await MakeRoomAsync(stop);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await database.SetAsync(NumberSetting, Schema.Number.ToString(CultureInfo.InvariantCulture), stop);
    }

    private async Task MakeRoomAsync(CancellationToken stop)
    {
        var changes = await ChangesAsync(stop);
        var unfit = changes.Deltas.Where(delta => delta.Difference == SchemaPatchDifference.Invalid)
            .Select(delta => delta.SchemaObject.Identifier.Name).ToList();
        if (unfit.Except(Derived, StringComparer.Ordinal).Any())
            throw new SchemaMigrationException(AutoCreate.CreateOrUpdate, changes.Deltas.Select(delta => delta.SchemaObject));
        if (unfit.Count == 0 && await NumberAsync(database, stop) >= Schema.Number)
            return;
        // First, so that it is known whatever happens next.
        await database.SetAsync(ReplaySetting, "due", stop);
        foreach (var table in unfit.Count > 0 ? Derived : [])
        {
            await using var drop = database.Source.CreateCommand($"drop table if exists {FactsTable.Schema}.{table} cascade");
            await drop.ExecuteNonQueryAsync(stop);
        }
    }

    private Task<SchemaMigration> ChangesAsync(CancellationToken stop) => store.Storage.Database.CreateMigrationAsync(stop);
}
