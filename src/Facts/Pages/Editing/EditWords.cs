using System.Globalization;
using Facts.Domain.Recording;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages.Editing;

/// <summary>What the forms say, in the reader's language.</summary>
internal static class EditWords
{
    public static string Correct => Of("Correct this claim", "Koreksi klaim ini");

    public static string Retract => Of("Withdraw this claim", "Tarik klaim ini");

    public static string Rule => Of("Rule on this claim", "Putuskan tentang klaim ini");

    public static string Identify => Of("Two ids, one person", "Dua id, satu orang");

    public static string Record => Of("Record a claim", "Catat klaim");

    public static string CorrectWhat => Of(
        "We or the source had it wrong. If the world moved on, record a new claim instead. Only fields that you change are corrected.",
        "Kita atau sumbernya keliru. Bila keadaannya yang berubah, catat klaim baru. Hanya isian yang Anda ubah yang dikoreksi.");

    public static string RetractWhat => Of(
        "A withdrawn claim supports no answer any more. It stays readable, with this reason.",
        "Klaim yang ditarik tidak lagi mendasari jawaban. Klaim itu tetap dapat dibaca, beserta alasan ini.");

    public static string RuleWhat => Of(
        "A ruling settles a dispute: preferred goes before others, deprecated counts no longer.",
        "Keputusan menyelesaikan perdebatan: yang diutamakan didahulukan, yang tidak dipakai tidak lagi dihitung.");

    public static string IdentifyWhat => Of(
        "Claims of both ids are then about one person. It can be undone.",
        "Klaim dari kedua id menjadi tentang satu orang. Ini dapat dibatalkan.");

    public static string Reason => Of("Reason (kept with the act)", "Alasan (disimpan bersama tindakan)");

    public static string ShownBy => Of("Source that shows it (id; optional)", "Sumber yang menunjukkannya (id; opsional)");

    public static string Rank => Of("Rank", "Peringkat");

    public static string Preview => Of("Show what would change", "Tampilkan yang akan berubah");

    public static string Save => Of("Save", "Simpan");

    public static string ToSave => Of("To the form and its button to save", "Ke formulir dan tombol simpannya");

    public static string Cancel => Of("Back to the claim", "Kembali ke klaim");

    public static string Impact => Of("What would change", "Yang akan berubah");

    public static string NotYet => Of("Nothing is saved yet.", "Belum ada yang disimpan.");

    public static string MoreImpact => Of(
        "There is more: only the first of those who hold a post otherwise are listed.",
        "Masih ada lagi: hanya yang pertama dari mereka yang memegang jabatan secara berbeda yang tercantum.");

    public static string NoImpact => Of("No answer would change.", "Tidak ada jawaban yang akan berubah.");

    public static string AlreadySo => Of("It is so already; there is nothing to record.", "Sudah demikian; tidak ada yang perlu dicatat.");

    public static string WasChanged => Of(
        "You changed the form after the preview. This is what would change now; nothing was saved.",
        "Anda mengubah formulir setelah pratinjau. Inilah yang akan berubah sekarang; belum ada yang disimpan.");

    public static string Stale => Of("Somebody else was faster", "Orang lain lebih dahulu");

    public static string StaleWhat => Of(
        "This changed after you opened the form, so nothing was saved. What you typed is still here. Look at what happened, then show the "
            + "impact again.",
        "Ini berubah setelah Anda membuka formulir, jadi tidak ada yang disimpan. Ketikan Anda masih ada. Lihat yang terjadi, lalu "
            + "tampilkan dampaknya lagi.");

    public static string NowSays => Of("The claim now says", "Klaim kini menyatakan");

    public static string Nothing => Of("nothing", "kosong");

    public static string NoVersion => Of(
        "The form does not say which version of the claim you saw. Look at it again.",
        "Formulir tidak menyebut versi klaim yang Anda lihat. Lihat sekali lagi.");

    public static string NothingChanged => Of("You changed no field.", "Tidak ada isian yang Anda ubah.");

