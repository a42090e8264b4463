using System.CommandLine;
using Facts.Cli.Output;

namespace Facts.Cli;

/// <summary><c>facts person ID</c>: a person's tenures.</summary>
internal sealed class PersonVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var person = Named("ID", "The person's id");
        var known = Known();
        var command = new Command("person", "A person's tenures, wherever they were") { person, known, After, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (_, askedKnown, refusal) = Times(null, parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Refuse(refusal);
            var (view, unknown) = await session.Timelines.OfPersonAsync(parsed.GetValue(person)!, askedKnown, stop);
            return Show(parsed, view, unknown, (console, view) => TimelineText.Write(console, view, now: parsed.GetValue(known) is null));
        });
        return command;
    }
}
