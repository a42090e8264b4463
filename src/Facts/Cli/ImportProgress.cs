using Facts.Cli.Output;
using Facts.Store.Importing;

namespace Facts.Cli;

/// <summary>
/// Shows how an import gets on: on a terminal on one line that is written over, elsewhere by a line now and then, for logs.
/// </summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="clock">For the rate.</param>
/// <param name="file">Named on lines for logs.</param>
/// <param name="share">Lines done → the part of the input that was read so far, from 0 to 1; null when its size is not known.</param>
internal sealed class ImportProgress(Terminal terminal, TimeProvider clock, string file, Func<long, double?> share) : IDisposable
{
    /// <summary>Enough to look alive, too seldom to flicker or to cost.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>What takes less needs no line in a log.</summary>
    private static readonly TimeSpan LogPause = TimeSpan.FromSeconds(30);

    private readonly long _started = clock.GetTimestamp();
    private long _shown = terminal.ErrorIsTerminal ? 0 : clock.GetTimestamp();
    private bool _onLine;

    public void Show(ImportReport report)
    {
        if (clock.GetElapsedTime(_shown) < (terminal.ErrorIsTerminal ? Pause : LogPause))
            return;
        _shown = clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(_started);
        if (!terminal.ErrorIsTerminal)
        {
            terminal.Note($"{file}: {ProgressText.Plain(report.Lines, share(report.Lines), elapsed)}");
            return;
        }

        var text = ProgressText.Bar(report.Lines, share(report.Lines), elapsed, terminal.ErrorWidth);
        terminal.Overwrite(text);
        _onLine = true;
    }

    public void Say(string line)
    {
        Finish();
        terminal.Note(line);
    }

    /// <summary>Leaves the line to others.</summary>
    public void Finish()
    {
        if (_onLine)
            terminal.Overwrite();
        _onLine = false;
    }

    public void Dispose() => Finish();
}
