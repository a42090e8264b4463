using System.Text;
using Facts.Store.Storage;

namespace Facts.Agents;

/// <summary>
/// Lines of an agent on standard input. Bytes that are not UTF-8 become U+0001, which no JSON has unescaped, so that such a line is
/// refused; the SDK would read U+FFFD, and look for it.
/// </summary>
internal sealed class AgentInput(Stream input) : InputStream
{
    private static readonly Encoding Strict =
        Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\u0001"));

    private readonly Stream _text = Encoding.CreateTranscodingStream(input, Strict, new UTF8Encoding(false));

    /// <summary>A read of standard input can not be given up, so its reader stops waiting for it.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await _text.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _text.Dispose();
        base.Dispose(disposing);
    }
}
