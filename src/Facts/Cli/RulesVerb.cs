using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Organizations;
using Facts.Store.Replay;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary><c>facts rules</c>: the rule sets there are, and where two of them answer differently.</summary>
internal sealed class RulesVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var command = new Command("rules", "The rule sets there are, and which one this store keeps") { Json };
        command.Add(new CompareRulesVerb(Shell).Build());
        Run(command, async (parsed, session, stop) =>
        {
            await using var connection = await session.Database.Source.OpenConnectionAsync(stop);
            var kept = await StoredRules.OfStoreAsync(connection, stop);
            if (parsed.GetValue(Json))
            {
                Terminal.WriteLine(FactsJson.Write(RuleSet.All.Select(rules => new RuleSetView(rules.Name, rules.Description, rules == kept))));
                return Exit.Done;
            }

            foreach (var rules in RuleSet.All)
                Terminal.WriteLine($"{rules.Name}{(rules == kept ? " (this store's)" : "")}: {rules.Description}");
            return Exit.Done;
        });
        return command;
    }

    private sealed record RuleSetView(string Name, string Description, bool Stored);
}

/// <summary><c>facts rules compare A B</c>: where two rule sets answer differently, as known now.</summary>
internal sealed class CompareRulesVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var (one, other) = (Named("A", "A rule set"), Named("B", "Another one"));
        var organization = new Option<string?>("--organization") { Description = "Only this one", HelpName = "O" };
        var command = new Command("compare", "Where two rule sets answer differently, as known now") { one, other, organization, Json };
        Run(command, async (parsed, session, stop) =>
        {
            var (a, unknownA) = Lens.Parse(parsed.GetValue(one));
            var (b, unknownB) = Lens.Parse(parsed.GetValue(other));
            if ((unknownA ?? unknownB) is { } unknown)
                return Refuse(unknown);
            var only = parsed.GetValue(organization) is { } id ? NormalForm.Of(id) : null;
            var page = new ChangeGathering(null, int.MaxValue);
            List<(string Id, long Events)> organizations;
            await using (var connection = await session.Database.Source.OpenConnectionAsync(stop))
            {
                organizations = await ReplayReader.OrganizationsAsync(connection, only, stop);
                if (organizations.Count == 0 && only is not null)
                    return Refuse((await Unknown.OrganizationAsync(connection, only, stop))!);
            }

            foreach (var (each, _) in organizations)
            {
                var folded = await session.Lens.FoldAsync(each, AsOf.At(Moments.Forever), Omission.Nothing, a!, stop);
                foreach (var post in folded.Posts.Order(StringComparer.Ordinal))
                    page.Add(each, folded.Compare(post, b!), folded.Name, stop);
            }

            var changes = page.Page.Changes;
            if (parsed.GetValue(Json))
                Terminal.WriteLine(FactsJson.Write(changes));
            else if (changes.Count == 0)
                Terminal.WriteLine($"{a!.Name} and {b!.Name} answer alike everywhere.");
            else
                ChangeText.Write(Terminal.Console, changes);
            return Exit.Done;
        });
        return command;
    }
}
