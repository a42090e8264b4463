using System.CommandLine;
using System.CommandLine.Invocation;
using Facts.Cli.Output;
using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Audit;
using Facts.Store.Ledger;
using Facts.Store.Sentences;

namespace Facts.Cli;

/// <summary><c>facts audit verify [FILE]</c>: is everything as it was recorded? With a file it needs no database.</summary>
internal sealed class VerifyVerb(Shell shell) : Verb(shell)
{
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "A bundle or a receipt; without it the database is verified",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> _keys = new("--key")
    {
        Description = "Trust this key, whatever is remembered",
        HelpName = "NAME+ID+KEY",
    };

    private readonly Option<string?> _remember = new("--remember")
    {
        Description = $"Where the last checkpoint that was verified is kept (else {Memory.DefaultPath(shell.SettingsHome) ?? "nowhere"})",
        HelpName = "FILE",
    };

    private readonly Option<bool> _compact = new("--compact")
    {
        Description = "Take the answer of a compact receipt, from which events may have been left out",
    };

    public override Command Build()
    {
        var command = new Command("verify", "Verify the ledger, an exported bundle or a receipt, and name what is wrong")
        {
            _file,
            _keys,
            _remember,
            _compact,
            Json,
        };
        Run(command, VerifyDatabaseAsync);
        var onDatabase = (AsynchronousCommandLineAction)command.Action!;
        command.SetAction((parsed, stop) => parsed.GetValue(_file) is { } path
            ? VerifyFileAsync(parsed, path, stop)
            : onDatabase.InvokeAsync(parsed, stop));
        return command;
    }

    private async Task<int> VerifyDatabaseAsync(ParseResult parsed, Session session, CancellationToken stop)
    {
        var (told, memory, refusal) = Given(parsed);
        if (memory is null)
            return Refuse(refusal!);
        await using var log = await LiveLog.OpenAsync(session.Database.Source, stop);
        var keys = session.Ledger.Keys.Known();
        return Tell(parsed, await Auditor.VerifyAsync(await log.ReadAsync(keys, stop), told, memory, stop));
    }

    private async Task<int> VerifyFileAsync(ParseResult parsed, string path, CancellationToken stop)
    {
        var (told, memory, refusal) = Given(parsed);
        if (memory is null)
            return Refuse(refusal!);
        try
        {
            await using var file = Facts.Store.Importing.LocalFile.Seekable(path);
            // RFC 1952, section 2.3.1: gzip begins with 1F 8B.
            var compressed = file.ReadByte() == 0x1F;
            file.Position = 0;
            return compressed
                ? Tell(parsed, await Auditor.VerifyAsync(await Bundle.ReadAsync(file, stop), told, memory, stop))
                : ReceiptText.Tell(
                    Terminal,
                    parsed.GetValue(Json),
                    ReceiptCheck.Verify(await Receipt.ReadAsync(file, stop), told, memory, parsed.GetValue(_compact)),
                    Refuse);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException or FormatException
            or System.Text.Json.JsonException)
        {
            return Terminal.Fail(Exit.Refused, LedgerCodes.InvalidFile, SafeText.Of($"{path}: {problem.Message.TrimEnd('.')}."));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Terminal.Fail(Exit.Interrupted, "interrupted", "Stopped.");
        }
    }

    private (IReadOnlyList<NoteKey>? Told, Memory? Memory, Refusal? Refusal) Given(ParseResult parsed)
    {
        var texts = parsed.GetValue(_keys) ?? [];
        var told = texts.Select(NoteKey.TryParse).OfType<NoteKey>().ToList();
        if (told.Count < texts.Length)
            return (null, null, new Refusal(LedgerCodes.NoKeys, "What --key gives is no verifier key (NAME+ID+KEY)."));
        var (memory, refusal) = Memory.Open(parsed.GetValue(_remember) ?? Memory.DefaultPath(Shell.SettingsHome));
        return (told.Count == 0 ? null : told, memory, refusal);
    }

    private int Tell(ParseResult parsed, (AuditReport? Report, Refusal? Refusal) result)
    {
        if (result.Report is not { } report)
            return Refuse(result.Refusal!);
        if (parsed.GetValue(Json))
            Terminal.WriteLine(FactsJson.Write(report));
        else if (report.Verified)
            AuditText.Write(Terminal.Console, report);
        if (Ahead.Of(report.LatestRecordedAt is { } latest ? AsOf.TryParse(latest)?.Moment : null, Shell.Clock) is { } ahead)
            Terminal.Note(ahead);
        foreach (var finding in report.Findings)
            Terminal.Fail(Exit.Refused, LedgerCodes.VerificationFailed, $"{finding.Code}: {SafeText.Of(finding.Message)}");
        if (result.Refusal is { } unremembered)
            return Refuse(unremembered);
        return report.Verified ? Exit.Done : Exit.Refused;
    }
}
