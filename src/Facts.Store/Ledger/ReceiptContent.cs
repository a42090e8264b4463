using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Ledger;
using Facts.Domain.Receipts;
using Facts.Domain.Recording;
using Facts.Store.Storage;

namespace Facts.Store.Ledger;

/// <summary>A part of a log: whole streams, single events, and the redactions of some events.</summary>
internal sealed record LogPart(IReadOnlyCollection<string> Streams, IReadOnlyCollection<Guid> Events, IReadOnlyCollection<Guid> Redacted);

/// <summary>
/// What a receipt has to have: all events of the organization's stream, those in full that bear upon the post; when its sources were
/// published; the names of the people it shows; and the redactions that say what is missing.
/// </summary>
internal static class ReceiptContent
{
    /// <param name="question">What was asked.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="checkpoint">Of the log.</param>
    /// <param name="keys">The log's public keys.</param>
    /// <param name="read">Reads a part of the log as the checkpoint has it.</param>
    /// <param name="hash">The hashes over some ranges of its leaves.</param>
    /// <param name="isCompact">Whether to leave out what does not bear upon the post.</param>
    public static async Task<Receipt> GatherAsync(
        Question question,
        Answer answer,
        SignedCheckpoint checkpoint,
        IReadOnlyList<NoteKey> keys,
        Func<LogPart, Task<IReadOnlyList<LogEntry>>> read,
        Func<IReadOnlyList<LeafRange>, Task<IReadOnlyList<byte[]>>> hash,
        bool isCompact = false)
    {
        var stream = await read(new LogPart([Streams.Organization(question.Organization)], [], []));
        var bearing = Bearing.Upon(
            question.Organization, question.Post, [.. stream.Select(entry => (entry.Event!.Type, JsonElement.Parse(entry.Event.Data)))]);
        var open = stream.Where((_, i) => bearing[i]).ToList();
        // The first is there in any case: nothing at all may bear upon a post.
        if (isCompact)
            stream = [.. stream.Where((entry, i) => bearing[i] || entry.Event!.Version == 1)];
        var events = open.Select(entry => EventReader.TryRead(entry.Event!.Type, entry.Event.Data)).OfType<object>();
        var sources = Recomputation.SourcesOf(events);
        var people = Recomputation.PeopleIn(answer).Select(Streams.Person).ToHashSet(StringComparer.Ordinal);
        var others = await read(new LogPart(people, [.. sources.Select(EventIds.OfSource)], []));
        open.AddRange(others.Where(entry => people.Contains(entry.Event!.Stream)));
        var redactions = await read(new LogPart([], [], [.. open.Select(entry => entry.Event!.Id)]));

        var opened = open.Concat(redactions).Select(entry => entry.Index).ToHashSet();
        var entries = stream.Concat(others).Concat(redactions).DistinctBy(entry => entry.Index).OrderBy(entry => entry.Index).ToList();
        return new Receipt
        {
            Format = isCompact ? Receipt.CompactFormat : Receipt.CurrentFormat,
            Answer = JsonSerializer.SerializeToElement(answer, FactsJson.Options),
            Checkpoint = checkpoint.Note.ToString(),
            Keys = [.. keys.Select(key => key.ToString())],
            Entries = [.. entries.Select(entry => ReceiptEntry.Of(entry, opened.Contains(entry.Index)))],
            Proof = await hash(ProofOfMany.Ranges([.. entries.Select(entry => entry.Index)], checkpoint.Checkpoint.Size)),
        };
    }
}
