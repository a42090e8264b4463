using System.CommandLine;
using Facts.Cli.Output;

namespace Facts.Cli;

/// <summary><c>facts source ID</c>: a source, its text, its revisions and its claims.</summary>
internal sealed class SourceVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var id = Named("ID", "The source's id");
        var revision = new Option<int?>("--revision")
        {
            Description = "The snapshot to show, from 1; the latest by default",
            HelpName = "N",
        };
        var command = new Command("source", "A source: its text, its revisions, and every claim that it makes") { id, revision, After, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (source, unknown) = await session.SourceLookup.FindAsync(
                parsed.GetValue(id)!, parsed.GetValue(revision), parsed.GetValue(After), stop);
            return ShowPage(parsed, source, source?.Next, unknown, SourceText.Write);
        });
        return command;
    }
}
