using Facts.Commands;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using CapacityOf = Facts.Domain.Claims.Capacity;

namespace Facts.Answers;

/// <summary>A holder's term in words, as seen from the day asked about.</summary>
internal static class TermWords
{
    /// <summary>Only what is out of the ordinary: a permanent holder needs no word.</summary>
    public static string Capacity(CapacityOf? capacity) => capacity switch
    {
        CapacityOf.Interim => "interim",
        CapacityOf.Acting => "acting",
        _ => "",
    };

    /// <summary>"possibly until 19 November 2023", "until 17 November 2023 (start unknown)", "since 22 November 2023".</summary>
    public static string Of(Holder holder, string on)
    {
        var day = Moment(on);
        if (Range(holder.To) is { } end && end.Earliest <= day && end.Latest < DateTime.MaxValue)
            return $"possibly until {EdtfWords.AsOf(AsOf.Print(end.Latest))}";
        if (Range(holder.From) is { } start && start.Latest > day && start.Earliest > DateTime.MinValue)
            return $"possibly since {EdtfWords.AsOf(AsOf.Print(start.Earliest))}";
        return (holder.From, holder.To) switch
        {
            (null, null or Boundary.OpenText) => "",
            (null, { } to) => $"until {EdtfWords.Point(to)} (start unknown)",
            ({ } from, null or Boundary.OpenText) => $"since {EdtfWords.Point(from)}",
            (_, { } to) => $"until {EdtfWords.Point(to)}",
        };
    }

    /// <summary>What keeps the holder from being certain on the day.</summary>
    public static IReadOnlyList<string> Doubts(Holder holder, string on)
    {
        var day = Moment(on);
        var doubts = new List<string>();
        if (holder.From is null)
            doubts.Add("no claim says since when");
        else if (Range(holder.From) is { } start && start.Latest > day)
            doubts.Add($"the start is put {At(holder.From)}");
        if (Range(holder.To) is { } end && end.Earliest <= day)
            doubts.Add($"the end is put {At(holder.To!)}");
        return doubts;
    }

    private static string At(string edtf) => EdtfWords.Of(edtf) is var words && char.IsAsciiDigit(words[0]) ? $"at {words}" : words;

    private static (DateTime Earliest, DateTime Latest)? Range(string? text) =>
        text is not null && Edtf.TryParse(text, out var date, out _) && date.TryGetRange(out var earliest, out var latest) ? (earliest, latest) : null;

    private static DateTime Moment(string on) => AsOf.TryParse(on)?.Moment ?? DateTime.MaxValue;
}
