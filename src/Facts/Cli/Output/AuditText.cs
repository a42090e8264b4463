using Facts.Domain.Ledger;
using Facts.Store.Audit;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>A verification for people: what holds, what was erased, and what none of it proves.</summary>
internal static class AuditText
{
    public static void Write(IAnsiConsole console, AuditReport report)
    {
        var page = new Page(console);
        page.Line($"All {report.SignedSize} events under the checkpoint of {report.At} are as they were recorded.", Page.Strong);
        page.Origin(2, [report.Origin, .. report.Signers.Select(Signer)]);
        page.Line(
            report.Remembered is { } size
                ? $"The log begins with the {size} events that were verified here before."
                : "This log is new here: its keys were taken on its own word, and are remembered.",
            null,
            2);
        if (report.Size > report.SignedSize)
            page.Line($"{report.Size - report.SignedSize} more have leaves that nobody signed yet: facts audit checkpoint does it.",
                Page.Doubt, 2);
        if (report.Waiting > 0)
            page.Line($"{report.Waiting} further {(report.Waiting == 1 ? "event waits" : "events wait")} for a leaf: verify again later.",
                Page.Doubt, 2);
        if (report.Redactions.Count > 0)
            page.Heading("Redacted");
        foreach (var redaction in report.Redactions)
        {
            var proposed = redaction.ProposedBy is { } proposer ? $" as {proposer} proposed" : "";
            page.Line(
                $"{redaction.Field} of event {redaction.Event}, {redaction.RecordedAt}, by {redaction.Actor}{proposed}: {redaction.Reason}",
                null, 2);
        }

        page.Gap();
        page.Line(
            "Whoever has both the database and the key could have written all of it anew, but for what somebody else "
            + "remembers or witnessed.",
            Page.Faint);
    }

    private static string Signer(string key) =>
        NoteKey.TryParse(key) is { } known
            ? $"{(known.Type == NoteKey.Cosignature ? "witnessed" : "signed")} by {known.Name} (key {known.Id:x8})"
            : key;
}
