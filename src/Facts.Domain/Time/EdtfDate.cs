namespace Facts.Domain.Time;

/// <summary>What a date is made of, as far as it decides where the date may stand.</summary>
internal enum EdtfForm
{
    /// <summary>A year, a month or a day; perhaps qualified.</summary>
    Plain,

    /// <summary>A year with a season.</summary>
    Season,

    /// <summary>A date with unspecified digits.</summary>
    Unspecified,

    /// <summary>A date with a time of day.</summary>
    Time,
}

/// <summary>One date inside a text: not an interval and not a set.</summary>
/// <param name="Level">0 or 1.</param>
/// <param name="Form">What it is made of.</param>
/// <param name="Earliest">Known; inclusive.</param>
/// <param name="Latest">Known; inclusive.</param>
internal readonly record struct EdtfDate(int Level, EdtfForm Form, EdtfBound Earliest, EdtfBound Latest)
{
    /// <summary>Whether no moment of <paramref name="end"/> is at or after the first moment of <paramref name="start"/>.</summary>
    internal static bool IsReversed(in EdtfDate start, in EdtfDate end) =>
        start.Earliest.FirstMicrosecond > end.Latest.LastMicrosecond;
}
