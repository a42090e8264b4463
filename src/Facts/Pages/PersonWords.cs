using Facts.Domain.Tenures;
using Facts.Pages.Timeline;
using Facts.Store.Sentences;
using Facts.Store.Timelines;

namespace Facts.Pages;

/// <summary>What the pages of people say, in the reader's language.</summary>
internal static class PersonWords
{
    public static string Title => Localizer.Of("A person", "Seseorang");

    public static string Person => Localizer.Of("Person (id)", "Orang (id)");

    public static string Posts => Localizer.Of("Posts held", "Jabatan yang pernah dipegang");

    public static string NoPost => Localizer.Of("No post is known.", "Tidak ada jabatan yang diketahui.");

    public static string NamedIn => Localizer.Of("Named in threats and plans", "Disebut dalam ancaman dan rencana");

    public static string Grounds => Localizer.Of("What it rests on", "Dasarnya");

    /// <summary>"interim, 17 November 2023, or 18 November 2023 – by 20 November 2023".</summary>
    public static string Term(TenureView tenure)
    {
        var from = Readings(tenure.From, tenure.OtherFrom, Localizer.Of("start unknown", "awal tidak diketahui"));
        var to = Readings(tenure.To, tenure.OtherTo, Localizer.Of("no end stated", "akhir tidak disebutkan"))
            + (tenure.ToDenied is true ? TimelineWords.Denied : "");
        string[] parts = [TermWords.Capacity(tenure.Capacity), tenure.To is null or Boundary.OpenText ? $"{from}, {to}" : $"{from} – {to}"];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    private static string Readings(string? headline, IReadOnlyList<string>? others, string absent) => string.Join(
        Localizer.Of(", or ", ", atau "), (others ?? []).Select(EdtfWords.Of).Prepend(headline is null ? absent : EdtfWords.Of(headline)));
}
