using Facts.Store.Setup;
using Facts.Store.Storage;
using Wolverine.Persistence.Durability;

namespace Facts;

/// <summary>
/// Makes Wolverine's tables those of this build before Wolverine starts. Comparing them takes some hundred statements, so it is done once
/// for each build, as for <see cref="Schema"/>.
/// </summary>
internal sealed class MessageTables(Database database, IMessageStore messages) : IHostedService
{
    private const string Setting = "messages";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await database.SettingAsync(Setting, cancellationToken) == Schema.Build)
            return;
        await using var turn = await SetupTurn.TakeAsync(database.Source, cancellationToken);
        if (await database.SettingAsync(Setting, cancellationToken) == Schema.Build)
            return;
        await messages.Admin.MigrateAsync();
        await database.SetAsync(Setting, Schema.Build, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
