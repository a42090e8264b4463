using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Claims;

namespace Facts.Cli;

/// <summary><c>facts who ORG POST</c>: the answer.</summary>
internal sealed class WhoVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var (organization, post) = (Named("ORG", "The organization's id"), Named("POST", "The post's id"));
        var (on, known, rule) = (On(), Known(), RuleOption());
        var without = new Option<string[]>("--without")
        {
            Description = "As if this claim or source had never spoken",
            HelpName = "claim:ID|source:ID",
        };
        var why = new Option<bool>("--why")
        {
            Description = "Also name the smallest sets of claims without which the answer would be another",
        };
        var receipt = new Option<string?>("--receipt")
        {
            Description = "Write the answer with its proof into FILE, else to standard output",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var compact = new Option<bool>("--compact")
        {
            Description = "With --receipt: leave out what does not bear upon the post. Small, and no proof that nothing was left out",
        };
        var command = new Command("who", "Who held a post on a day, and what that rests on")
        {
            organization,
            post,
            on,
            known,
            rule,
            without,
            why,
            receipt,
            compact,
            After,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (askedOn, askedKnown, refusal) = Times(parsed.GetValue(on), parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Refuse(refusal);
            var (omission, malformed) = WhatIf.Parse(parsed.GetValue(without) ?? []);
            var (rules, unknownRules) = Lens.Parse(parsed.GetValue(rule));
            if ((malformed ?? unknownRules) is { } wrong)
                return Refuse(wrong);
            if (parsed.GetResult(receipt) is not null && (!omission.IsNothing || rules is not null))
                return Refuse(new(Domain.Codes.InvalidValue, "A receipt is for what is believed: ask for it without --without and --rule."));
            if (parsed.GetValue(compact) && parsed.GetResult(receipt) is null)
                return Refuse(new(Domain.Codes.InvalidValue, "--compact says how a receipt is written: give --receipt too."));
            var question = new Question(parsed.GetValue(organization)!, parsed.GetValue(post)!, askedOn, askedKnown);
            var (answer, unknown) = await session.WhatIf.AskAsync(question, omission, rules, parsed.GetValue(why), stop);
            if (answer is not null && parsed.GetResult(receipt) is not null)
            {
                return await ReceiptWriter.WriteAsync(
                    Terminal, session, question, answer, parsed.GetValue(receipt), parsed.GetValue(compact), stop);
            }

            // Names of those who spoke are for people: the answer has their ids, and takes one read.
            var said = parsed.GetValue(Json) ? [] : answer?.Holders.SelectMany(holder => holder.Because) ?? [];
            var credits = await Credits.OfAsync(
                session.Database.Source, question.Organization, said.SelectMany(ground => ground.Attribution ?? []), stop);
            var now = parsed.GetValue(known) is null;
            return Show(parsed, answer, unknown, (console, view) => AnswerText.Write(console, view, now, credits.Name));
        });
        return command;
    }
}
