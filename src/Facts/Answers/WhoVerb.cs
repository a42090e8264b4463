using System.CommandLine;
using Facts.Commands;
using Facts.Domain.Answers;

namespace Facts.Answers;

/// <summary><c>facts who ORG POST</c>: the answer.</summary>
internal sealed class WhoVerb : Verb
{
    public override Command Build()
    {
        var (organization, post) = (Named("ORG", "The organization's id"), Named("POST", "The post's id"));
        var (on, known) = (On(), Known());
        var command = new Command("who", "Who held a post on a day, and what that rests on") { organization, post, on, known, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (askedOn, askedKnown, refusal) = Times(parsed.GetValue(on), parsed.GetValue(known), session.Clock);
            if (refusal is not null)
                return Refuse(refusal);
            var question = new Question(parsed.GetValue(organization)!, parsed.GetValue(post)!, askedOn, askedKnown);
            var (answer, unknown) = await session.Answers.AskAsync(question, stop);
            return Show(parsed, answer, unknown, (console, view) => AnswerText.Write(console, view, now: parsed.GetValue(known) is null));
        });
        return command;
    }
}