    public static string WhoSaid => Of("Who said it, then through whom", "Siapa yang mengatakan, lalu melalui siapa");

    public static string Who => Of("Who", "Siapa");

    public static string Via => Of("Via", "Melalui");

    public static string None => Of("not stated", "tidak disebut");

    public static string DateHint => Of(
        "a day, or EDTF such as [2023-11-18..2023-11-19]", "hari, atau EDTF seperti [2023-11-18..2023-11-19]");

    public static string OnePerLine => Of("one per line", "satu per baris");

    public static string Second => Of("The id that is a second name", "Id yang merupakan nama kedua");

    public static string First => Of("The id that answers are to show", "Id yang ditampilkan dalam jawaban");

    public static string One => Of("They are one person", "Mereka satu orang");

    public static string Two => Of("They are two people after all", "Mereka ternyata dua orang");

    public static string Decision => Of("Decision", "Keputusan");

    public static string HeldToBe => Of("Decided so far", "Keputusan sejauh ini");

    public static string NoSource => Of(
        "Open a source, and select the words there.", "Buka sebuah sumber, lalu pilih kata-katanya di sana.");

    public static string NoText => Of(
        "This source was recorded without its text, so the claim has no quote.",
        "Sumber ini dicatat tanpa teksnya, jadi klaimnya tanpa kutipan.");

    public static string BackToSource => Of("Back to the source", "Kembali ke sumber");

    public static string Saved => Of("Saved.", "Tersimpan.");

    public static string FromWords => Of("Record a claim from these words", "Catat klaim dari kata-kata ini");

    public static string RecordWhat => Of(
        "A claim is what a source says, tied to its exact words.",
        "Klaim adalah isi suatu sumber, terikat pada kata-kata persisnya.");

    public static string Kind => Of("Kind of claim", "Jenis klaim");

    public static string OtherKind => Of("Show the fields of this kind", "Tampilkan isian jenis ini");

    public static string Words => Of("The exact words in the source", "Kata-kata persis dalam sumber");

    public static string ClaimId => Of("Id of the claim (made for you when empty)", "Id klaim (dibuatkan bila kosong)");

    public static string WhichPlace => Of(
        "These words stand in the source more than once. Which are meant?",
        "Kata-kata ini muncul lebih dari sekali dalam sumber. Yang mana yang dimaksud?");

    public static string Would => Of("This would be recorded:", "Ini akan dicatat:");

    public static string New(string what, string id) => Of($"New, not known so far: {what} ", $"Baru, belum dikenal: {what} ") + $"“{id}”";

    public static string Remarked(Remark remark) => Of(remark.Message, remark.Code switch
    {
        Remarks.NotInRuleSet =>
            $"Aturan yang berlaku untuk “{remark.About}” tidak memakai pernyataan seperti ini: klaim dicatat, tetapi "
            + "jawaban mengesampingkannya.",
        Remarks.LikeAnOrganization =>
            $"“{remark.About}” belum dideklarasikan dan dianggap orang, tetapi ada organisasi dengan id itu. Bila organisasi itulah "
            + "pemegang jabatannya, nyatakan dengan baris jenis 'person' dengan \"kind\":\"organization\"; bila bukan, deklarasikan orangnya.",
        _ => remark.Message,
    });

    public static string SavedAs(string? saved) => saved switch
    {
        "correction" => Of("The correction is saved.", "Koreksi tersimpan."),
        "retraction" => Of("The claim is withdrawn.", "Klaim ditarik."),
        "ruling" => Of("The ruling is saved.", "Keputusan tersimpan."),
        "claim" => Of("The claim is recorded.", "Klaim tercatat."),
        _ => "",
    };

    public static string OfRank(string rank) => rank switch
    {
        "preferred" => Of("preferred", "diutamakan"),
        "deprecated" => Of("deprecated", "tidak dipakai lagi"),
        _ => Of("normal", "biasa"),
    };

    /// <summary>A number of code points.</summary>
    public static string Character(int at) => Of("character ", "karakter ") + at.ToString(CultureInfo.InvariantCulture);
}
