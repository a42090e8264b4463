using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;

namespace Facts.Cli;

/// <summary><c>who … --receipt [FILE]</c></summary>
internal static class ReceiptWriter
{
    /// <summary>Makes a receipt and writes it to a file, or to standard output without one; gives the exit code.</summary>
    public static async Task<int> WriteAsync(
        Terminal terminal, Session session, Question question, Answer answer, string? path, bool isCompact, CancellationToken stop)
    {
        var (receipt, refusal) = await ReceiptMaker.MakeAsync(session.Ledger, session.Answers, question, answer, isCompact, stop);
        if (receipt is null)
            return terminal.Fail(Exit.Refused, refusal!.Code, refusal.Message);
        if (answer.HangsOn is not null)
            terminal.Note("What an answer hangs on is not in its receipt.");
        if (path is null)
        {
            terminal.WriteLine(FactsJson.Write(receipt));
            return Exit.Done;
        }

        try
        {
            await File.WriteAllTextAsync(path, FactsJson.Write(receipt) + "\n", stop);
            terminal.Note($"The receipt is in {path}: facts audit verify {path} checks it, without a database.");
            return Exit.Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return terminal.Fail(Exit.Refused, LedgerCodes.InvalidFile, problem.Message);
        }
    }
}
