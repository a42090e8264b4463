using Facts.Commands;
using Facts.Domain;
using Spectre.Console;

namespace Facts.Ledger;

/// <summary>
/// The verification of a receipt for people: the proven events in their own words, and beside them what only the answer says. Nothing of
/// the answer is told as true, as nobody reckoned it again.
/// </summary>
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
                Entries = report.Proven.Select(one => new
                {
                    one.Entry.Index,
                    Event = one.Entry.Event!.Id,
                    one.Entry.Event.Type,
                    Says = EntryWords.Of(one.Entry.Event, one.Data),
                    one.Entry.Event.RecordedAt,
                    one.Entry.Event.Actor,
                }),
                AnswerProven = false,
                report.NotProven,
            }));
        else if (report.Proven.Count > 0)
            Write(terminal.Console, report);
        foreach (var finding in report.Findings)
            terminal.Fail(Exit.Refused, LedgerCodes.VerificationFailed, $"{finding.Code}: {SafeText.Of(finding.Message)}");
        if (result.Refusal is { } unremembered)
            return refuse(unremembered);
        return report.Verified ? Exit.Done : Exit.Refused;
    }

    private static void Write(IAnsiConsole console, ReceiptReport report)
    {
        var page = new Page(console);
        page.Line($"{report.Proven.Count} events are in the log as it was signed at {report.Checkpoint.Checkpoint.At}:", Page.Strong);
        foreach (var (entry, data) in report.Proven)
            EntryWords.Write(page, entry, data);
        page.Gap();
        page.Origin(2, [report.Checkpoint.Checkpoint.Origin, $"{report.Checkpoint.Checkpoint.Size} leaves",
            .. report.Signers.Select(key => $"key {key.Id:x8}")]);
        if (report.FirstUse)
            page.Line($"This log is new here: its key was taken on the receipt's own word{(report.Verified ? ", and is remembered" : "")}.",
                Page.Doubt, 2);
        foreach (var erased in report.Erased)
            page.Line($"Redacted: {erased}", null, 2);
        page.Heading(Heading);
        page.Line("Facts reckons an answer from its claims, and nobody reckoned here. Nor is it proven that no other claim speaks of this post: "
            + "for that, verify the whole log. Only the answer says:", null, 2);
        foreach (var one in report.NotProven)
            page.Line($"{one.Field}: {one.Value}", Page.Faint, 4);
    }

    /// <summary>Above all that is told of the answer.</summary>
    public const string Heading = "The answer itself is not proven";
}
