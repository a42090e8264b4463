using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Proposals;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Cli;

/// <summary>What the verbs that decide a proposal have in common.</summary>
internal abstract class DecisionVerb(Shell shell) : Verb(shell)
{
    protected Argument<string> Id { get; } = Named("ID", "The proposal's id");

    /// <summary>Whoever is at this terminal, under the name of their account.</summary>
    protected static Judge Judge => new(new Author(Session.Actor, null), IsKnown: true);

    /// <summary>The command; what is decided is one transaction.</summary>
    protected Command Build(
        Command command, Func<ParseResult, Session, NpgsqlTransaction, CancellationToken, Task<(ProposalView?, Refusal?)>> decide)
    {
        Run(command, async (parsed, session, stop) =>
        {
            var (decided, refusal) = await session.Database.Source.AloneAsync(
                transaction => decide(parsed, session, transaction, stop), stop);
            // So that the redaction has its leaf; without a key it will be signed later.
            if (decided?.Erases is not null)
                await session.Ledger.SealAsync(stop);
            return Show(parsed, decided, refusal, ProposalText.Write);
        });
        return command;
    }
}

/// <summary><c>facts approve ID</c></summary>
internal sealed class ApproveVerb(Shell shell) : DecisionVerb(shell)
{
    public override Command Build()
    {
        var note = new Option<string?>("--note") { Description = "Your words on it; kept with the proposal", HelpName = "TEXT" };
        var seen = new Option<long?>("--version")
        {
            Description = "The claim's version that you saw, when it changed since",
            HelpName = "N",
        };
        return Build(
            new Command("approve", "Have done what somebody else proposed") { Id, note, seen, Json },
            (parsed, session, transaction, stop) => session.Decider.ApproveAsync(
                transaction,
                parsed.GetValue(Id)!,
                new Seen(parsed.GetValue(seen), parsed.GetValue(seen) is not null),
                parsed.GetValue(note),
                Judge,
                stop));
    }
}

/// <summary><c>facts reject ID</c></summary>
internal sealed class RejectVerb(Shell shell) : DecisionVerb(shell)
{
    public override Command Build()
    {
        var reason = new Option<string>("--reason") { Description = "Why not; kept with the proposal", HelpName = "TEXT", Required = true };
        return Build(
            new Command("reject", "Turn down what somebody else proposed") { Id, reason, Json },
            (parsed, session, transaction, stop) =>
                session.Decider.RejectAsync(transaction, parsed.GetValue(Id)!, parsed.GetValue(reason)!, Judge, stop));
    }
}

/// <summary><c>facts withdraw ID</c></summary>
internal sealed class WithdrawVerb(Shell shell) : DecisionVerb(shell)
{
    public override Command Build() => Build(
        new Command("withdraw", "Take back what you proposed yourself") { Id, Json },
        (parsed, session, transaction, stop) => session.Decider.WithdrawAsync(transaction, parsed.GetValue(Id)!, Judge, stop));
}
