using System.Buffers;
using Facts.Domain;

namespace Facts.Store.Importing;

/// <summary>Takes line after line off bytes as they come. What is longer than a line may be is skipped, not gathered.</summary>
/// <param name="most">Bytes of the longest line, its line feed not counted.</param>
internal sealed class LineCutter(int most)
{
    /// <summary>No file has as many bytes of blank lines in a row; what has costs work, and brings nothing.</summary>
    public const int MostBlank = 1 << 20;

    private long _blank;
    private bool _tooLong;

    /// <summary>Of the last line that was taken.</summary>
    public long Number { get; private set; }

    /// <summary>Why nothing after the last line should be read.</summary>
    public Refusal? Trouble => _blank > MostBlank
        ? new Refusal(Codes.TooLong, "More than 1 MiB of blank lines are before this; nothing from here on is read.")
        : null;

    /// <summary>Takes a line, or any number of blank ones, for which there is null. False when there is no whole one.</summary>
    public bool Take(ref ReadOnlySequence<byte> buffer, out RawLine? line)
    {
        line = null;
        if (Trouble is not null)
            return false;
        if (!_tooLong && Feeds(buffer.FirstSpan) is var feeds && feeds > 0)
        {
            Number += buffer.FirstSpan[..feeds].Count((byte)'\n');
            _blank += feeds;
            buffer = buffer.Slice(feeds);
            return true;
        }

        if (buffer.PositionOf((byte)'\n') is not { } end)
            return false;
        line = Line(buffer.Slice(0, end));
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return true;
    }

    /// <summary>The last line, which has no line feed; null when it is blank.</summary>
    public RawLine? End(ReadOnlySequence<byte> rest) => Trouble is null ? Line(rest) : null;

    /// <summary>Lets go of the beginning of a line that is too long already.</summary>
    public void Skip(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.Length <= most + 1)
            return;
        _tooLong = true;
        buffer = buffer.Slice(buffer.End);
    }

    private RawLine? Line(ReadOnlySequence<byte> bytes)
    {
        Number++;
        if (_tooLong || bytes.Length > most + 1)
        {
            (_tooLong, _blank) = (false, 0);
            return new(Number, null, new Refusal(Codes.TooLong, $"The line is longer than {most >> 20} MiB."));
        }

        var text = Text(bytes);
        _blank = text.Length == 0 ? _blank + bytes.Length + 1 : 0;
        return text.Length == 0 ? null : new(Number, text, TextEncoding.Check(text));
    }

    /// <summary>How many bytes of line ends it begins with.</summary>
    private static int Feeds(ReadOnlySpan<byte> bytes)
    {
        var other = bytes.IndexOfAnyExcept((byte)'\n', (byte)'\r');
        return (other < 0 ? bytes : bytes[..other]).LastIndexOf((byte)'\n') + 1;
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
