using System.Security.Cryptography;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Proposals;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Redactions;
using Npgsql;

namespace Facts.Store.Proposals;

/// <summary>Proposes, and shows what is proposed.</summary>
internal sealed class Proposer(NpgsqlDataSource database, DryRunner rehearser, Redactor redactor, TimeProvider clock)
{
    /// <summary>Keeps a proposal that could be done now and would change something.</summary>
    /// <param name="transaction">The caller's, who commits it.</param>
    /// <param name="act">What is proposed.</param>
    /// <param name="author">Who proposes it.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(ProposalView? Proposed, Refusal? Refusal)> ProposeAsync(
        NpgsqlTransaction transaction, Proposed act, Author author, CancellationToken stop)
    {
        if (act is ProposedRedaction)
            await redactor.SequenceAsync(stop);
        var (would, refusal) = await rehearser.TryAsync(transaction, act, author.Permit, stop);
        if (would is null)
            return (null, refusal);
        if (ProposalRules.CheckProposed(would.DoesNothing) is { } needless)
            return (null, needless);
        var proposal = new Proposal
        {
            Id = "pr_" + RandomNumberGenerator.GetHexString(20, lowercase: true),
            Act = act,
            By = author.Name,
            At = Moments.Truncate(clock.GetUtcNow().UtcDateTime),
            Version = would.Version,
            Organizations = would.Organizations,
        };
        await ProposalStore.AddAsync(transaction.Connection!, proposal, stop);
        return (ProposalView.Of(proposal).With(would), null);
    }

    /// <summary>A proposal; an open one with what it would do now, as far as it can still be done.</summary>
    public async Task<(ProposalView? Proposal, Refusal? Refusal)> ShowAsync(string id, Permit? permit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var (proposal, refusal) = await ProposalStore.FindAsync(connection, id, permit, stop);
        if (proposal is null)
            return (null, refusal);
        if (proposal.State != ProposalState.Open)
            return (ProposalView.Of(proposal), null);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var (would, _) = await rehearser.TryAsync(transaction, proposal.Act, null, stop);
        return (would is null ? ProposalView.Of(proposal) : ProposalView.Of(proposal).With(would), null);
    }

    /// <summary>As <see cref="ProposalStore.ListAsync"/>.</summary>
    public async Task<(ProposalPage? Page, Refusal? Refusal)> ListAsync(
        Permit? permit, string? state, string? after, int? size, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await ProposalStore.ListAsync(connection, permit, state, after, size, stop);
    }
}
