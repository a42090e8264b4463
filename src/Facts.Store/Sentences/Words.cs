using static Facts.Store.Sentences.Localizer;

namespace Facts.Store.Sentences;

/// <summary>What all pages say, in the reader's language.</summary>
internal static class Words
{
    public static string Skip => Of("Skip to the content", "Langsung ke isi");

    public static string Pages => Of("Pages", "Halaman");

    public static string Language => Of("Language", "Bahasa");

    public static string Foot => Of(
        "Facts keeps claims, not conclusions. Every answer shows the words that it rests on.",
        "Facts menyimpan klaim, bukan kesimpulan. Setiap jawaban menunjukkan kata-kata yang mendasarinya.");

    public static (string Path, string Name)[] Menu =>
    [
        ("/", Of("Ask", "Tanya")),
        ("/search", Of("Search", "Cari")),
        ("/timeline", Of("Timeline", "Garis waktu")),
        ("/board", Of("Board", "Dewan")),
        ("/changes", Of("Changes", "Perubahan")),
        ("/proposals", Of("Proposals", "Usulan")),
        ("/audit", "Audit"),
    ];

    public static string On => Of("On", "Pada");

    public static string Known => Of("As known at", "Menurut yang diketahui pada");

    public static string Organization => Of("Organization", "Organisasi");

    public static string Post => Of("Post", "Jabatan");

    public static string More(int count) => Of($"{count} more, in the JSON", $"{count} lagi, dalam JSON");

    public static string MoreThere => Of("There is more, in the JSON", "Masih ada lagi, dalam JSON");

    public static string Show => Of("Show", "Tampilkan");
}
