using System.CommandLine;
using Facts.Commands;

namespace Facts.Sources;

/// <summary><c>facts source ID</c>: a source, its text and its claims.</summary>
internal sealed class SourceVerb : Verb
{
    public override Command Build()
    {
        var id = Named("ID", "The source's id");
        var command = new Command("source", "A source: its text, and every claim that it makes") { id, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (source, unknown) = await session.SourceLookup.FindAsync(parsed.GetValue(id)!, stop);
            return Show(parsed, source, unknown, SourceText.Write);
        });
        return command;
    }
}
