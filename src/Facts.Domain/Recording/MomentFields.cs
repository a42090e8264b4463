using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// Fields that say when a stay in a post starts or ends: dates, and no intervals. <c>2018/2020</c> is a stretch of time; who means some
/// moment of it has to say so. What was recorded before this was asked stays readable.
/// </summary>
internal static class MomentFields
{
    public static string Moment(this Fields fields, string name) => fields.OptionalMoment(name) ?? fields.Text(name);

    public static string? OptionalMoment(this Fields fields, string name, bool orOpen = false)
    {
        var text = fields.OptionalDate(name, orOpen);
        if (text is not null && AsSet(text) is { } set)
            fields.Refuse(Codes.InvalidDate, $"'{name}' is an interval: {Fields.Shown(text)}. If it was at some time in it, that is {set}.");
        return text;
    }

    /// <summary>How "at some moment of it" is written; null for a text that is no interval.</summary>
    private static string? AsSet(string text)
    {
        if (text.Split('/') is not [var start, var end]
            || !Edtf.TryParse(text, out var interval, out _) || !interval.TryGetRange(out var earliest, out var latest))
            return null;
        var set = $"[{start.Trim('.')}..{end.Trim('.')}]";
        return Edtf.TryParse(set, out _, out _) ? set : Edtf.Print(earliest, latest);
    }
}
