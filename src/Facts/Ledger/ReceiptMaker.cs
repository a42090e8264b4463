using System.Text.Json;
using Facts.Commands;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Storage;

namespace Facts.Ledger;

/// <summary><c>who … --receipt [FILE]</c></summary>
internal static class ReceiptMaker
{
    public static async Task<(Receipt? Receipt, Refusal? Refusal)> MakeAsync(
        Session session, LedgerService ledger, Question question, Answer answer, CancellationToken stop)
    {
        // What the answer rests on may be so new that it has no leaf yet.
        var (checkpoint, _, refusal) = await ledger.SealAsync(stop);
        if (checkpoint is null)
            return (null, refusal);
        await using var connection = await session.Database.Source.OpenConnectionAsync(stop);
        var people = answer.Holders.Select(holder => holder.Person.Id).Concat(answer.ChangesThatDay.Select(change => change.Person.Id))
            .Distinct(StringComparer.Ordinal).ToList();
        object?[] parameters =
        [
            ClaimsOf(answer).ToArray(),
            AsOf.TryParse(answer.KnownAt)!.Moment,
            Streams.Organization(question.Organization),
            // Names are those of now, whatever was known.
            people.Select(EventIds.OfPerson)
                .Append(EventIds.OfOrganization(question.Organization))
                .Append(EventIds.OfPost(question.Organization, question.Post)).ToArray(),
            people.Select(Streams.Person).Append(Streams.Organization(question.Organization)).ToArray(),
        ];
        var events = await Sql.Query(connection, "Ledger/receipt_events.sql", parameters, row => row.GetGuid(0), stop).ToListAsync(stop);
        var entries = new List<EntryView>(events.Count);
        foreach (var id in events)
        {
            if (await LedgerService.ProveAsync(connection, id, checkpoint.Checkpoint.Size, stop) is var (entry, path))
                entries.Add(EntryView.Of(entry) with { Proof = path });
        }

        return (new Receipt
        {
            Answer = JsonSerializer.SerializeToElement(answer, FactsJson.Options),
            Checkpoint = checkpoint.Note.ToString(),
            Keys = [.. ledger.Keys.Known().Select(key => key.ToString())],
            Entries = [.. entries.OrderBy(entry => entry.Index)],
        }, null);
    }

    /// <summary>Makes a receipt and writes it to a file, or to standard output without one; gives the exit code.</summary>
    public static async Task<int> WriteAsync(
        Terminal terminal, Session session, Question question, Answer answer, string? path, CancellationToken stop)
    {
        var (receipt, refusal) = await MakeAsync(session, session.Ledger, question, answer, stop);
        if (receipt is null)
            return terminal.Fail(Exit.Refused, refusal!.Code, refusal.Message);
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

    /// <summary>Every claim that an answer names.</summary>
    public static IEnumerable<string> ClaimsOf(Answer answer) =>
        answer.Holders.SelectMany(holder => holder.Because).SelectMany(ground => (string[])[ground.Claim, .. ground.DeniedBy ?? []])
            .Concat(answer.SetAside.Select(aside => aside.Claim))
            .Concat(answer.ChangesThatDay.Select(change => change.Claim).OfType<string>())
            .Distinct(StringComparer.Ordinal);
}
