using System.CommandLine;
using Facts.Commands;

namespace Facts.Timelines;

/// <summary><c>facts timeline ORG [POST]</c>: all tenures.</summary>
internal sealed class TimelineVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = Named("ORG", "The organization's id");
        var post = new Argument<string?>("POST") { Description = "A post's id; all posts without it", Arity = ArgumentArity.ZeroOrOne };
        var known = Known();
        var command = new Command("timeline", "All tenures of an organization, or of one post") { organization, post, known, After, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (_, askedKnown, refusal) = Times(null, parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Refuse(refusal);
            var (timeline, unknown) = await session.Timelines.OfOrganizationAsync(
                parsed.GetValue(organization)!,
                parsed.GetValue(post),
                askedKnown,
                stop);
            var now = parsed.GetValue(known) is null;
            return Show(parsed, timeline, unknown, (console, view) => TimelineText.Write(console, view, now));
        });
        return command;
    }
}
