using System.CommandLine;
using Facts.Domain.Ledger;
using Facts.Store.Audit;

namespace Facts.Cli;

/// <summary><c>facts audit export FILE</c>: the whole log in one file.</summary>
internal sealed class LedgerExportVerb(Shell shell) : Verb(shell)
{
    public override Command Build()
    {
        var file = new Argument<string>("FILE") { Description = "Where to; an existing file is replaced" };
        var command = new Command("export", "Write the whole log into one file, to be verified anywhere") { file };
        Run(command, async (parsed, session, stop) =>
        {
            var ledger = session.Ledger;
            var (checkpoint, _, refusal) = await ledger.SealAsync(stop);
            if (checkpoint is null)
                return Refuse(refusal!);
            try
            {
                await using var log = await LiveLog.OpenAsync(session.Database.Source, stop);
                await using var into = File.Create(parsed.GetValue(file)!);
                await Bundle.WriteAsync(into, await log.ReadAsync(ledger.Keys.Known(), stop), stop);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return Terminal.Fail(Exit.Refused, LedgerCodes.InvalidFile, problem.Message);
            }

            Terminal.Note(
                $"Exported {checkpoint.Checkpoint.Size} events, with everything that opens them: it is as confidential as they are.");
            return Exit.Done;
        });
        return command;
    }
}
