using static Facts.Pages.Tongue;

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

    public static string Event(string type) => type switch
    {
        "claim-corrected" => Of("corrected", "dikoreksi"),
        "claim-retracted" => Of("withdrawn", "ditarik"),
        "claim-ranked" => Of("ruled upon", "diputuskan redaksi"),
        "denial-claimed" => Of("denied", "dibantah"),
        "outcome-recorded" => Of("outcome", "hasil"),
        _ when type.EndsWith("-claimed", StringComparison.Ordinal) => Of("recorded", "tercatat"),
        _ => type,
    };
}
