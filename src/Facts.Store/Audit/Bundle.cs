using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Store.Importing;
using Facts.Store.Ledger;

namespace Facts.Store.Audit;

/// <summary>
/// A whole log in one file, to be verified anywhere: gzip over NDJSON. The first line has the checkpoints and public keys; each other line
/// a leaf with its event and salts, and at the end events that wait for their leaf.
/// </summary>
internal static class Bundle
{
    public const string Format = "facts-ledger-bundle-1";

    /// <summary>Bytes: the first line has all checkpoints. A file is anybody's, and is not gathered without end.</summary>
    private const int LongestLine = 64 << 20;

    public static async Task WriteAsync(Stream into, WholeLog log, CancellationToken stop)
    {
        await using var gzip = new GZipStream(into, CompressionLevel.Fastest, leaveOpen: true);
        await WriteLineAsync(gzip, new Head(Format, log.Notes, [.. log.Keys.Select(key => key.ToString())]), stop);
        await foreach (var entry in log.Entries.WithCancellation(stop))
            await WriteLineAsync(gzip, EntryView.Of(entry), stop);
        await foreach (var waiting in log.Waiting.WithCancellation(stop))
            await WriteLineAsync(gzip, new EntryView { Event = EventView.Of(waiting) }, stop);
    }

    /// <summary>Reads a bundle; the entries are read from the stream as they are asked for, in the order of the file.</summary>
    /// <exception cref="InvalidDataException">It is no bundle; also while entries are read.</exception>
    public static async Task<WholeLog> ReadAsync(Stream from, CancellationToken stop)
    {
        var lines = LinesAsync(from, stop).GetAsyncEnumerator(stop);
        var head = Read<Head>(await lines.MoveNextAsync() ? lines.Current : throw new InvalidDataException("it is empty"));
        if (head.Format != Format)
            throw new InvalidDataException($"its format is not {Format}");
        var waiting = new Queue<StoredEvent>();
        return new WholeLog(head.Checkpoints, [.. head.Keys.Select(NoteKey.TryParse).OfType<NoteKey>()], EntriesAsync(lines, waiting),
            WaitingAsync(lines, waiting));
    }

    private static async IAsyncEnumerable<LogEntry> EntriesAsync(IAsyncEnumerator<byte[]> lines, Queue<StoredEvent> waiting)
    {
        while (await lines.MoveNextAsync())
        {
            var line = Read<EntryView>(lines.Current);
            if (line.ToEntry() is { } entry)
            {
                yield return entry;
                continue;
            }

            waiting.Enqueue(Event(line));
            yield break;
        }
    }

    private static async IAsyncEnumerable<StoredEvent> WaitingAsync(IAsyncEnumerator<byte[]> lines, Queue<StoredEvent> waiting)
    {
        await using var end = lines;
        if (waiting.TryDequeue(out var first))
            yield return first;
        while (await lines.MoveNextAsync())
            yield return Event(Read<EntryView>(lines.Current));
    }

    private static StoredEvent Event(EntryView line) =>
        line is { Leaf: null, Event: { } waiting }
            ? waiting.ToStored()
            : throw new InvalidDataException("a leaf comes after events without one");

    private static async IAsyncEnumerable<byte[]> LinesAsync(Stream from, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var line in new LineReader { IsGzip = true, Most = LongestLine }.ReadAsync(from, stop))
        {
            yield return line is { Refusal: null, Text: { } text }
                ? text
                : throw new InvalidDataException($"line {line.Number}: {line.Refusal!.Message.TrimEnd('.')}");
        }
    }

    private static T Read<T>(byte[] line)
    {
        try
        {
            using var json = JsonDocument.Parse(line, Receipt.NoDuplicates);
            Receipt.RefuseNulls(json.RootElement);
            return json.RootElement.Deserialize<T>(Receipt.Strict) ?? throw new InvalidDataException("a line is null");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"a line is not what it should be: {problem.Message.TrimEnd('.')}");
        }
    }

    private static async Task WriteLineAsync<T>(Stream into, T line, CancellationToken stop)
    {
        await JsonSerializer.SerializeAsync(into, line, FactsJson.Options, stop);
        into.WriteByte((byte)'\n');
    }

    private sealed record Head(string Format, IReadOnlyList<string> Checkpoints, IReadOnlyList<string> Keys);
}
