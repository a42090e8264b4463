using System.Globalization;
using Facts.Commands;

namespace Facts.Importing;

/// <summary>Shows on a terminal how an import gets on, on one line that is written over; elsewhere nothing but refusals.</summary>
internal sealed class ImportProgress(TimeProvider clock) : IDisposable
{
    /// <summary>Enough to look alive, too seldom to flicker or to cost.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly long _started = clock.GetTimestamp();
    private long _shown;
    private bool _onLine;

    public void Show(ImportReport report)
    {
        if (!Terminal.ErrorIsTerminal || clock.GetElapsedTime(_shown) < Pause)
            return;
        _shown = clock.GetTimestamp();
        var rate = report.Lines / Math.Max(clock.GetElapsedTime(_started).TotalSeconds, 0.001);
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{report.Lines:N0} lines, {rate:N0} lines/s\u001b[K"));
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
