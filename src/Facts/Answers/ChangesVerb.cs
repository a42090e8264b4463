using System.CommandLine;
using Facts.Commands;
using Spectre.Console;

namespace Facts.Answers;

/// <summary><c>facts changes ORG --from K1 --to K2</c>: what the answers were and became, and which claims stand otherwise.</summary>
internal sealed class ChangesVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = Named("ORG", "The organization's id");
        var from = new Option<string>("--from") { Description = "Recorded time to compare from", HelpName = "K1", Required = true };
        var to = new Option<string?>("--to") { Description = "Recorded time to compare to; default now", HelpName = "K2" };
        var claims = new Option<bool>("--claims") { Description = "Only claims: disputed, settled, withdrawn, corrected" };
        var command = new Command("changes", "How answers, and claims, changed between two recorded times")
        {
            organization,
            from,
            to,
            claims,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (earlier, refusal) = Time("from", parsed.GetValue(from), session.Clock);
            var (later, refused) = Time("to", parsed.GetValue(to), session.Clock);
            if ((refusal ?? refused) is { } wrong)
                return Refuse(wrong);
            var id = parsed.GetValue(organization)!;
            var (standings, nowhere) = await session.ClaimChanges.BetweenAsync(id, earlier, later, stop);
            if (parsed.GetValue(claims))
                return Show(parsed, standings, nowhere, ClaimChangeText.Write);
            var (changes, unknown) = await session.Changes.BetweenAsync(id, earlier, later, stop);
            return Show(parsed, changes, unknown, (console, changes) => Write(console, changes, standings ?? []));
        });
        return command;
    }

    /// <summary>Posts, then claims, if any.</summary>
    private static void Write(IAnsiConsole console, IReadOnlyList<ChangeView> posts, IReadOnlyList<ClaimChange> claims)
    {
        ChangeText.Write(console, posts);
        if (claims.Count == 0)
            return;
        new Page(console).Heading("Claims");
        ClaimChangeText.Write(console, claims);
    }
}
