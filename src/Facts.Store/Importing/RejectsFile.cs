using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>
/// Refused lines as they were, one after the other, in a file that can be mended and imported again. Never written over what somebody
/// has: the file is new, or empty. When nothing is refused there is none.
/// </summary>
/// <remarks>It is opened before the import begins, so that a path that can't be written to is known before anything is recorded.</remarks>
internal sealed class RejectsFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private readonly bool _made;
    private readonly Lock _turn = new();

    // Lines that were read and of which it is not known yet what becomes of them: as many as a batch has, or are read ahead. Told apart by
    // the very object that they were read as, since several objects of a case file may stand on one line.
    private readonly Dictionary<object, byte[]?> _open = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<object> _order = new();
    private long _decided;

    private RejectsFile(string path, FileStream file, bool made) => (_path, _file, _made) = (path, file, made);

    /// <summary>Lines in the file.</summary>
    public long Kept { get; private set; }

    /// <summary>Refused lines that are not in it, as they were too long to be read or never were lines of their own.</summary>
    public long Lost { get; private set; }

    /// <exception cref="UnwritableException">It is there and not empty, or can't be made.</exception>
    public static RejectsFile Open(string path)
    {
        var made = !File.Exists(path);
        return new(path, NewFile.Open(path), made);
    }

    /// <summary>For people: what is in it, and what is not.</summary>
    public string Describe()
    {
        var kept = Kept == 0 ? "" : $"{_path} has the {Kept} refused: mend and import it.";
        var lost = Lost == 0 ? "" : $"{Lost} of the refused could not be kept, as they could not be read as lines.";
        return string.Join(' ', ((string[])[kept, lost]).Where(part => part.Length > 0));
    }

    /// <summary>Passes lines on, and remembers them for as long as they may be refused.</summary>
    public async IAsyncEnumerable<ParsedLine> WatchAsync(IAsyncEnumerable<ParsedLine> lines)
    {
        // Each input is counted from its start.
        _decided = 0;
        _open.Clear();
        _order.Clear();
        await foreach (var line in lines)
        {
            lock (_turn)
            {
                var key = (object?)line.Line ?? line.Refusal!;
                _open[key] = line.Text;
                _order.Enqueue(key);
            }

            yield return line;
        }
    }

    /// <summary>Writes a line that was watched.</summary>
    /// <exception cref="UnwritableException">It can't be.</exception>
    public void Keep(Recorded refused)
    {
        lock (_turn)
        {
            if (!_open.TryGetValue((object?)refused.Line ?? refused.Refusal!, out var text) || text is null)
            {
                Lost++;
                return;
            }

            Write([.. text, (byte)'\n']);
            Kept++;
        }
    }

    /// <summary>Lets go of the lines of which it is known by now what became of them; what was kept is in the file.</summary>
    /// <exception cref="UnwritableException">It is not.</exception>
    public void Decide(ImportReport report)
    {
        lock (_turn)
        {
            for (; _decided < report.Lines && _order.TryDequeue(out var key); _decided++)
                _open.Remove(key);
            Write([]);
        }
    }

    private void Write(ReadOnlySpan<byte> text)
    {
        try
        {
            _file.Write(text);
            if (text.IsEmpty)
                _file.Flush();
        }
        catch (IOException problem)
        {
            throw new UnwritableException(_path, problem);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync();
        if (_made && Kept == 0)
            File.Delete(_file.Name);
    }
}
