using Facts.Store.Search;
using static Facts.Store.Sentences.Localizer;

namespace Facts.Pages;

/// <summary>What the search page says, in the reader's language.</summary>
internal static class SearchWords
{
    public static string Title => Of("Search", "Cari");

    public static string Query => Of("Words", "Kata-kata");

    public static string Hint => Of(
        "In names, titles, claims and quotes; \"words together\", one or another, and -without.",
        "Dalam nama, judul, klaim, dan kutipan; \"kata berurutan\", ini or itu, dan -tanpa.");

    public static string Nothing => Of("Nothing has these words.", "Tidak ada yang memuat kata-kata ini.");

    public static string Next => Of("More", "Lebih banyak");

    public static string Waiting(long count) => Of(
        $"{count} new entries of the ledger can't be found yet.", $"{count} entri baru buku besar belum dapat ditemukan.");

    public static string Kind(SearchHit hit) => hit.Kind switch
    {
        "person" when hit.Holder is not null => Of("organization that holds posts", "organisasi pemegang jabatan"),
        "person" => Of("person", "orang"),
        "organization" => Of("organization", "organisasi"),
        "post" => Of("post", "jabatan"),
        "source" => Of("source", "sumber"),
        _ => Of("claim", "klaim"),
    };
}
