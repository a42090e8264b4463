using System.CommandLine;
using Facts.Cli.Output;

namespace Facts.Cli;

/// <summary><c>facts claim ID</c>: all that is known of a claim, and its whole history.</summary>
internal sealed class ClaimVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var id = Named("ID", "The claim's id");
        var command = new Command("claim", "A claim: its words, who said it, its history, and what rests on it") { id, After, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (claim, unknown) = await session.ClaimLookup.FindAsync(parsed.GetValue(id)!, stop);
            return Show(parsed, claim, unknown, ClaimText.Write);
        });
        return command;
    }
}
