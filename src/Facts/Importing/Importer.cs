using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Recording;
using Facts.Telemetry;
using Npgsql;

namespace Facts.Importing;

/// <summary>
/// Reads lines and records them in batches; each batch commits whole. Stopped anywhere, the same input finishes the job: what is recorded
/// already changes nothing.
/// </summary>
internal sealed class Importer(Recorder recorder, Lanes lanes, NpgsqlDataSource database)
{
    /// <summary>Enough to make the round trips of a batch cheap; what a kill undoes is never more.</summary>
    public const int MostLines = 4_000;

    /// <summary>While one part is decided here, another is written there: with two cores nothing is gained beyond.</summary>
    private const int MostParts = 2;

    /// <summary>So few are recorded together with what others bring at the same time.</summary>
    private const int MostGathered = 10;

    /// <summary>Below it a part would be too small to be worth its round trips.</summary>
    private const int LeastSplit = 1_000;

    /// <summary>Bounds the memory of a batch of long lines.</summary>
    private const long MostBytes = 8 * CommandParser.MaxBytes;

    /// <param name="lines">What to record, with numbers for the report.</param>
    /// <param name="author">Who records; kept with each event.</param>
    /// <param name="dryRun">Does all but commit.</param>
    /// <param name="refused">Called for each refused line, in order.</param>
    /// <param name="progress">Called after each batch.</param>
    /// <param name="stop">Stops between batches; what is committed stays.</param>
    public async Task<ImportReport> ImportAsync(
        IAsyncEnumerable<ParsedLine> lines,
        Author author,
        bool dryRun,
        Action<Recorded>? refused,
        Action<ImportReport>? progress,
        CancellationToken stop)
    {
        var report = new ImportReport();
        await using var trial = dryRun ? await database.OpenConnectionAsync(stop) : null;
        await using var transaction = trial is null ? null : await trial.BeginTransactionAsync(stop);
        await foreach (var batch in ReadAhead.Of(Batches(lines, stop), most: 2, stop))
        {
            var readable = batch.Where(line => line.Line is not null).Select(line => (line.Number, line.Line!)).ToList();
            IReadOnlyList<Recorded> recorded = readable.Count == 0 ? []
                : transaction is null ? await RecordAsync(readable, author, stop)
                : (await recorder.SaveAsync(transaction, Request.Of(readable, author), stop)).Lines;
            var unreadable = batch.Where(line => line.Line is null).Select(line => new Recorded(line.Number, null, line.Refusal, false));
            foreach (var line in recorded.Concat(unreadable).OrderBy(line => line.Number))
            {
                report.Add(line);
                if (!dryRun)
                    Measures.Imported(line);
                if (line.Refusal is not null)
                    refused?.Invoke(line);
            }

            progress?.Invoke(report);
        }

        return report;
    }

    /// <summary>Parts of a batch that do not concern each other are recorded at the same time, each in a transaction of its own.</summary>
    private async Task<IReadOnlyList<Recorded>> RecordAsync(
        List<(long Number, RecordingCommand Line)> lines, Author author, CancellationToken stop)
    {
        if (lines.Count <= MostGathered)
            return (await lanes.SaveAsync(Request.Of(lines, author), stop)).Lines;
        var parts = lines.Count < LeastSplit ? [lines] : Parts.Of(lines, MostParts);
        var recorded = await Task.WhenAll(parts.Select(part => recorder.SaveAsync(Request.Of(part, author), stop)));
        return [.. recorded.SelectMany(part => part.Lines)];
    }

    /// <summary>The lines of an NDJSON stream, plain or gzip, parsed.</summary>
    public static async IAsyncEnumerable<ParsedLine> ParseAsync(
        Stream input, LineReader? reader = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var (number, text, unread) in (reader ?? new()).ReadAsync(input, stop))
        {
            var (line, refusal) = unread is null ? CommandParser.Parse(text) : (null, unread);
            yield return new ParsedLine(number, line, refusal, text?.Length ?? 0, text);
        }
    }

    private static async IAsyncEnumerable<List<ParsedLine>> Batches(
        IAsyncEnumerable<ParsedLine> lines, [EnumeratorCancellation] CancellationToken stop)
    {
        var batch = new List<ParsedLine>();
        var bytes = 0L;
        ExceptionDispatchInfo? broken = null;
        await using var reader = lines.GetAsyncEnumerator(stop);
        while (true)
        {
            try
            {
                if (!await reader.MoveNextAsync())
                    break;
            }
            catch (IOException problem)
            {
                // The lines before it were read well.
                broken = ExceptionDispatchInfo.Capture(problem);
                break;
            }

            batch.Add(reader.Current);
            bytes += reader.Current.Bytes;
            if (batch.Count < MostLines && bytes < MostBytes)
                continue;
            yield return batch;
            (batch, bytes) = ([], 0);
        }

        if (batch.Count > 0)
            yield return batch;
        broken?.Throw();
    }
}

/// <summary>A line as read: what it says, or why it could not be read; and its text, unless it was too long.</summary>
internal sealed record ParsedLine(long Number, RecordingCommand? Line, Refusal? Refusal, int Bytes, byte[]? Text = null);
