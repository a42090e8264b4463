using Facts.Domain.Answers;
using Facts.Domain.Tenures;

namespace Facts.Store.Sentences;

/// <summary>What answers say, in the reader's language.</summary>
internal static class AskWords
{
    public static string Title => Localizer.Of("Who held which post?", "Siapa memegang jabatan apa?");

    public static string Question => Localizer.Of("Question, or a name", "Pertanyaan, atau nama");

    public static string Unused => Localizer.Of("Not used:", "Tidak dipakai:");

    public static string Example => Localizer.Of("who was CEO of OpenAI", "siapa CEO OpenAI");

    public static string Now => Localizer.Of("now", "sekarang");

    public static string Days => Localizer.Of("Other days and pages", "Hari dan halaman lain");

    public static string Board => Localizer.Of("all posts that day", "semua jabatan pada hari itu");

    public static string Timeline => Localizer.Of("timeline", "garis waktu");

    public static string ThatDay => Localizer.Of("Changes that day", "Perubahan pada hari itu");

    public static string SetAside => Localizer.Of("Claims that were not used", "Klaim yang tidak dipakai");

    public static string DayBefore => Localizer.Of("the day before", "hari sebelumnya");

    public static string DayAfter => Localizer.Of("the day after", "hari sesudahnya");

    public static string Trail => Localizer.Of("report with all sources", "laporan dengan semua sumber");

    public static string Inferred => Localizer.Of("(inferred from the successor)", "(disimpulkan dari penerusnya)");

    public static string Denied => Localizer.Of("denied:", "dibantah:");

    /// <summary>What an answer is about, for the title of its page.</summary>
    public static string Heading(Answer answer) => $"{answer.Post.Name}, {answer.Organization.Name}, {EdtfWords.AsOf(answer.On)}";

    public static string Kind(string kind) => kind switch
    {
        "appointment" => Localizer.Of(kind, "penunjukan"),
        "dismissal" => Localizer.Of(kind, "pemberhentian"),
        "resignation" => Localizer.Of(kind, "pengunduran diri"),
        "tenure" => Localizer.Of(kind, "masa jabatan"),
        _ => kind,
    };

    public static string KnownBy(string rule, string knownAt) => Localizer.Of(
        $"Rule {rule}, as known at {EdtfWords.AsOf(knownAt)}",
        $"Aturan {rule}, menurut yang diketahui pada {EdtfWords.AsOf(knownAt)}");

    public static string Term(Holder holder)
    {
        var from = holder.From is { } start ? EdtfWords.Of(start) : Localizer.Of("start unknown", "awal tidak diketahui");
        var term = holder.To switch
        {
            null => from + Localizer.Of(", no end stated", ", akhir tidak disebutkan"),
            Boundary.OpenText => $"{from}, {EdtfWords.Of(holder.To)}",
            _ => $"{from} – {EdtfWords.Of(holder.To)}",
        };
        string[] parts = [TermWords.Capacity(holder.Capacity), term];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    public static string OtherStays => Localizer.Of("Other stays that cover the day", "Masa jabatan lain yang mencakup hari itu");

    public static string Of(Status status) => status switch
    {
        Status.Held => Localizer.Of("held", "dijabat"),
        Status.Vacant => Localizer.Of("vacant", "kosong"),
        Status.Disputed => Localizer.Of("disputed", "diperdebatkan"),
        _ => Localizer.Of("unknown", "tidak diketahui"),
    };

    /// <summary>Held by somebody, certainly, and nobody denies it.</summary>
    public static bool IsSure(Answer answer) =>
        answer.Status == Status.Held && answer.Holders.Any(holder => holder.Certainty == Certainty.Certain);

    /// <summary>"certain" or "possible" for a post that is held, else what the answer comes to.</summary>
    public static string Badge(Answer answer) => answer.Status != Status.Held ? Of(answer.Status)
        : Of(IsSure(answer) ? Certainty.Certain : Certainty.Possible);

    public static string Of(Certainty certainty) =>
        certainty == Certainty.Certain ? Localizer.Of("certain", "pasti") : Localizer.Of("possible", "mungkin");

    public static string Of(Did did) => did == Did.Left ? Localizer.Of("left", "berhenti") : Localizer.Of("joined", "mulai menjabat");

    public static string Of(Does does) => does switch
    {
        Does.Starts => Localizer.Of("Starts", "Mulai"),
        Does.Ends => Localizer.Of("Ends", "Berakhir"),
        Does.Confirms => Localizer.Of("In office", "Menjabat"),
        _ => Localizer.Of("Starts and ends", "Mulai dan berakhir"),
    };

    public static string Of(Why why) => why switch
    {
        Why.Retracted => Localizer.Of("withdrawn", "ditarik"),
        Why.Corrected => Localizer.Of("corrected", "dikoreksi"),
        Why.Deprecated => Localizer.Of("deprecated by a ruling", "tidak dipakai lagi menurut keputusan redaksi"),
        Why.NotInRuleSet => Localizer.Of("not known to these rules", "tidak dikenal aturan ini"),
        _ => Localizer.Of("another reading is shown", "bacaan lain yang ditampilkan"),
    };
}
