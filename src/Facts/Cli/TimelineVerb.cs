using System.CommandLine;
using Facts.Cli.Output;
using Facts.Store.Answers;

namespace Facts.Cli;

/// <summary><c>facts timeline ORG [POST]</c>: all tenures.</summary>
internal sealed class TimelineVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = Named("ORG", "The organization's id");
        var post = new Argument<string?>("POST") { Description = "A post's id; all posts without it", Arity = ArgumentArity.ZeroOrOne };
        var (known, rule) = (Known(), RuleOption());
        var command = new Command("timeline", "All tenures of an organization, or of one post") { organization, post, known, rule, After, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (_, askedKnown, refusal) = Times(null, parsed.GetValue(known), session.Clock);
            var (rules, unknownRules) = Lens.Parse(parsed.GetValue(rule));
            if ((refusal ?? unknownRules) is { } wrong)
                return Refuse(wrong);
            var (timeline, unknown) = await session.Timelines.OfOrganizationAsync(
                parsed.GetValue(organization)!,
                parsed.GetValue(post),
                askedKnown,
                rules,
                stop);
            var now = parsed.GetValue(known) is null;
            return Show(parsed, timeline, unknown, (console, view) => TimelineText.Write(console, view, now));
        });
        return command;
    }
}
