using Facts.Pages.Editing;
using Facts.Store.Proposals;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What the page of proposals says, in the reader's language.</summary>
internal static class ProposalWords
{
    public static string Title => Of("Proposals", "Usulan");

    public static string Lead => Of(
        "Rulings and redactions that one person proposed. Somebody else has to approve them.",
        "Keputusan dan penghapusan yang diusulkan seseorang. Orang lain harus menyetujuinya.");

    public static string None => Of("Nothing is proposed.", "Tidak ada usulan.");

    public static string Erase => Of("Erase", "Hapus");

    public static string Stale => Of(
        "The claim changed after this was proposed. This is what would change now.",
        "Klaim ini berubah setelah diusulkan. Inilah yang akan berubah sekarang.");

    public static string Note => Of("Your words on it (needed to reject)", "Catatan Anda (wajib untuk menolak)");

    public static string Approve => Of("Approve", "Setujui");

    public static string Reject => Of("Reject", "Tolak");

    public static string Next => Of("More proposals", "Usulan lainnya");

    public static string Decided(string? state) => state switch
    {
        "approved" => Of("The proposal is approved.", "Usulan disetujui."),
        "rejected" => Of("The proposal is rejected.", "Usulan ditolak."),
        _ => "",
    };

    /// <summary>What is proposed, before the claim or thing that it is about.</summary>
    public static string What(ProposalView proposal) => proposal.Ruling is { } ruling
        ? $"{EditWords.Rank}: {EditWords.OfRank(ruling.Rank.ToString().ToLowerInvariant())}"
        : $"{Erase}: {proposal.Redaction?.Field}";
}
