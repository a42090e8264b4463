using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Facts.Importing;

/// <summary>Cuts a stream into lines, in bounded memory: what is longer than a line may be is skipped, not gathered.</summary>
internal static class LineReader
{
    // Without it .NET takes gzip that was cut off for gzip that has ended, and the rest would be lost without a word.
    static LineReader() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>
    /// Lines with their numbers, from 1; blank ones are passed over. A null text stands for a line that is too long. Gzip is recognized by
    /// its first two bytes (RFC 1952, section 2.3.1). A line may end in CR LF.
    /// </summary>
    public static async IAsyncEnumerable<(long Number, byte[]? Text)> ReadAsync(
        Stream input,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var reader = await OpenAsync(input, stop);
        var number = 0L;
        var tooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                number++;
                var line = buffer.Slice(0, end);
                if (tooLong || line.Length > LineParser.MaxBytes + 1)
                    yield return (number, null);
                else if (Text(line) is { Length: > 0 } text)
                    yield return (number, text);
                tooLong = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                number++;
                if (tooLong || buffer.Length > LineParser.MaxBytes + 1)
                    yield return (number, null);
                else if (Text(buffer) is { Length: > 0 } text)
                    yield return (number, text);
                break;
            }

            if (buffer.Length > LineParser.MaxBytes + 1)
            {
                tooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, read.Buffer.End);
        }

        await reader.CompleteAsync();
    }

    private static async Task<PipeReader> OpenAsync(Stream input, CancellationToken stop)
    {
        var raw = PipeReader.Create(input);
        var start = await raw.ReadAtLeastAsync(2, stop);
        var isGzip = start.Buffer.Length >= 2 && start.Buffer.FirstSpan is [0x1f, 0x8b, ..];
        raw.AdvanceTo(start.Buffer.Start);
        return isGzip ? PipeReader.Create(new GZipStream(raw.AsStream(), CompressionMode.Decompress)) : raw;
    }

    private static byte[] Text(ReadOnlySequence<byte> line)
    {
        var text = line.ToArray();
        var span = text.AsSpan();
        if (span.StartsWith("\uFEFF"u8))
            span = span[3..];
        if (span.EndsWith("\r"u8))
            span = span[..^1];
        if (span.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0)
            return [];
        return span.Length == text.Length ? text : span.ToArray();
    }
}
