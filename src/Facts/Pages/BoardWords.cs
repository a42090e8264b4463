using Facts.Domain.Answers;
using Facts.Domain.Threats;
using Facts.Store.Answers;
using Facts.Store.Sentences;

namespace Facts.Pages;

/// <summary>What the pages of boards and of people say, in the reader's language.</summary>
internal static class BoardWords
{
    public static string Title => Localizer.Of("Board and posts on a day", "Dewan dan jabatan pada suatu hari");

    public static string Choose => Localizer.Of("Choose an organization:", "Pilih organisasi:");

    public static string None => Localizer.Of(
        "No organization with a post is recorded.", "Belum ada organisasi dengan jabatan yang tercatat.");

    public static string NoPost => Localizer.Of("No post is known.", "Tidak ada jabatan yang diketahui.");

    public static string Threats => Localizer.Of("Threats", "Ancaman");

    public static string Plans => Localizer.Of("Plans", "Rencana");

    public static string Figures => Localizer.Of("Figures", "Angka");

    public static string Heading(StateView state) =>
        Localizer.Of($"{state.Organization.Name} on {EdtfWords.AsOf(state.On)}", $"{state.Organization.Name} pada {EdtfWords.AsOf(state.On)}");

    /// <summary>"4 seats: 1 filled, 1 possible, 2 unknown"; an undeclared number of seats is not told.</summary>
    public static string Seats(PostState post)
    {
        var seats = Seating.Of(post);
        var kinds = seats.GroupBy(seat => seat).OrderBy(kind => kind.Key)
            .Select(kind => $"{Count(post, kind.Key, kind.Count())} {Of(kind.Key)}");
        var declared = post.Post.Seats is { } number ? Localizer.Of(number == 1 ? "1 seat: " : $"{number} seats: ", $"{number} kursi: ") : "";
        return declared + string.Join(", ", kinds);
    }

    /// <summary>"interim, since 17 November 2023", and what is not sure about it.</summary>
    public static string Term(Holder holder, string on)
    {
        var disputed = holder.Disputed ? AskWords.Of(Status.Disputed) : "";
        string[] parts = [TermWords.Capacity(holder.Capacity), TermWords.Of(holder, on), disputed];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }

    public static string Of(Standing standing) => standing switch
    {
        Standing.Fulfilled => Localizer.Of("fulfilled", "terlaksana"),
        Standing.Lapsed => Localizer.Of("lapsed", "tidak terlaksana"),
        Standing.Withdrawn => Localizer.Of("withdrawn", "ditarik"),
        _ => Localizer.Of("outstanding", "belum terjawab"),
    };

    /// <summary>Seats beyond those that are drawn count too.</summary>
    private static int Count(PostState post, Seat seat, int drawn) =>
        seat is Seat.Vacant or Seat.Unknown ? Math.Max(drawn, (post.Post.Seats ?? 1) - post.Holders.Count) : drawn;

    private static string Of(Seat seat) => seat switch
    {
        Seat.Filled => Localizer.Of("filled", "terisi"),
        Seat.Possible => Localizer.Of("possibly filled", "mungkin terisi"),
        Seat.Vacant => Localizer.Of("vacant", "kosong"),
        _ => Localizer.Of("unknown", "tidak diketahui"),
    };
}
