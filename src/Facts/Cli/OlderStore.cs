using Facts.Store.Setup;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary>A store of an older build has its tables made anew from its events, once, before anything is asked of it.</summary>
internal static class OlderStore
{
    public static async Task ReplayAsync(Session session, Action<string> note, CancellationToken stop)
    {
        if (!await Migration.IsReplayDueAsync(session.Database, stop))
            return;
        await using var turn = await SetupTurn.TakeAsync(session.Database.Source, stop);
        await ReplayInTurnAsync(session, note, stop);
    }

    /// <summary>The same for who has the turn.</summary>
    public static async Task ReplayInTurnAsync(Session session, Action<string> note, CancellationToken stop)
    {
        if (!await Migration.IsReplayDueAsync(session.Database, stop))
            return;
        note("This store is of an older build of Facts: its events are replayed into the tables of this one.");
        var report = await session.Replayer.ReplayAsync(null, verify: false, null, stop);
        await Migration.ReplayedAsync(session.Database, stop);
        note($"Replayed {report.Events} events of {report.Organizations} organizations.");
    }
}
