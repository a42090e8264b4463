using System.CommandLine;
using Facts.Cli.Output;
using Facts.Store.Proposals;
using Facts.Store.Sentences;

namespace Facts.Cli;

/// <summary><c>facts proposals [ID]</c>: what is proposed; one of them with what it would change now.</summary>
internal sealed class ProposalsVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var id = new Argument<string?>("ID")
        {
            Description = "Only this one, with what it would change now",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var state = new Option<string?>("--state") { Description = "open, approved, rejected or withdrawn; default open", HelpName = "S" };
        var command = new Command("proposals", "List what is proposed, the oldest first") { id, state, Json };
        Run(command, async (parsed, session, stop) =>
        {
            if (parsed.GetValue(id) is { } one)
            {
                var (proposal, unknown) = await session.Proposer.ShowAsync(one, null, stop);
                return Show(parsed, proposal, unknown, ProposalText.Write);
            }

            var (page, refusal) = await session.Proposer.ListAsync(null, parsed.GetValue(state), null, ProposalStore.MostSize, stop);
            return Show(parsed, page, refusal, (_, list) =>
            {
                foreach (var proposal in list.Proposals)
                    Terminal.WriteLine(SafeText.Of($"{proposal.Id} {ProposalText.What(proposal)}; {ProposalText.How(proposal)}"));
                if (list.Next is not null)
                    Terminal.Note($"These are the first {ProposalStore.MostSize}.");
            });
        });
        return command;
    }
}
