using System.CommandLine;
using Facts.Commands;
using Facts.Domain.Time;

namespace Facts.Answers;

/// <summary><c>facts changes ORG --from K1 --to K2</c>: what the answers were and became.</summary>
internal sealed class ChangesVerb : Verb
{
    public override Command Build()
    {
        var organization = Named("ORG", "The organization's id");
        var from = new Option<string>("--from") { Description = "Recorded time to compare from", HelpName = "K1", Required = true };
        var to = new Option<string?>("--to") { Description = "Recorded time to compare to; default now", HelpName = "K2" };
        var command = new Command("changes", "What the answers were and became between two recorded times")
        {
            organization,
            from,
            to,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (earlier, refusal) = Time("from", parsed.GetValue(from), session.Clock);
            var (later, refused) = Time("to", parsed.GetValue(to), session.Clock);
            if ((refusal ?? refused) is { } wrong)
                return Refuse(wrong);
            var (changes, unknown) = await session.Changes.BetweenAsync(parsed.GetValue(organization)!, earlier, later, stop);
            return Show(parsed, changes, unknown, ChangeText.Write);
        });
        return command;
    }

    private static (AsOf Time, Domain.Refusal? Refusal) Time(string name, string? text, TimeProvider clock)
    {
        var now = AsOf.At(clock.GetUtcNow().UtcDateTime);
        var asked = text is null ? now : AsOf.TryParse(text);
        return (asked ?? now, asked is null ? NoTime(name, text!) : null);
    }
}
