using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Recording;
using Facts.Store.Telemetry;
using Npgsql;

namespace Facts.Store.Importing;

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
    /// <param name="how">Whether it is recorded, and who hears of it meanwhile.</param>
    /// <param name="stop">Stops between batches; what is committed stays.</param>
    public async Task<ImportReport> ImportAsync(
        IAsyncEnumerable<ParsedLine> lines, Author author, ImportOptions how, CancellationToken stop)
    {
        var report = new ImportReport();
        await using var trial = how.DryRun ? await database.OpenConnectionAsync(stop) : null;
        await using var transaction = trial is null ? null : await trial.BeginTransactionAsync(stop);
        // A batch is reported while the next one is recorded (measured: some 8 % of the time).
        var (reported, isFull) = (Task.CompletedTask, false);
        try
        {
            await foreach (var batch in ReadAhead.Of(Batches(lines, stop), most: 2, stop))
            {
                var saved = await SaveAsync(batch);
                await reported;
                isFull = report.Changes.IsFull;
                reported = Task.Run(() => Report(batch, saved), CancellationToken.None);
            }
        }
        finally
        {
            await reported;
        }

        return report;

        Task<IReadOnlyList<Saved>> SaveAsync(List<ParsedLine> batch)
        {
            var readable = batch.Where(line => line.Line is not null).Select(line => (line.Number, line.Line!)).ToList();
            return readable.Count == 0 ? Task.FromResult<IReadOnlyList<Saved>>([])
                : transaction is null ? RecordAsync(Watch(readable), stop)
                : TryAsync(transaction, Watch(readable), stop);
        }

        void Report(List<ParsedLine> batch, IReadOnlyList<Saved> saved)
        {
            var unreadable = batch.Where(line => line.Line is null).Select(line => new Recorded(line.Number, null, line.Refusal, false));
            List<Recorded> recorded = [.. saved.SelectMany(part => part.Lines).Concat(unreadable).OrderBy(line => line.Number)];
            foreach (var line in recorded)
            {
                report.Add(line);
                if (!how.DryRun)
                    Measures.Imported(line.Line, line.Refusal, line.Unchanged);
                if (line.Refusal is not null)
                    how.Refused?.Invoke(line);
            }

            report.Created.Add(recorded);
            report.Changes.Add(saved.SelectMany(part => part.Changes), how.Changed, stop);
            how.Progress?.Invoke(report);
        }

        Request Watch(IReadOnlyList<(long, RecordingCommand)> some) =>
            Request.Watched(some, author, how.IsStrict, isCounted: how.Changed is null && isFull);
    }

    private async Task<IReadOnlyList<Saved>> TryAsync(NpgsqlTransaction trial, Request batch, CancellationToken stop) =>
        [await recorder.SaveAsync(trial, batch, stop)];

    /// <summary>
    /// Parts of a batch that do not concern each other are recorded at the same time, each in a transaction of its own. Where all is to be
    /// declared before it is named, each line concerns those after it.
    /// </summary>
    private async Task<IReadOnlyList<Saved>> RecordAsync(Request batch, CancellationToken stop)
    {
        if (batch.Lines.Count <= MostGathered)
            return [await lanes.SaveAsync(batch, stop)];
        var parts = batch.Lines.Count < LeastSplit || batch.IsStrict ? [batch.Lines] : Parts.Of(batch.Lines, MostParts);
        return await Task.WhenAll(parts.Select(part => recorder.SaveAsync(batch with { Lines = part }, stop)));
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
