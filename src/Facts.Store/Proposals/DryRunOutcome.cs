using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Store.Access;
using Facts.Store.Answers;
using Facts.Store.Recording;
using Facts.Store.Redactions;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Proposals;

/// <summary>What a proposed act would do now.</summary>
internal sealed record DryRunOutcome
{
    /// <summary>Of a ruling.</summary>
    public IReadOnlyList<ChangeView>? Impact { get; init; }

    /// <summary>True when more changes than are listed.</summary>
    public bool? ImpactIncomplete { get; init; }

    /// <summary>Of a redaction.</summary>
    public IReadOnlyList<ErasedView>? Erases { get; init; }

    /// <summary>The claim's version now; null for a redaction.</summary>
    public long? Version { get; init; }

    /// <summary>The organizations that it bears upon; none when it bears upon all.</summary>
    public required IReadOnlyList<string> Organizations { get; init; }

    /// <summary>All is so already.</summary>
    public required bool DoesNothing { get; init; }
}

/// <summary>Tries proposed acts: a ruling is made and undone, so that its impact is that of the editor; a redaction is looked up.</summary>
internal sealed class DryRunner(Recorder recorder)
{
    private const string BeforeTrial = "before_trial";

    /// <param name="transaction">Is left as it was.</param>
    /// <param name="act">What is proposed.</param>
    /// <param name="permit">Whose organizations it has to stay in; their role is not asked for. Null for all.</param>
    /// <param name="stop">Gives up.</param>
    public Task<(DryRunOutcome? Would, Refusal? Refusal)> TryAsync(
        NpgsqlTransaction transaction, Proposed act, Permit? permit, CancellationToken stop) => act switch
        {
            ProposedRuling ruling => RuleAsync(transaction, ruling, permit, stop),
            ProposedRedaction redaction => RedactAsync(transaction.Connection!, redaction, permit, stop),
            _ => throw new InvalidOperationException($"Nobody can try {act.GetType().Name}."),
        };

    /// <summary>The organizations that events belong to; none when one of them belongs to no single one.</summary>
    public static async Task<IReadOnlyList<string>> HomesAsync(
        NpgsqlConnection connection, IEnumerable<Guid> events, CancellationToken stop)
    {
        var homes = await Sql.Query(connection, "Proposals/homes.sql", [events.ToArray()], row => row.Text(0), stop).ToListAsync(stop);
        return homes.Contains(null) ? [] : [.. homes.OfType<string>()];
    }

    private async Task<(DryRunOutcome? Would, Refusal? Refusal)> RuleAsync(
        NpgsqlTransaction transaction, ProposedRuling ruling, Permit? permit, CancellationToken stop)
    {
        // Whoever proposes need not be one who may rule.
        var reviewer = permit is null ? null : permit with { Roles = new HashSet<Role> { Role.Reviewer }, RulesAlone = true };
        await transaction.SaveAsync(BeforeTrial, stop);
        var edit = ProposedActs.Edit(ruling, null);
        var saved = await recorder.SaveAsync(transaction, Request.Of(edit, version: null, new Author("proposal", reviewer)), stop);
        await transaction.RollbackAsync(BeforeTrial, stop);
        if (saved.Impact is not { } impact)
            return (null, saved.Refusal);
        var homes = await Homes.OfClaimAsync(transaction.Connection!, ruling.Claim, stop);
        return (new DryRunOutcome
        {
            Impact = impact.Impact,
            ImpactIncomplete = impact.ImpactIncomplete,
            Version = impact.Seen,
            Organizations = homes,
            DoesNothing = impact.Unchanged,
        }, null);
    }

    private static async Task<(DryRunOutcome? Would, Refusal? Refusal)> RedactAsync(
        NpgsqlConnection connection, ProposedRedaction redaction, Permit? permit, CancellationToken stop)
    {
        var redact = new Redact(RedactionTarget.Parse(redaction.Target), redaction.Field, redaction.Reason);
        var (would, refusal) = await Redactor.PreviewAsync(connection, redact, stop);
        if (would is null)
            return (null, refusal);
        var homes = await HomesAsync(connection, would.Events.Select(one => one.Event), stop);
        if (permit?.Covers(homes) == false)
            return (null, redact.Unknown);
        return (new DryRunOutcome { Erases = would.Events, Organizations = homes, DoesNothing = would.Events.Count == 0 }, null);
    }
}
