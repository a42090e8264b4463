using System.CommandLine;
using Facts.Cli.Output;
using Facts.Store.Answers;

namespace Facts.Cli;

/// <summary><c>facts state ORG</c>: leadership and board, every post.</summary>
internal sealed class StateVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = Named("ORG", "The organization's id");
        var (on, known, rule) = (On(), Known(), RuleOption());
        var command = new Command("state", "Leadership and board of an organization on a day: every post")
        {
            organization,
            on,
            known,
            rule,
            After,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (askedOn, askedKnown, refusal) = Times(parsed.GetValue(on), parsed.GetValue(known), session.Clock);
            var (rules, unknownRules) = Lens.Parse(parsed.GetValue(rule));
            if ((refusal ?? unknownRules) is { } wrong)
                return Refuse(wrong);
            var (state, unknown) = await StateReader.ReadAsync(
                session.Answers,
                session.Claims,
                session.Lens,
                parsed.GetValue(organization)!,
                askedOn,
                askedKnown,
                rules,
                stop);
            return Show(parsed, state, unknown, (console, view) => StateText.Write(console, view, now: parsed.GetValue(known) is null));
        });
        return command;
    }
}
