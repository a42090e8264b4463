using System.Globalization;

namespace Facts.Cli.Output;

/// <summary>How an import gets on, in words: the share that is done, lines, rate and the time left, as far as they are known.</summary>
internal static class ProgressText
{
    private const int BarWidth = 20;

    /// <summary>Any sooner the rate is that of a start.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);

    /// <param name="lines">Lines done.</param>
    /// <param name="share">The part of the input that was read, from 0 to 1; null when nobody knows how much there is.</param>
    /// <param name="elapsed">Since the start.</param>
    public static string Plain(long lines, double? share, TimeSpan elapsed)
    {
        var parts = new List<string>();
        if (share is { } done)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Percent(done)}%"));
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} lines"));
        var rate = lines / Math.Max(elapsed.TotalSeconds, 0.001);
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:N0} lines/s"));
        if (share is > 0 and var read && elapsed >= Soonest)
            parts.Add($"{Duration(elapsed * ((1 - read) / read))} left");
        return string.Join(", ", parts);
    }

    /// <summary>The same with a bar in front, when it fits.</summary>
    /// <param name="lines">As above.</param>
    /// <param name="share">As above; without it there is no bar.</param>
    /// <param name="elapsed">As above.</param>
    /// <param name="width">Columns; the text has fewer, so that the cursor stays on its line.</param>
    public static string Bar(long lines, double? share, TimeSpan elapsed, int width)
    {
        var text = Plain(lines, share, elapsed);
        if (share is { } done && text.Length + BarWidth + 3 < width)
        {
            var filled = (int)(Math.Clamp(done, 0, 1) * BarWidth);
            text = $"[{new string('=', filled)}{new string(' ', BarWidth - filled)}] {text}";
        }

        return text.Length < width ? text : text[..Math.Max(width - 1, 0)];
    }

    // Only what is finished is 100 %.
    private static int Percent(double share) => Math.Clamp((int)(share * 100), 0, 99);

    private static string Duration(TimeSpan left) => left switch
    {
        { TotalSeconds: < 60 } => $"{(int)Math.Ceiling(left.TotalSeconds)} s",
        { TotalMinutes: < 60 } => $"{left.Minutes} min {left.Seconds} s",
        _ => $"{(int)left.TotalHours} h {left.Minutes} min",
    };
}
