using System.CommandLine;
using Facts.Domain.Ledger;
using Facts.Store.Audit;
using Facts.Store.Ledger;
using Facts.Store.Sentences;

namespace Facts.Cli;

/// <summary>
/// <c>facts audit witness --key FILE</c>: somebody else signs the newest checkpoint (C2SP tlog-cosignature), after verifying the whole
/// log and that it goes on from what they signed before.
/// </summary>
internal sealed class WitnessVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var keys = new Option<string>("--key")
        {
            Description = "The witness's own key file; made at the first use",
            HelpName = "FILE",
            Required = true,
        };
        var name = new Option<string?>("--name") { Description = "The witness's name, for a new key file", HelpName = "NAME" };
        var remember = new Option<string?>("--remember") { Description = "Where the witness keeps what it signed", HelpName = "FILE" };
        var command = new Command("witness", "Verify the ledger and sign its newest checkpoint with a second key") { keys, name, remember };
        Run(command, async (parsed, session, stop) =>
        {
            var path = parsed.GetValue(keys)!;
            var (own, refusal) = File.Exists(path)
                ? KeyFile.Read(path)
                : KeyFile.Create(path, parsed.GetValue(name) ?? "witness", NoteKey.Cosignature);
            var (memory, unread) = Memory.Open(parsed.GetValue(remember) ?? Memory.DefaultPath(Shell.SettingsHome));
            if (own is null || memory is null)
                return Refuse((refusal ?? unread)!);
            if (own.Signing[0].Public.Type != NoteKey.Cosignature)
                return Terminal.Fail(Exit.Refused, LedgerCodes.NoKeys, "A log's own key can't witness it: name another file.");
            var ledger = session.Ledger;
            await using (var log = await LiveLog.OpenAsync(session.Database.Source, stop))
            {
                var (report, refused) = await Auditor.VerifyAsync(await log.ReadAsync(ledger.Keys.Known(), stop), null, memory, stop);
                if (report is null || refused is not null)
                    return Refuse(refused!);
                foreach (var finding in report.Findings)
                    Terminal.Fail(Exit.Refused, LedgerCodes.VerificationFailed, $"{finding.Code}: {SafeText.Of(finding.Message)}");
                if (!report.Verified)
                    return Exit.Refused;
                var signed = await ledger.Checkpoints.CosignAsync(SignedCheckpoint.TryParse(report.Checkpoint)!, own.Signing[^1], stop);
                Terminal.Write(signed.Note.ToString());
                Terminal.Note($"Witnessed with {own.Signing[^1].Public}");
            }

            return Exit.Done;
        });
        return command;
    }
}
