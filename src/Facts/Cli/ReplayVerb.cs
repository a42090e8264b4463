using System.CommandLine;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Answers;
using Facts.Store.Replay;
using Facts.Store.Sentences;

namespace Facts.Cli;

/// <summary><c>facts replay</c>: folds all events again, compares, sets right what differs, and prints the answers that changed.</summary>
internal sealed class ReplayVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = new Option<string?>("--organization") { Description = "Only this one", HelpName = "O" };
        var verify = new Option<bool>("--verify") { Description = "Only compare, and write nothing; exit 1 when something differs" };
        var rule = new Option<string?>("--rule") { Description = "Move the whole store to this rule set", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "With --rule: only list the answers that would change" };
        var command = new Command("replay", "Fold all events again, compare with what is stored, set right what differs")
        {
            organization,
            verify,
            rule,
            dryRun,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var only = parsed.GetValue(organization) is { } id ? NormalForm.Of(id) : null;
            var (to, unknown) = Lens.Parse(parsed.GetValue(rule));
            if (unknown is not null)
                return Refuse(unknown);
            if (to is not null && only is not null)
                return Refuse(new Refusal(Codes.InvalidValue, "A store keeps the tables of one rule set: --rule is for the whole store, without --organization."));
            if (to is null && parsed.GetValue(dryRun))
                return Refuse(new Refusal(Codes.InvalidValue, "--dry-run is for --rule; without it, --verify compares and writes nothing."));
            var moves = to is not null && !parsed.GetValue(dryRun) && !parsed.GetValue(verify);
            var report = await session.Replayer.ReplayAsync(only, to, verify: to is null ? parsed.GetValue(verify) : !moves, Show, stop);
            if (Terminal.ErrorIsTerminal)
                Terminal.Overwrite();
            if (only is not null && report.Organizations == 0)
                return Refuse(new Refusal(Codes.UnknownOrganization, $"There is no organization '{Fields.Shown(only)}'."));
            if (Ahead.Of(report.LatestRecordedAt, session.Clock) is { } ahead)
                Terminal.Note(ahead);
            if (parsed.GetValue(Json))
                Terminal.WriteLine(FactsJson.Write(report));
            else
                Write(report);
            return report is { Verified: true, Equal: false, Rule: null } ? Exit.Refused : Exit.Done;
        });
        return command;
    }

    private void Show(ReplayReport report, long total)
    {
        if (Terminal.ErrorIsTerminal)
            Terminal.Overwrite($"{report.Events * 100 / Math.Max(total, 1)} %, {report.Events} of {total} events");
    }

    private void Write(ReplayReport report)
    {
        var of = $"{report.Events} events of {report.Organizations} {(report.Organizations == 1 ? "organization" : "organizations")}";
        if (report.Rule is { } rule)
        {
            var changes = report.Differing.SelectMany(one => one.Changes).ToList();
            Terminal.WriteLine(report.Verified
                ? $"Replayed {of} by {rule}. {(changes.Count == 0 ? "No answer would change." : "These answers would change:")}"
                : $"Replayed {of}. The store keeps {rule} now. {(changes.Count == 0 ? "No answer changed." : "These answers changed:")}");
            if (changes.Count > 0)
                ChangeText.Write(Terminal.Console, changes);
            return;
        }

        if (report.Equal)
        {
            Terminal.WriteLine($"Replayed {of}: what is stored was proved equal.");
            return;
        }

        Terminal.WriteLine($"Replayed {of}. What is stored {(report.Verified ? "differs" : "differed, and was set right")}:");
        foreach (var one in report.Differing)
        {
            Terminal.WriteLine($"{SafeText.Of(one.Organization ?? one.Table)}: {one.Rows} {(one.Rows == 1 ? "row" : "rows")}");
            foreach (var row in one.Wrong)
                Terminal.WriteLine($"  wrong: {SafeText.Of(row)}");
            foreach (var row in one.Missing)
                Terminal.WriteLine($"  missing: {SafeText.Of(row)}");
        }

        if (!report.Verified)
            ChangeText.Write(Terminal.Console, [.. report.Differing.SelectMany(one => one.Changes)]);
    }
}
