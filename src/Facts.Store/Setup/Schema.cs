using Facts.Domain.Rules;
using Facts.Store.Storage;
using Facts.Store.Storage.Embedded;
using Weasel.Core;

namespace Facts.Store.Setup;

/// <summary>What is asked of a database's tables when it is opened.</summary>
internal enum Opening
{
    /// <summary>They are those of this build, or are made so where nobody has to be asked.</summary>
    Ready,

    /// <summary>Whatever they are.</summary>
    AsItIs,
}

/// <summary>
/// Whether the tables are those of this build. A new database gets them, and the embedded one follows its program; one that somebody runs
/// is changed by them only (<c>facts ops db-apply</c>), as other programs may be at work on it.
/// </summary>
/// <remarks>Asking Marten takes a second; so it is asked once for each build, and the build is noted.</remarks>
internal sealed class Schema(Database database)
{
    /// <summary>
    /// Counts the changes of tables, and of what is written in them. Raise it with each, and keep a store of the build before
    /// (tests/Facts.Tests/Storage/Stores).
    /// </summary>
    public const int Number = 6;

    private const string Setting = "schema";

    /// <summary>Names this build of the program.</summary>
    public static readonly string Build = typeof(Schema).Module.ModuleVersionId.ToString("N");

    /// <summary>The build that another one noted since, and whether its tables serve this one too.</summary>
    private (string Noted, bool Serves)? _other;

    /// <summary>
    /// Opens a database and sees to its tables. With <paramref name="connectionString"/> null it is the embedded one, which lives in
    /// <paramref name="dataFolder"/>.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">There is no database to be had; the message says why.</exception>
    public static Task<Database> OpenAsync(
        string? connectionString, string? dataFolder, Action<string> note, CancellationToken stop, Opening opening = Opening.Ready) =>
        Database.ConnectAsync(
            connectionString,
            dataFolder,
            note,
            database => opening == Opening.Ready ? new Schema(database).EnsureAsync(stop) : Task.CompletedTask,
            stop);

    /// <exception cref="PostgresUnavailableException">They are not, and can't be made so; nothing was changed.</exception>
    public async Task EnsureAsync(CancellationToken stop)
    {
        if (await database.SettingAsync(Setting, stop) == Build)
            return;
        await using var turn = await SetupTurn.TakeAsync(database.Source, stop);
        var noted = await database.SettingAsync(Setting, stop);
        // Another process may have made them meanwhile.
        if (noted == Build)
            return;
        await using var store = MartenSetup.OpenStore(database);
        var migration = new Migration(database, store);
        // Marten brings its functions and triggers up in any case, so what differs is looked at first.
        if (noted is not null && database.Folder is null && await IsOlderAsync(migration, stop))
            throw Outdated();
        await ApplyAsync(migration, noted is null, stop);
    }

    /// <summary>
    /// Makes the tables those of this build, also in a database that somebody runs: they asked for it, and have the turn
    /// (<see cref="SetupTurn"/>).
    /// </summary>
    /// <exception cref="PostgresUnavailableException">That is not possible; nothing was changed.</exception>
    public async Task ApplyAsync(CancellationToken stop)
    {
        await using var store = MartenSetup.OpenStore(database);
        await ApplyAsync(new Migration(database, store), await database.SettingAsync(Setting, stop) is null, stop);
    }

    private async Task ApplyAsync(Migration migration, bool isNew, CancellationToken stop)
    {
        await RefuseNewerAsync(stop);
        try
        {
            await migration.RunAsync(isNew, stop);
            if (isNew)
                await database.SetAsync(StoredRules.Setting, RuleSet.Editorial2.Name, stop);
        }
        catch (SchemaMigrationException)
        {
            throw new PostgresUnavailableException(
                "The database was made by another build of Facts, and can't be made what this one needs. Nothing was changed. "
                + "Open it with the build that made it, or import its sources and claims into a new one.");
        }

        await database.SetAsync(Setting, Build, stop);
    }

    private async Task<bool> IsOlderAsync(Migration migration, CancellationToken stop)
    {
        await RefuseNewerAsync(stop);
        return await migration.IsNeededAsync(stop);
    }

    private async Task RefuseNewerAsync(CancellationToken stop)
    {
        if (await Migration.NumberAsync(database, stop) is var number && number > Number)
        {
            throw new PostgresUnavailableException(
                $"The database was made by a newer build of Facts: its tables have number {number}, those of this build {Number}. "
                + "Nothing was changed. Use that build, or a later one.")
            {
                Code = "newer-store",
            };
        }
    }

    /// <summary>Whether the tables are there, and serve this build; for a probe that comes every few seconds.</summary>
    public async Task<bool> ServesAsync(CancellationToken stop)
    {
        if (await database.SettingAsync(Setting, stop) is not { } noted)
            return false;
        if (noted == Build)
            return true;
        if (await Migration.NumberAsync(database, stop) != Number)
            return false;
        if (_other is not { } other || other.Noted != noted)
        {
            await using var store = MartenSetup.OpenStore(database);
            _other = other = (noted, await DifferenceAsync(store) == SchemaPatchDifference.None);
        }

        return other.Serves;
    }

    /// <summary>None; some that can be applied; or some that can't.</summary>
    private static async Task<SchemaPatchDifference> DifferenceAsync(Marten.DocumentStore store) =>
        (await store.Storage.Database.CreateMigrationAsync(CancellationToken.None)).Difference switch
        {
            SchemaPatchDifference.Create => SchemaPatchDifference.Update,
            var other => other,
        };

    private static PostgresUnavailableException Outdated() => new(
        "The database was made by another build of Facts, and its tables are not yet those of this one. Nothing was changed. "
        + "Back it up, then run: facts ops db-apply")
    {
        Code = "migration-missing",
    };
}
