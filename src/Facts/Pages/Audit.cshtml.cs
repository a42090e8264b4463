using Facts.Store.Ledger;

namespace Facts.Pages;

/// <summary>How far the ledger is, what was signed last, and how a stranger checks it.</summary>
public sealed class AuditModel : FactsPage
{
    internal StatusView Status { get; private set; } = null!;

    /// <summary>The signed note of the last checkpoint; null when the ledger was never signed.</summary>
    internal string? Note { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var services = HttpContext.RequestServices;
        var ledger = services.GetRequiredService<LedgerService>();
        Status = await ledger.StatusAsync(services.GetRequiredService<Sequencer>(), stop);
        var latest = await Checkpoints.LatestAsync(services.GetRequiredService<Npgsql.NpgsqlDataSource>(), stop);
        Note = latest?.Note.ToString();
    }
}
