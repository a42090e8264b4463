using System.Globalization;
using Facts.Domain.Threats;
using Facts.Store.Sentences;
using Facts.Store.Timelines;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages.Timeline;

/// <summary>What the timeline says, in the reader's language.</summary>
internal static class TimelineWords
{
    /// <summary>So many claims are named with a bar; the table has all of them.</summary>
    private const int ClaimsNamed = 5;

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];

    public static string Title => Of("Timeline", "Garis waktu");

    public static string What => Of(
        "Who held which post, and when. Solid: certain. Faded: possible. Striped: disputed.",
        "Siapa memegang jabatan apa, dan kapan. Penuh: pasti. Pudar: mungkin. Bergaris: diperdebatkan.");

    public static string AllPosts => Of("all", "semua");

    public static string Everyone => Of("Name has", "Nama memuat");

    public static string FirstDay => Of("First day", "Hari pertama");

    public static string LastDay => Of("Last day", "Hari terakhir");

    public static string Days => Of("Days shown", "Hari yang ditampilkan");

    public static string Earlier => Of("Earlier", "Lebih awal");

    public static string Later => Of("Later", "Lebih akhir");

    public static string In => Of("Zoom in", "Perbesar");

    public static string Out => Of("Zoom out", "Perkecil");

    public static string All => Of("All", "Semua");

    public static string PastPicture => Of("Skip the picture", "Lewati gambar");

    public static string NoPost => Of("No post is known.", "Tidak ada jabatan yang diketahui.");

    public static string Nobody => Of("nobody known in these days", "tidak diketahui siapa pun pada hari-hari ini");

    public static string Notes => Of("Threats, plans and figures", "Ancaman, rencana, dan angka");

    public static string Table => Of("The same in words", "Hal yang sama dalam kata-kata");

    public static string Rows(int count) => count == 1 ? Of("1 tenure", "1 masa jabatan") : Of($"{count} tenures", $"{count} masa jabatan");

    public static string Person => Of("Person", "Orang");

    public static string Capacity => Of("Capacity", "Kapasitas");

    public static string From => Of("From", "Dari");

    public static string To => Of("To", "Hingga");

    public static string Certainty => Of("Certainty", "Kepastian");

    public static string Claims => Of("Claims", "Klaim");

    public static string Claim => Of("Claim", "Klaim");

    public static string Date => Of("Date", "Tanggal");

    public static string Standing => Of("Standing", "Status");

    public static string Organizations => Of("Organizations", "Organisasi");

    public static string None => Of("Nothing is recorded yet.", "Belum ada yang tercatat.");

    public static string Now => Of("now", "sekarang");

    public static string More(int hidden) => Of(
        $"and {Number(hidden)} more: zoom or search", $"dan {Number(hidden).Replace(',', '.')} lagi: perbesar atau cari");

    public static string MorePosts(int hidden) => Of(
        $"And {hidden} more posts: name one above.", $"Dan {hidden} jabatan lagi: sebutkan satu di atas.");

    public static string Shown(Window window) => $"{Day(window.First)} – {Day(window.Last)}";

    public static string Heading(TimelineView timeline) => $"{timeline.Organization.Name}: {Of("timeline", "garis waktu")}";

    public static string Tick(Tick tick) => tick.Grain switch
    {
        Grain.Hour when tick.At.Hour != 0 => tick.At.ToString("HH:mm", CultureInfo.InvariantCulture),
        Grain.Hour or Grain.Day => $"{tick.At.Day} {Month(tick.At)}{(tick.At.DayOfYear == 1 ? $" {tick.At.Year}" : "")}",
        Grain.Month => $"{Month(tick.At)} {tick.At.Year}",
        _ => $"{tick.At.Year}",
    };

    public static string Day(DateOnly day) => $"{day.Day} {Month(day.ToDateTime(TimeOnly.MinValue))} {day.Year}";

    public static string Starts(TenureView tenure) => Readings(tenure.From, tenure.OtherFrom, Of("unknown", "tidak diketahui"));

    public static string Ends(TenureView tenure) =>
        Readings(tenure.To, tenure.OtherTo, Of("not stated", "tidak disebutkan")) + (tenure.ToDenied is true ? Denied : "");

    /// <summary>Behind an end that somebody denies.</summary>
    public static string Denied => Of(" (denied)", " (dibantah)");

    public static string Certain(TenureView tenure)
    {
        var certainty = tenure.Certain.IsEmpty ? Of("possible", "mungkin") : Of("certain", "pasti");
        return tenure.Disputed ? $"{certainty}, {Of("disputed", "diperdebatkan")}" : certainty;
    }

    /// <summary>A bar in words.</summary>
    public static string Tell(Bar<TenureView> bar)
    {
        var tenure = bar.Entry.What;
        var claims = tenure.Because.Select(ground => ground.Claim).Distinct().ToList();
        var more = claims.Count > ClaimsNamed ? $" +{claims.Count - ClaimsNamed}" : "";
        string[] parts =
        [
            $"{bar.Entry.Label}: {Starts(tenure)} – {Ends(tenure)}",
            TermWords.Capacity(tenure.Capacity),
            Certain(tenure),
            $"{Claims}: {string.Join(", ", claims.Take(ClaimsNamed))}{more}",
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>A note in words.</summary>
    public static string Tell(Note note)
    {
        string[] parts = [SafeText.Of(ClaimSentence.Of(note.Claim)), StandingOf(note.Standing), When(note), note.Id];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    public static string When(Note note) => (note.Date, note.Deadline) switch
    {
        (null, null) => "",
        ({ } date, null) => EdtfWords.Of(date),
        (null, { } deadline) => $"{Of("deadline", "tenggat")} {EdtfWords.Of(deadline)}",
        ({ } date, { } deadline) => $"{EdtfWords.Of(date)}, {Of("deadline", "tenggat")} {EdtfWords.Of(deadline)}",
    };

    public static string StandingOf(Standing? standing) => standing switch
    {
        Domain.Threats.Standing.Outstanding => Of("outstanding", "belum terjadi"),
        Domain.Threats.Standing.Fulfilled => Of("fulfilled", "terlaksana"),
        Domain.Threats.Standing.Lapsed => Of("lapsed", "gugur"),
        Domain.Threats.Standing.Withdrawn => Of("withdrawn", "ditarik"),
        _ => "",
    };

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Month(DateTime day) =>
        Current == Indonesian ? Months[day.Month - 1] : day.ToString("MMM", CultureInfo.InvariantCulture);

    private static string Readings(string? headline, IReadOnlyList<string>? others, string absent) => string.Join(
        Of(" or ", " atau "), (others ?? []).Prepend(headline ?? "").Select(edtf => edtf.Length == 0 ? absent : EdtfWords.Of(edtf)));
}
