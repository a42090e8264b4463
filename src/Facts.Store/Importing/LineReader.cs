using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Importing;

/// <summary>A line with its number, from 1; or why it, and perhaps all that follows, can't be read.</summary>
internal readonly record struct RawLine(long Number, byte[]? Text, Refusal? Refusal);

/// <summary>Cuts a stream into lines, in bounded memory, whatever it is packed and encoded in.</summary>
internal sealed class LineReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whoever gives it says that it is gzip; else it is when it begins like it.</summary>
    public bool IsGzip { get; init; }

    /// <summary>What it is in, as far as that is said; a byte order mark knows better.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Bytes of the longest line, its line feed not counted.</summary>
    public int Most { get; init; } = CommandParser.MaxBytes;

    /// <summary>
    /// Lines in UTF-8; blank ones are passed over. A line may end in CR LF. Where the stream is not what it ought to be, the last line is a
    /// refusal.
    /// </summary>
    public async IAsyncEnumerable<RawLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var cutter = new LineCutter(Most);
        var (reader, broken) = await TryAsync(() => OpenAsync(input, stop));
        for (var ended = reader is null; !ended;)
        {
            (var read, broken) = await TryAsync(() => reader!.ReadAsync(stop).AsTask());
            if (broken is not null)
                break;
            var buffer = read.Buffer;
            while (cutter.Take(ref buffer, out var line))
            {
                if (line is { } cut)
                    yield return cut;
            }

            if (read.IsCompleted && cutter.End(buffer) is { } last)
                yield return last;
            broken = cutter.Trouble;
            cutter.Skip(ref buffer);
            reader!.AdvanceTo(buffer.Start, read.Buffer.End);
            ended = read.IsCompleted || broken is not null;
        }

        if (broken is not null)
            yield return new(cutter.Number + 1, null, broken);
        if (reader is not null)
            await reader.CompleteAsync();
    }

    private async Task<PipeReader> OpenAsync(Stream input, CancellationToken stop)
    {
        var raw = PipeReader.Create(input);
        var isGzip = IsGzip || Gunzip.Begins(await PeekAsync(raw, 2, stop));
        var content = isGzip ? PipeReader.Create(new Gunzip(raw.AsStream())) : raw;
        var marked = TextEncoding.Marked(await PeekAsync(content, TextEncoding.MarkLength, stop));
        if ((marked?.Encoding ?? Encoding) is not { } encoding || TextEncoding.IsUtf8(encoding))
            return content;
        if (marked is var (_, length))
        {
            var mark = await content.ReadAtLeastAsync(length, stop);
            content.AdvanceTo(mark.Buffer.GetPosition(length));
        }

        return PipeReader.Create(System.Text.Encoding.CreateTranscodingStream(content.AsStream(), encoding, Utf8));
    }

    /// <summary>The first bytes, which stay; fewer where it is shorter.</summary>
    private static async Task<byte[]> PeekAsync(PipeReader reader, int most, CancellationToken stop)
    {
        var start = await reader.ReadAtLeastAsync(most, stop);
        var bytes = System.Buffers.BuffersExtensions.ToArray(start.Buffer.Slice(0, Math.Min(most, start.Buffer.Length)));
        reader.AdvanceTo(start.Buffer.Start);
        return bytes;
    }

    private async Task<(T? Done, Refusal? Broken)> TryAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return (await work(), null);
        }
        catch (InvalidDataException problem)
        {
            return (default, new Refusal(Codes.InvalidGzip, problem.Message));
        }
        catch (DecoderFallbackException)
        {
            return (default, TextEncoding.NotIn(Encoding));
        }
    }
}
