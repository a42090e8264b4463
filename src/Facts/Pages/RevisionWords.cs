using Facts.Domain.Sources;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What pages say about the texts that a source had, in the reader's language.</summary>
internal static class RevisionWords
{
    public static string Revisions => Of("Revisions of the text", "Revisi teks");

    public static string Number => Of("Revision", "Revisi");

    public static string Revision(int number) => $"{Number} {number}";

    public static string Shown => Of("shown", "ditampilkan");

    public static string Characters => Of("Characters", "Karakter");

    public static string Reason => Of("Reason", "Alasan");

    public static string Compare => Of("Compare", "Bandingkan");

    public static string Beside(int left) => Of($"Side by side with revision {left}", $"Berdampingan dengan revisi {left}");

    public static string Title => Of("Two revisions, side by side", "Dua revisi, berdampingan");

    public static string Left => Of("Left", "Kiri");

    public static string Right => Of("Right", "Kanan");

    public static string Same => Of("Both have the same text.", "Keduanya memiliki teks yang sama.");

    public static string TooLong => Of(
        "These texts are too long to mark what changed within them.", "Teks-teks ini terlalu panjang untuk ditandai perubahannya.");

    public static string Orphans => Of("Orphaned quotes, to be reviewed", "Kutipan yatim, perlu ditinjau");

    public static string OrphansWhat => Of(
        "Claims keep the words of the revision they were recorded from. These words are not in this revision, or not in one place only.",
        "Klaim mempertahankan kata-kata dari revisi asalnya. Kata-kata ini tidak ada dalam revisi ini, atau tidak hanya di satu tempat.");

    public static string Why(Orphaned why) => why == Orphaned.Gone
        ? Of("These words are gone.", "Kata-kata ini sudah tidak ada.")
        : Of("These words stand there more than once.", "Kata-kata ini ada di lebih dari satu tempat.");

    public static string StoodIn(int revision) => Of($"where they stood: revision {revision}", $"tempat asalnya: revisi {revision}");
}
