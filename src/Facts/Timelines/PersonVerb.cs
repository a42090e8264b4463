using System.CommandLine;
using Facts.Commands;

namespace Facts.Timelines;

/// <summary><c>facts person ID</c>: a person's tenures.</summary>
internal sealed class PersonVerb : Verb
{
    public override Command Build()
    {
        var person = Named("ID", "The person's id");
        var known = Known();
        var command = new Command("person", "A person's tenures, wherever they were") { person, known, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (_, askedKnown, refusal) = Times(null, parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Show<PersonView>(parsed, null, refusal, TimelineText.Write);
            var (view, unknown) = await session.Timelines.OfPersonAsync(parsed.GetValue(person)!, askedKnown, stop);
            return Show(parsed, view, unknown, TimelineText.Write);
        });
        return command;
    }
}
