using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Store.Answers;
using Facts.Store.Sentences;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What the page of changes says, in the reader's language.</summary>
internal static class ChangesWords
{
    public static string Title => Of("What changed", "Apa yang berubah");

    public static string What => Of(
        "What the answers were and became between two recorded times: by news, corrections, retractions and rulings.",
        "Jawaban sebelum dan sesudah di antara dua waktu pencatatan: karena berita, koreksi, penarikan, dan keputusan redaksi.");

    public static string From => Of("Recorded by", "Tercatat hingga");

    public static string To => Of("Compared with", "Dibandingkan dengan");

    public static string Now => Of("now", "sekarang");

    public static string Answers => Of("Answers", "Jawaban");

    public static string NoAnswer => Of("No answer changed.", "Tidak ada jawaban yang berubah.");

    public static string Days => Of("Days", "Hari");

    public static string Before => Of("Before", "Sebelumnya");

    public static string After => Of("After", "Sesudahnya");

    public static string Claims => Of("Claims that stand otherwise", "Klaim yang kedudukannya berubah");

    public static string NoClaim => Of("No claim stands otherwise.", "Tidak ada klaim yang kedudukannya berubah.");

    public static string NotRecorded => Of("not recorded", "belum tercatat");

    public static string Since => Of("Since", "Sejak");

    public static string When(ChangeView change) => (change.From, change.To) switch
    {
        (null, null) => Of("at any time", "kapan pun"),
        ({ } from, null) => Of($"from {EdtfWords.Of(from)} on", $"mulai {EdtfWords.Of(from)}"),
        (null, { } to) => Of($"before {EdtfWords.Of(to)}", $"sebelum {EdtfWords.Of(to)}"),
        ({ } from, { } to) => Of(
            $"from {EdtfWords.Of(from)} until before {EdtfWords.Of(to)}", $"dari {EdtfWords.Of(from)} hingga sebelum {EdtfWords.Of(to)}"),
    };

    public static string OnlyWhoDiffers => Of(
        "Only those are listed who hold the post otherwise than before.",
        "Hanya mereka yang memegang jabatan secara berbeda dari sebelumnya yang tercantum.");

    /// <summary>Those who differ; others may hold the post beside them, before and after alike.</summary>
    public static string Holders(IReadOnlyList<BriefHolder> holders) => holders.Count == 0
        ? Of("nobody else", "tidak ada yang lain")
        : string.Join(Of(" and ", " dan "), holders.Select(Holder));

    public static string Standing(ClaimStanding standing)
    {
        string[] marks =
        [
            Status(standing.Status),
            standing.Rank == Rank.Preferred ? Of("ranked preferred", "diutamakan") : "",
            standing.Disputed ? Of("disputed", "diperdebatkan") : "",
            standing.DeniedBy is { } denials ? $"{Of("denied by", "dibantah oleh")} {string.Join(", ", denials)}" : "",
            standing.Wording is { } wording ? string.Join(", ", wording.Select(field => $"{field.Key}: {field.Value}")) : "",
        ];
        return string.Join(", ", marks.Where(mark => mark.Length > 0));
    }

    public static string Status(string status) => status switch
    {
        "retracted" => Of("retracted", "ditarik"),
        "deprecated" => Of("deprecated", "tidak dipakai lagi"),
        _ => Of("active", "berlaku"),
    };

    private static string Holder(BriefHolder holder)
    {
        string[] marks =
        [
            TermWords.Capacity(holder.Capacity),
            holder.Certainty == Certainty.Possible ? Of("possible", "mungkin") : Of("certain", "pasti"),
            holder.Disputed ? Of("disputed", "diperdebatkan") : "",
        ];
        return $"{HolderWords.Of(holder.Person)} ({string.Join(", ", marks.Where(mark => mark.Length > 0))})";
    }
}
