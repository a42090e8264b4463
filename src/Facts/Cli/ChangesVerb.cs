using System.CommandLine;
using Facts.Cli.Output;
using Facts.Store.Answers;
using Spectre.Console;

namespace Facts.Cli;

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
            After,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var (earlier, refusal) = AskedTime.Parse("from", parsed.GetValue(from), session.Clock);
            var (later, refused) = AskedTime.Parse("to", parsed.GetValue(to), session.Clock);
            if ((refusal ?? refused) is { } wrong)
                return Refuse(wrong);
            var id = parsed.GetValue(organization)!;
            var (named, place) = (parsed.GetValue(to), parsed.GetValue(After));
            if (parsed.GetValue(claims))
            {
                var (only, rest, nowhere) = await session.ClaimChanges.PageAsync(id, earlier, later, named, place, stop);
                return ShowPage(parsed, only, rest, nowhere, ClaimChangeText.Write);
            }

            var (changes, next, unknown) = await session.Changes.PageAsync(id, earlier, later, named, place, stop);
            // Beside the first page; with --json they are asked for alone.
            var (standings, further) = (new List<ClaimChange>(), (string?)null);
            if (changes is not null && place is null && !parsed.GetValue(Json))
            {
                var (some, others, _) = await session.ClaimChanges.PageAsync(id, earlier, later, named, after: null, stop);
                standings.AddRange(some ?? []);
                further = others;
            }

            return ShowPage(parsed, changes, next, unknown, (console, changes) =>
            {
                Write(console, changes, standings);
                if (further is not null)
                    console.WriteLine("There are more claims; for the next page add: --claims --after " + further);
            });
        });
        return command;
    }

    /// <summary>Posts, then claims, if any.</summary>
    private static void Write(IAnsiConsole console, IReadOnlyList<ChangeView> posts, List<ClaimChange> claims)
    {
        ChangeText.Write(console, posts);
        if (claims.Count == 0)
            return;
        new Page(console).Heading("Claims");
        ClaimChangeText.Write(console, claims);
    }
}
