using System.Text.Json.Nodes;
using Facts.Pages.Editing;
using Facts.Store.Provenance;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What the pages of claims and sources say, in the reader's language.</summary>
internal static class ClaimWords
{
    public static string Title => Of("Claim", "Klaim");

    public static string Source => Of("Source", "Sumber");

    public static string InSource => Of("In its source", "Dalam sumbernya");

    public static string Fields => Of("What it says", "Isinya");

    public static string Supports => Of("What rests on it", "Yang bertumpu padanya");

    public static string History => Of("History", "Riwayat");

    public static string Text => Of("Text", "Teks");

    public static string NoText => Of("It was recorded without its text.", "Dicatat tanpa teksnya.");

    public static string Claims => Of("Claims in it", "Klaim di dalamnya");

    public static string Published => Of("Published", "Terbit");

    public static string Recorded => Of("Recorded", "Tercatat");

    public static string WhoSaid => Of("Who said it", "Siapa yang mengatakan");

    public static string Edit => Of("Edit", "Sunting");

    public static string Appended => Of("appended", "ditambahkan");

    public static string ProposedBy => Of("proposed by", "diusulkan oleh");

    public static string Leaf => Of("leaf", "daun");

    public static string NoQuote => Of("Recorded without a quote.", "Dicatat tanpa kutipan.");

    public static string DeniedBy => Of("Denied by", "Dibantah oleh");

    public static string Publisher => Of("Publisher", "Penerbit");

    public static string Address => Of("Address", "Alamat");

    public static string LanguageOfText => Of("Language", "Bahasa");

    public static string CopyOf => Of("Copy of", "Salinan dari");

    public static string Origins => Of("Independent origins", "Asal yang mandiri");

    public static string ToWords => Of("to its words", "ke kata-katanya");

    public static string Retracted => Of("withdrawn", "ditarik");

    /// <summary>What was done to a claim.</summary>
    public static string Did(TrailEvent recorded) => recorded.Did switch
    {
        "recorded" => Of("recorded", "tercatat"),
        "denied" => Of("denied", "dibantah"),
        "corrected" => Of("corrected", "dikoreksi"),
        "retracted" => Of("withdrawn", "ditarik"),
        "ruled" => Of("ruled: ", "diputuskan: ") + EditWords.OfRank(recorded.Rank!.Value.ToString().ToLowerInvariant()),
        "outcome" => Of("outcome: ", "hasil: ") + recorded.Outcome?.ToString().ToLowerInvariant(),
        "redacted" => Of("erased: ", "dihapus: ") + string.Join(", ", recorded.Fields ?? []),
        var did => did,
    };

    /// <summary>A value before or after a correction.</summary>
    public static string Value(JsonNode? value) => FieldChange.Words(value) ?? EditWords.Nothing;
}
