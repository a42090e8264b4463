using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>Makes receipts of answers.</summary>
internal static class ReceiptMaker
{
    /// <summary>Somebody may record between the answer and its receipt: then it is asked again.</summary>
    private const int MostTries = 3;

    public static async Task<(Receipt? Receipt, Refusal? Refusal)> MakeAsync(
        LedgerService ledger, AnswerReader answers, Question question, Answer answer, bool isCompact, CancellationToken stop)
    {
        for (var tried = 1; ; tried++)
        {
            // What an answer hangs on is a search, not what it says.
            var bare = answer with { HangsOn = null, WhyIncomplete = null };
            // What the answer rests on may be so new that it has no leaf yet.
            var (checkpoint, refusal) = await ledger.SealAsync(AsOf.TryParse(answer.KnownAt)!.Moment, stop);
            if (checkpoint is null)
                return (null, refusal);
            await using var connection = await ledger.Source.OpenConnectionAsync(stop);
            var receipt = await GatherAsync(connection, question, bare, checkpoint, ledger.Keys.Known(), isCompact, stop);
            // Nobody gets one that would not verify.
            var findings = ReceiptCheck.Reckon(receipt, checkpoint.Checkpoint).Findings;
            if (findings.Count == 0)
                return (receipt, null);
            // Nothing will prove what is known at a time to come.
            if (findings[0].Code == Reckoned.NotProven)
                return (null, new Refusal(LedgerCodes.VerificationFailed, findings[0].Message));
            if (tried == MostTries)
            {
                return (null, new Refusal(
                    LedgerCodes.VerificationFailed,
                    $"The answer does not follow from its events: {findings[0].Message} Run facts replay --verify."));
            }

            var (again, unknown) = await answers.AskAsync(question, stop);
            if (again is null)
                return (null, unknown);
            answer = again;
        }
    }

    /// <summary>Every claim that an answer names.</summary>
    public static IEnumerable<string> ClaimsOf(Answer answer) =>
        answer.Holders.SelectMany(holder => holder.Because).SelectMany(ground => (string[])[ground.Claim, .. ground.DeniedBy ?? []])
            .Concat(answer.SetAside.Select(aside => aside.Claim))
            .Concat(answer.ChangesThatDay.Select(change => change.Claim).OfType<string>())
            .Distinct(StringComparer.Ordinal);

    private static Task<Receipt> GatherAsync(
        NpgsqlConnection connection, Question question, Answer answer, SignedCheckpoint checkpoint, IReadOnlyList<NoteKey> keys,
        bool isCompact, CancellationToken stop)
    {
        var tree = new TreeReader(connection);
        return ReceiptContent.GatherAsync(
            question, answer, checkpoint, keys, ReadAsync, ranges => tree.HashesAsync(ranges, stop), isCompact);

        async Task<IReadOnlyList<LogEntry>> ReadAsync(LogPart asked)
        {
            object?[] parameters = [asked.Streams.ToArray(), asked.Events.ToArray(), asked.Redacted.ToArray(), checkpoint.Checkpoint.Size];
            return await Sql.LongQuery(connection, "Ledger/receipt_entries.sql", parameters, LogEntries.Read, stop).ToListAsync(stop);
        }
    }
}
