using System.Text;
using Facts.Store.Sentences;
using Facts.Store.Storage;

namespace Facts.Cli;

/// <summary>
/// Takes bytes of a text in UTF-8 to a terminal, which finds nothing in them that it would obey (<see cref="SafeText.Shown"/>).
/// </summary>
internal sealed class SafeStream(Stream terminal) : OutputStream
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    /// <summary>A carriage return that a line feed may follow.</summary>
    private bool _returned;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var text = (_returned ? "\r" : "") + Decode(buffer);
        _returned = text.EndsWith('\r');
        Show(_returned ? text.AsSpan()[..^1] : text);
    }

    public override void Flush() => terminal.Flush();

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
