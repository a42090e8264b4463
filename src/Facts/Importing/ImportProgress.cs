using Facts.Commands;

namespace Facts.Importing;

/// <summary>
/// Shows how an import gets on: on a terminal on one line that is written over, elsewhere by a line now and then, for logs.
/// </summary>
/// <param name="clock">For the rate.</param>
/// <param name="file">Named on lines for logs.</param>
/// <param name="share">Lines done → the part of the input that was read so far, from 0 to 1; null when its size is not known.</param>
internal sealed class ImportProgress(TimeProvider clock, string file, Func<long, double?> share) : IDisposable
{
    /// <summary>Enough to look alive, too seldom to flicker or to cost.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What takes less needs no line in a log.</summary>
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(30);

    private readonly long _started = clock.GetTimestamp();
    private long _shown = Terminal.ErrorIsTerminal ? 0 : clock.GetTimestamp();
    private bool _onLine;

    public void Show(ImportReport report)
    {
        if (clock.GetElapsedTime(_shown) < (Terminal.ErrorIsTerminal ? Pause : LogPause))
            return;
        _shown = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(_started);
        if (!Terminal.ErrorIsTerminal)
        {
            Terminal.Note($"{file}: {ProgressText.Plain(report.Lines, share(report.Lines), elapsed)}");
            return;
        }

        var text = ProgressText.Bar(report.Lines, share(report.Lines), elapsed, Terminal.Error.Profile.Width);
        Console.Error.Write($"\r{text}\u001b[K");
        _onLine = true;
    }

    public void Say(string line)
    {
        Finish();
        Terminal.Note(line);
    }

    /// <summary>Leaves the line to others.</summary>
    public void Finish()
    {
        if (_onLine)
            Console.Error.Write("\r\u001b[K");
        _onLine = false;
    }

    public void Dispose() => Finish();
}
