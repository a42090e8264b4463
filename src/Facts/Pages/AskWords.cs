using Facts.Answers;
using Facts.Commands;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;

namespace Facts.Pages;

/// <summary>What answers say, in the reader's language.</summary>
internal static class AskWords
{
    public static string Title => Tongue.Of("Who held which post?", "Siapa memegang jabatan apa?");

    public static string ThatDay => Tongue.Of("Changes that day", "Perubahan pada hari itu");

    public static string SetAside => Tongue.Of("Claims that were not used", "Klaim yang tidak dipakai");

    public static string DayBefore => Tongue.Of("the day before", "hari sebelumnya");

    public static string DayAfter => Tongue.Of("the day after", "hari sesudahnya");

    public static string Trail => Tongue.Of("report with all sources", "laporan dengan semua sumber");

    public static string Inferred => Tongue.Of("(inferred from the successor)", "(disimpulkan dari penerusnya)");

    public static string Denied => Tongue.Of("denied:", "dibantah:");

    public static string KnownBy(Answer answer) => Tongue.Of(
        $"Rule {answer.Rule}, as known at {EdtfWords.AsOf(answer.KnownAt)}", $"Aturan {answer.Rule}, menurut yang diketahui pada {EdtfWords.AsOf(answer.KnownAt)}");

    public static string Term(Holder holder)
    {
        var from = holder.From is { } start ? EdtfWords.Of(start) : Tongue.Of("start unknown", "awal tidak diketahui");
        string[] parts =
        [
            TermWords.Capacity(holder.Capacity),
            holder.To is { } end ? $"{from} – {EdtfWords.Of(end)}" : Tongue.Of($"{from}, no end stated", $"{from}, akhir tidak disebutkan"),
            holder.Disputed ? Tongue.Of("disputed", "diperdebatkan") : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    public static string Of(Status status) => status switch
    {
        Status.Held => Tongue.Of("held", "dijabat"),
        Status.Vacant => Tongue.Of("vacant", "kosong"),
        Status.Disputed => Tongue.Of("disputed", "diperdebatkan"),
        _ => Tongue.Of("unknown", "tidak diketahui"),
    };

    public static string Of(Certainty certainty) => certainty == Certainty.Certain ? Tongue.Of("certain", "pasti") : Tongue.Of("possible", "mungkin");

    public static string Of(Did did) => did == Did.Left ? Tongue.Of("left", "berhenti") : Tongue.Of("joined", "mulai menjabat");

    public static string Of(Does does) => does switch
    {
        Does.Starts => Tongue.Of("Starts", "Mulai"),
        Does.Ends => Tongue.Of("Ends", "Berakhir"),
        _ => Tongue.Of("Starts and ends", "Mulai dan berakhir"),
    };

    public static string Of(Why why) => why switch
    {
        Why.Retracted => Tongue.Of("withdrawn", "ditarik"),
        Why.Corrected => Tongue.Of("corrected", "dikoreksi"),
        Why.Deprecated => Tongue.Of("deprecated by a ruling", "tidak dipakai lagi menurut keputusan redaksi"),
        _ => Tongue.Of("another reading is shown", "bacaan lain yang ditampilkan"),
    };

    public static string Api(string what, IndexModel asked) => Links.To(
        $"/api/{what}",
        ("organization", asked.Organization),
        ("post", asked.Post),
        ("on", asked.On),
        ("known", asked.Known),
        ("format", what == "trail" ? "html" : null));
}
