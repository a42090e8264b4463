using System.CommandLine;
using Facts.Answers;
using Facts.Commands;
using Facts.Domain;
using Facts.Importing;
using Facts.Storage;

namespace Facts.Replay;

/// <summary><c>facts replay</c>: folds all events again, compares, sets right what differs, and prints the answers that changed.</summary>
internal sealed class ReplayVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var organization = new Option<string?>("--organization") { Description = "Only this one", HelpName = "O" };
        var verify = new Option<bool>("--verify") { Description = "Only compare, and write nothing; exit 1 when something differs" };
        var command = new Command("replay", "Fold all events again, compare with what is stored, set right what differs")
        {
            organization,
            verify,
            Json,
        };
        Run(command, async (parsed, session, stop) =>
        {
            var only = parsed.GetValue(organization) is { } id ? NormalForm.Of(id) : null;
            var report = await session.Replayer.ReplayAsync(only, parsed.GetValue(verify), Show, stop);
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
            return report is { Verified: true, Equal: false } ? Exit.Refused : Exit.Done;
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
