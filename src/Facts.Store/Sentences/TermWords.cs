using System.Globalization;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using CapacityOf = Facts.Domain.Claims.Capacity;

namespace Facts.Store.Sentences;

/// <summary>A holder's term in words, as seen from the day asked about.</summary>
internal static class TermWords
{
    /// <summary>Only what is out of the ordinary: a permanent holder needs no word.</summary>
    public static string Capacity(CapacityOf? capacity) => capacity switch
    {
        CapacityOf.Interim => Localizer.Of("interim", "sementara"),
        CapacityOf.Acting => Localizer.Of("acting", "pelaksana tugas"),
        _ => "",
    };

    /// <summary>What marks a holder, or a term, that is not certain.</summary>
    public static string Possibly => Localizer.Of("possibly", "mungkin");

    /// <summary>"possibly until 19 November 2023", "until 17 November 2023 (start unknown)", "since 22 November 2023".</summary>
    public static string Of(Holder holder, string on)
    {
        var day = Moment(on);
        if (Range(holder.To, holder.OtherTo) is { } end && end.Earliest <= day && end.Latest < DateTime.MaxValue)
            return $"{Possibly} {Localizer.Of("until", "sampai")} {EdtfWords.AsOf(AsOf.Print(end.Latest))}";
        if (Range(holder.From, holder.OtherFrom) is { } start && start.Latest > day && start.Earliest > DateTime.MinValue)
            return $"{Possibly} {Localizer.Of("since", "sejak")} {EdtfWords.Of(Edtf.Print(start.Earliest, EndOfDay(start.Earliest)))}";
        return (holder.From, holder.To) switch
        {
            (null, null or Boundary.OpenText) => "",
            (null, { } to) => $"{EdtfWords.Until(to)} {Localizer.Of("(start unknown)", "(awal tidak diketahui)")}",
            ({ } from, null or Boundary.OpenText) => EdtfWords.Since(from),
            (_, { } to) => EdtfWords.Until(to),
        };
    }

    /// <summary>What keeps the holder from being certain on the day.</summary>
    public static IReadOnlyList<string> Doubts(Holder holder, string on)
    {
        var day = Moment(on);
        var doubts = new List<string>();
        if (holder.From is null)
            doubts.Add(Localizer.Of("no claim says since when", "tidak ada klaim yang menyebut sejak kapan"));
        else if (holder.OtherFrom is null && Range(holder.From, null) is { } start && start.Latest > day)
            doubts.Add(OnlyKnown(Localizer.Of("start", "dimulai"), holder.From!));
        if (holder.OtherTo is null && Range(holder.To, null) is { } end && end.Earliest <= day)
            doubts.Add(OnlyKnown(Localizer.Of("end", "berakhir"), holder.To!));
        return doubts;
    }

    /// <summary>When a claim last spoke of the holder's term, where that is a year or more before the day; null otherwise.</summary>
    public static string? LastConfirmed(Holder holder, string on) =>
        holder.LastConfirmed is { Year: < 9999 } last && last.AddYears(1) <= DateOnly.FromDateTime(Moment(on))
            ? $"{Localizer.Of("Last confirmed", "Terakhir ditegaskan")} {EdtfWords.AsOf(last.ToString("O", CultureInfo.InvariantCulture))}."
            : null;

    private static string OnlyKnown(string toDo, string edtf) =>
        $"{Localizer.Of("the term is only known to", "masa jabatan hanya diketahui")} {toDo} {EdtfWords.When(edtf)}";

    /// <summary>From the first to the last moment of all readings; null when there is none.</summary>
    private static (DateTime Earliest, DateTime Latest)? Range(string? headline, IReadOnlyList<string>? others)
    {
        var readings = (others ?? []).Append(headline).OfType<string>().Select(Boundary.Parse).ToList();
        return readings.Count == 0 ? null : (readings.Min(reading => reading.Earliest), readings.Max(reading => reading.Latest));
    }

    /// <summary>A start at midnight is the day's; one within the day is an instant.</summary>
    private static DateTime EndOfDay(DateTime start) =>
        start.TimeOfDay == TimeSpan.Zero ? start.Add(TimeSpan.FromDays(1) - Moments.Tick) : start;

    private static DateTime Moment(string on) => AsOf.TryParse(on)?.Moment ?? DateTime.MaxValue;
}
