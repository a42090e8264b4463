using System.Globalization;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What the page of the ledger says, in the reader's language.</summary>
internal static class AuditWords
{
    public static string Title => Of("The ledger", "Buku besar");

    public static string What => Of(
        "Every event has a leaf in an append-only Merkle log, whose state is signed. Whoever kept an earlier checkpoint can prove that "
        + "nothing under it was rewritten.",
        "Setiap peristiwa mempunyai daun dalam log Merkle yang hanya bertambah, dan keadaannya ditandatangani. Siapa pun yang menyimpan "
        + "titik periksa terdahulu dapat membuktikan bahwa tidak ada yang ditulis ulang di bawahnya.");

    public static string Leaves => Of("Leaves", "Daun");

    public static string Waiting => Of("Waiting for a leaf", "Menunggu daun");

    public static string Since => Of("since", "sejak");

    public static string Signed => Of("Signed last", "Terakhir ditandatangani");

    public static string Never => Of("never: facts audit checkpoint does it", "belum pernah: facts audit checkpoint melakukannya");

    public static string Checkpoint => Of("Checkpoint", "Titik periksa");

    public static string Check => Of("Check it yourself", "Periksa sendiri");

    public static string How => Of(
        "None of these needs our word for it; exports and receipts can be checked without our database.",
        "Tidak satu pun bergantung pada ucapan kami; berkas-berkasnya dapat diperiksa tanpa basis data kami.");

    public static string Verify => Of("compares database and log, and names what differs", "membandingkan basis data dan log, dan menyebut perbedaannya");

    public static string Export => Of("writes the log for checking elsewhere", "menulis log untuk diperiksa di tempat lain");

    public static string Receipt => Of("writes an answer with its proof", "menulis jawaban beserta buktinya");

    public static string Replay => Of("folds all events again and compares the answers", "melipat ulang semua peristiwa dan membandingkan jawabannya");

    public static string Limit => Of(
        "What it does not prove: whoever holds both the database and the key can rewrite all that nobody else witnessed.",
        "Yang tidak dibuktikannya: siapa pun yang memegang basis data dan kuncinya dapat menulis ulang semua yang tidak disaksikan orang lain.");

    public static string SignedAt(long size, string at) => Of($"{Number(size)} leaves, {at}", $"{Number(size)} daun, {at}");

    public static string Number(long number) => number.ToString("N0", Current == Indonesian ? CultureInfo.GetCultureInfo("id-ID") : CultureInfo.InvariantCulture);
}
