using Facts.Answers;
using Facts.Commands;
using Facts.Domain;
using Facts.Storage;
using Spectre.Console;

namespace Facts.Ledger;

/// <summary>The verification of a receipt for people.</summary>
internal static class ReceiptText
{
    public static int Tell(Terminal terminal, bool json, (ReceiptReport? Report, Refusal? Refusal) result, Func<Refusal, int> refuse)
    {
        if (result.Report is not { } report)
            return refuse(result.Refusal!);
        if (json)
            terminal.WriteLine(FactsJson.Write(new
            {
                report.Verified,
                report.Checkpoint.Checkpoint.Origin,
                report.Checkpoint.Checkpoint.Size,
                report.Checkpoint.Checkpoint.At,
                Signers = report.Signers.Select(key => key.ToString()),
                report.Erased,
                report.Findings,
                report.Receipt.Answer,
            }));
        else if (report.Verified)
            Write(terminal.Console, report);
        foreach (var finding in report.Findings)
            terminal.Fail(Exit.Refused, LedgerCodes.VerificationFailed, $"{finding.Code}: {SafeText.Of(finding.Message)}");
        if (result.Refusal is { } unremembered)
            return refuse(unremembered);
        return report.Verified ? Exit.Done : Exit.Refused;
    }

    private static void Write(IAnsiConsole console, ReceiptReport report)
    {
        AnswerText.Write(console, report.Receipt.Answer, now: false);
        var page = new Page(console);
        page.Heading("Receipt");
        page.Line(
            $"The {report.Receipt.Entries.Count} events behind this answer are in the log as it was signed at "
            + $"{report.Checkpoint.Checkpoint.At}, and say what the answer says of them.",
            null,
            2);
        page.Origin(2, [report.Checkpoint.Checkpoint.Origin, $"{report.Checkpoint.Checkpoint.Size} leaves",
            .. report.Signers.Select(key => $"key {key.Id:x8}")]);
        if (report.FirstUse)
            page.Line("This log is new here: its key was taken on the receipt's own word, and is remembered.", Page.Doubt, 2);
        foreach (var erased in report.Erased)
            page.Line($"Redacted: {erased}", null, 2);
        page.Line("That no other claim speaks of this post is not proven: for that, verify the whole log.", Page.Faint, 2);
    }
}
