using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages.Editing;

/// <summary>Names of a claim's fields, kinds and choices, in the reader's language; what has none is called as in an import line.</summary>
internal static class FieldWords
{
    public static string Name(string field) => field switch
    {
        "organization" => Of("Organization (id)", "Organisasi (id)"),
        "person" => Of("Person (id)", "Orang (id)"),
        "post" => Of("Post (id)", "Jabatan (id)"),
        "when" => Of("When", "Kapan"),
        "from" => Of("From", "Sejak"),
        "to" => Of("To (.. for ongoing)", "Sampai (.. bila masih berlangsung)"),
        "on" => Of("On (a day in office, without from and to)", "Pada (suatu hari menjabat, tanpa sejak dan sampai)"),
        "capacity" => Of("Capacity", "Kapasitas"),
        "cause" => Of("Cause", "Sebab"),
        "by" => Of("By whom", "Oleh siapa"),
        "statedReason" => Of("Stated reason", "Alasan yang disebut"),
        "action" => Of("Action", "Tindakan"),
        "people" => Of("People (ids)", "Orang-orang (id)"),
        "with" => Of("With", "Bersama"),
        "unless" => Of("Unless", "Kecuali"),
        "deadline" => Of("Deadline", "Tenggat"),
        "signatories" => Of("Signatories (ids)", "Penanda tangan (id)"),
        "count" => Of("Count", "Jumlah"),
        "of" => Of("Of how many", "Dari berapa"),
        "denies" => Of("Denied claim (id)", "Klaim yang dibantah (id)"),
        "nature" => Of("Nature", "Sifat"),
        "about" => Of("About", "Tentang"),
        "says" => Of("What it says", "Isinya"),
        "measure" => Of("Measure", "Ukuran"),
        "value" => Of("Value", "Nilai"),
        "unit" => Of("Unit", "Satuan"),
        "atLeast" => Of("At least", "Sedikitnya"),
        "source" => Of("Source (id)", "Sumber (id)"),
        "quote" => Of("Quote: the exact words", "Kutipan: kata-kata persis"),
        "prefix" => Of(
            "Words right before the quote, if it occurs more than once", "Kata tepat sebelum kutipan, bila muncul lebih dari sekali"),
        "suffix" => Of("Words right after it", "Kata tepat sesudahnya"),
        "note" => Of("Note", "Catatan"),
        "attribution" => Of("Who said it", "Siapa yang mengatakan"),
        _ => field,
    };

    public static string Kind(string kind) => kind switch
    {
        "appointment" => Of("appointment", "pengangkatan"),
        "dismissal" => Of("dismissal", "pemberhentian"),
        "resignation" => Of("resignation", "pengunduran diri"),
        "tenure" => Of("tenure", "masa jabatan"),
        "plan" => Of("plan", "rencana"),
        "threat" => Of("threat", "ancaman"),
        "denial" => Of("denial", "bantahan"),
        "statement" => Of("statement", "pernyataan"),
        "figure" => Of("figure", "angka"),
        "death" => Of("death", "kematian"),
        "dissolution" => Of("dissolution", "pembubaran"),
        "abolition" => Of("abolition", "penghapusan jabatan"),
        _ => kind,
    };

    public static string Choice(string choice) => choice switch
    {
        "permanent" => Of("permanent", "tetap"),
        "interim" => Of("interim", "sementara"),
        "acting" => Of("acting", "pelaksana tugas"),
        "fired" => Of("fired", "dipecat"),
        "removed" => Of("removed", "dicopot"),
        "demoted" => Of("demoted", "diturunkan"),
        "allegation" => Of("allegation", "tuduhan"),
        "reason" => Of("reason", "alasan"),
        "explanation" => Of("explanation", "penjelasan"),
        "assurance" => Of("assurance", "jaminan"),
        "opinion" => Of("opinion", "pendapat"),
        "true" => Of("yes", "ya"),
        "false" => Of("no", "tidak"),
        _ => choice,
    };
}
