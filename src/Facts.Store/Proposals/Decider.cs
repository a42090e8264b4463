using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Corrections;
using Facts.Store.Recording;
using Facts.Store.Redactions;
using Npgsql;

namespace Facts.Store.Proposals;

/// <summary>Whoever decides a proposal.</summary>
/// <param name="Author">On whose behalf the act is recorded.</param>
/// <param name="IsKnown">Whether they were asked who they are.</param>
internal sealed record Judge(Author Author, bool IsKnown)
{
    /// <summary>Their name, if it tells them from others.</summary>
    public string? Name => IsKnown ? Author.Name : null;

    public Permit? Permit => Author.Permit;
}

/// <summary>
/// Decides proposals. The act and the end of its proposal are one transaction, which the caller commits: neither is there without the
/// other, and nothing is done twice.
/// </summary>
internal sealed class Decider(Recorder recorder, Redactor redactor, TimeProvider clock)
{
    private DateTime Now => Moments.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Does what was proposed, on behalf of whoever approves it.</summary>
    /// <param name="transaction">The caller's, who commits it.</param>
    /// <param name="id">The proposal's id.</param>
    /// <param name="seen">The claim's version that the judge saw.</param>
    /// <param name="note">Their words, if any.</param>
    /// <param name="judge">Who approves.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(ProposalView? Approved, Refusal? Refusal)> ApproveAsync(
        NpgsqlTransaction transaction, string id, Seen seen, string? note, Judge judge, CancellationToken stop)
    {
        var connection = transaction.Connection!;
        var (found, unknown) = await ProposalStore.FindAsync(connection, id, judge.Permit, stop);
        if (found is null)
            return (null, unknown);
        // Locks of organizations come before rows of proposals, as whoever erases reasons takes them in that order.
        if (found.Act is ProposedRuling upon
            && !await OrganizationLocks.TakeOfClaimAsync(connection, upon.Claim, stop))
            return (null, Absent.Claim(upon.Claim));
        // Only now nobody else erases anything of it.
        var held = await ProposalStore.HoldAsync(connection, id, stop);
        var (approved, refusal) = ProposalRules.Approve(held, judge.Name, Now, note);
        if (approved is null)
            return (null, refusal);
        var (done, events, failed) = held.Act is ProposedRuling ruling
            ? await RuleAsync(transaction, ProposedActs.Edit(ruling, held.By), seen.Or(held.Version), judge.Author, stop)
            : await RedactAsync(transaction, (ProposedRedaction)held.Act, held.By, judge.Author, stop);
        if (done is null)
            return (null, failed);
        await ProposalStore.SettleAsync(connection, approved, events, stop);
        return (done(ProposalView.Of(approved)), null);
    }

    public Task<(ProposalView? Rejected, Refusal? Refusal)> RejectAsync(
        NpgsqlTransaction transaction, string id, string reason, Judge judge, CancellationToken stop) =>
        SettleAsync(transaction, id, judge, held => ProposalRules.Reject(held, judge.Name, Now, reason), stop);

    public Task<(ProposalView? Withdrawn, Refusal? Refusal)> WithdrawAsync(
        NpgsqlTransaction transaction, string id, Judge judge, CancellationToken stop) =>
        SettleAsync(transaction, id, judge, held => ProposalRules.Withdraw(held, judge.Author.Name, Now), stop);

    private static async Task<(ProposalView? Settled, Refusal? Refusal)> SettleAsync(
        NpgsqlTransaction transaction, string id, Judge judge, Func<Proposal, (Proposal?, Refusal?)> decide, CancellationToken stop)
    {
        var connection = transaction.Connection!;
        var (found, unknown) = await ProposalStore.FindAsync(connection, id, judge.Permit, stop);
        if (found is null)
            return (null, unknown);
        var (settled, refusal) = decide(await ProposalStore.HoldAsync(connection, id, stop));
        if (settled is null)
            return (null, refusal);
        await ProposalStore.SettleAsync(connection, settled, [], stop);
        return (ProposalView.Of(settled), null);
    }

    private async Task<(Func<ProposalView, ProposalView>? Done, Guid[] Events, Refusal? Refusal)> RuleAsync(
        NpgsqlTransaction transaction, ClaimEdit edit, long? version, Author author, CancellationToken stop)
    {
        var judge = author with { Permit = author.Permit is { } permit ? permit with { RulesAlone = true } : null };
        var saved = await recorder.SaveAsync(transaction, Request.Of(edit, version, judge), stop);
        if (saved.Impact is not { } impact)
            return (null, [], saved.Refusal);
        return ProposalRules.CheckApproved(impact.Unchanged) is { } needless
            ? (null, [], needless)
            : (
                view => view with { Impact = impact.Impact, ImpactIncomplete = impact.ImpactIncomplete },
                [edit.Fingerprint(impact.Seen)], null);
    }

    private async Task<(Func<ProposalView, ProposalView>? Done, Guid[] Events, Refusal? Refusal)> RedactAsync(
        NpgsqlTransaction transaction, ProposedRedaction act, string proposedBy, Author author, CancellationToken stop)
    {
        var redact = new Redact(RedactionTarget.Parse(act.Target), act.Field, act.Reason, proposedBy);
        var (done, refusal) = await redactor.RedactAsync(transaction, redact, author.Name, stop);
        if (done is null)
            return (null, [], refusal);
        if (ProposalRules.CheckApproved(done.Events.Count == 0) is { } needless)
            return (null, [], needless);
        // A source that has claims of others by now is no longer one that they may erase.
        var homes = await DryRunner.HomesAsync(transaction.Connection!, done.Events.Select(one => one.Event), stop);
        return author.Permit?.Covers(homes) == false
            ? (null, [], redact.Unknown)
            : (view => view with { Erases = done.Events }, [.. done.Acts], null);
    }
}

/// <summary>The version of a claim that somebody saw.</summary>
/// <param name="Version">Its number, -1 for what is none; null for any.</param>
/// <param name="IsNamed">Whether they said which.</param>
internal readonly record struct Seen(long? Version, bool IsNamed)
{
    /// <summary>What they saw, or the version that is meant when they name none.</summary>
    public long? Or(long? meant) => IsNamed ? Version : meant;
}
