using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Recording;
using Facts.Store.Ledger;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>
/// The verification of a receipt for people: the answer, where it follows from its events; else those events in their own words, and
/// nothing of the answer. Either way it says what is not proven.
/// </summary>
internal static class ReceiptText
{
    public static int Tell(Terminal terminal, bool json, (ReceiptReport? Report, Refusal? Refusal) result, Func<Refusal, int> refuse)
    {
        if (result.Report is not { } report)
            return refuse(result.Refusal!);
        if (json)
            terminal.WriteLine(Json(report));
        else if (report.Answer is { } answer)
            WriteAnswer(terminal.Console, report, answer);
        else if (Shown(report).Any())
            WriteEvents(terminal.Console, report);
        foreach (var finding in report.Findings)
            terminal.Fail(Exit.Refused, LedgerCodes.VerificationFailed, $"{finding.Code}: {SafeText.Of(finding.Message)}");
        if (result.Refusal is { } unremembered)
            return refuse(unremembered);
        return report.Verified ? Exit.Done : Exit.Refused;
    }

    private static string Json(ReceiptReport report) => FactsJson.Write(new
    {
        report.Verified,
        report.Checkpoint.Checkpoint.Origin,
        report.Checkpoint.Checkpoint.Size,
        report.Checkpoint.Checkpoint.At,
        Signers = report.Signers.Select(key => key.ToString()),
        Erased = Erased(report),
        report.Findings,
        Entries = Shown(report).Select(one => new
        {
            one.Index,
            Event = one.Leaf.Event,
            one.Leaf.Type,
            Says = EntryWords.Of(one.Stored, one.Data),
            one.Leaf.RecordedAt,
            one.Leaf.Actor,
        }),
        AnswerProven = report.Answer is not null,
        report.Answer,
        NotProven = report.Answer is null ? new[] { new { Field = "", Value = report.Receipt.Answer } } : [],
        DoesNotProve = Limits(report),
    });

    private static void WriteAnswer(IAnsiConsole console, ReceiptReport report, Domain.Answers.Answer answer)
    {
        AnswerText.Write(console, answer);
        var page = new Page(console);
        page.Heading(Proven);
        page.Line($"All of this was worked out again from {report.Reckoned.Events.All.Count} events in the log as it was signed at "
            + $"{report.Checkpoint.Checkpoint.At}.", null, 2);
        WriteLog(page, report);
        page.Heading(NotProven);
        foreach (var limit in Limits(report))
            page.Line(limit, null, 2);
    }

    private static void WriteEvents(IAnsiConsole console, ReceiptReport report)
    {
        var page = new Page(console);
        page.Line(
            $"{report.Reckoned.Events.All.Count} events are in the log as it was signed at {report.Checkpoint.Checkpoint.At}:", Page.Strong);
        foreach (var one in Shown(report))
            EntryWords.Write(page, one.Index, one.Stored, one.Data);
        page.Gap();
        WriteLog(page, report);
        page.Heading(Unproven);
    }

    private static void WriteLog(Page page, ReceiptReport report)
    {
        page.Origin(2, [report.Checkpoint.Checkpoint.Origin, $"{report.Checkpoint.Checkpoint.Size} leaves",
            .. report.Signers.Select(key => $"key {key.Id:x8}")]);
        if (report.FirstUse)
            page.Line($"This log is new here: its key was taken on the receipt's own word{(report.Verified ? ", and is remembered" : "")}.",
                Page.Doubt, 2);
        foreach (var erased in Erased(report))
            page.Line($"Redacted: {erased}", null, 2);
    }

    /// <summary>Those that say something, and of which nothing is held back.</summary>
    private static IEnumerable<ReceiptEvent> Shown(ReceiptReport report) => report.Reckoned.Events.All
        .Where(one => one.Data is not null
            && (one.Hidden.Count == 0 || one.Says.EnumerateObject().Any(field => PersonalFields.Contains(field.Name))));

    private static List<string> Erased(ReceiptReport report) =>
    [
        .. report.Reckoned.Events.All.Select(one => one.Data).OfType<Redacted>()
            .SelectMany(one => one.Fields.Select(field => $"{field} of event {one.Event}")),
    ];

    private static List<string> Limits(ReceiptReport report) => report.Answer is not { } answer ? [] :
    [
        .. report.Receipt.IsCompact
            ? (string[])[$"That these are all events of {answer.Organization.Id} which bear upon the answer: what a compact receipt leaves "
                + "out, a retraction for example, nobody can tell from it."]
            : [],
        $"That nothing was recorded of {answer.Organization.Id} after version "
            + $"{report.Reckoned.Events.Of(Streams.Organization(answer.Organization.Id))[^1].Leaf.Version} of its stream, "
            + $"{(report.Receipt.IsCompact ? "the last that is here, " : "")}"
            + "and that nobody was renamed since.",
        "That people's names are their latest, and that a holder who is shown as a person was not declared to be an organization: what was "
            + "declared of people may have been left out.",
        "That the clock was right by which events have their recorded times.",
        .. Erased(report).Count > 0 ? (string[])["What redacted fields said."] : [],
    ];

    /// <summary>Headings.</summary>
    public const string Proven = "Proven", NotProven = "Not proven", Unproven = "The answer itself is not proven";
}
