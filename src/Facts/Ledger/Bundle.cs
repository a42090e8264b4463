using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Facts.Domain.Ledger;
using Facts.Storage;

namespace Facts.Ledger;

/// <summary>
/// A whole log in one file, to be verified anywhere: gzip over NDJSON. The first line has the checkpoints and public keys; each other line
/// a leaf with its event and salts, and at the end events that wait for their leaf.
/// </summary>
internal static class Bundle
{
    public const string Format = "facts-ledger-bundle-1";

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
        var reader = new StreamReader(new GZipStream(from, CompressionMode.Decompress), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var head = Read<Head>(await LineAsync(reader, stop) ?? throw new InvalidDataException("it is empty"));
        if (head.Format != Format)
            throw new InvalidDataException($"its format is not {Format}");
        var lines = LinesAsync(reader, stop).GetAsyncEnumerator(stop);
        var waiting = new Queue<StoredEvent>();
        return new WholeLog(head.Checkpoints, [.. head.Keys.Select(NoteKey.TryParse).OfType<NoteKey>()], EntriesAsync(lines, waiting),
            WaitingAsync(lines, waiting));
    }

    private static async IAsyncEnumerable<LogEntry> EntriesAsync(IAsyncEnumerator<EntryView> lines, Queue<StoredEvent> waiting)
    {
        while (await lines.MoveNextAsync())
        {
            if (lines.Current.ToEntry() is { } entry)
            {
                yield return entry;
                continue;
            }

            waiting.Enqueue(Event(lines.Current));
            yield break;
        }
    }

    private static async IAsyncEnumerable<StoredEvent> WaitingAsync(IAsyncEnumerator<EntryView> lines, Queue<StoredEvent> waiting)
    {
        await using var end = lines;
        if (waiting.TryDequeue(out var first))
            yield return first;
        while (await lines.MoveNextAsync())
            yield return Event(lines.Current);
    }

    private static StoredEvent Event(EntryView line) =>
        line is { Leaf: null, Event: { } waiting }
            ? waiting.ToStored()
            : throw new InvalidDataException("a leaf comes after events without one");

    private static async IAsyncEnumerable<EntryView> LinesAsync(StreamReader reader, [EnumeratorCancellation] CancellationToken stop)
    {
        using var end = reader;
        while (await LineAsync(reader, stop) is { } line)
            yield return Read<EntryView>(line);
    }

    private static async Task<string?> LineAsync(StreamReader reader, CancellationToken stop)
    {
        try
        {
            return await reader.ReadLineAsync(stop);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidDataException("it is not UTF-8");
        }
    }

    private static T Read<T>(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Receipt.Strict) ?? throw new InvalidDataException("a line is null");
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
