using System.Text;

namespace Facts.Commands;

/// <summary>
/// Takes bytes of a text in UTF-8 to a terminal, which finds nothing in them that it would obey (<see cref="SafeText.Shown"/>).
/// </summary>
internal sealed class SafeStream(Stream terminal) : Stream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>A carriage return that a line feed may follow.</summary>
    private bool _returned;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var text = (_returned ? "\r" : "") + Decode(buffer);
        _returned = text.EndsWith('\r');
        Show(_returned ? text.AsSpan()[..^1] : text);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => terminal.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_returned)
                Show("\r");
            terminal.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        var letters = new char[_decoder.GetCharCount(bytes, flush: false)];
        _decoder.GetChars(bytes, letters, flush: false);
        return new string(letters);
    }

    private void Show(ReadOnlySpan<char> text) => terminal.Write(Encoding.UTF8.GetBytes(SafeText.Shown(text)));
}
