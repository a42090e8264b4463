using Facts.Domain.Answers;
using Facts.Store.Answers;

namespace Facts.Pages;

/// <summary>What is known of a seat.</summary>
internal enum Seat
{
    /// <summary>Somebody certainly has it.</summary>
    Filled,

    /// <summary>Somebody may have it.</summary>
    Possible,

    /// <summary>It is known to have been left.</summary>
    Vacant,

    /// <summary>No claim says who has it.</summary>
    Unknown,
}

/// <summary>The seats of a post, for a picture.</summary>
internal static class Seating
{
    /// <summary>More are told in words, and not drawn.</summary>
    public const int MostDrawn = 40;

    /// <summary>
    /// One for each holder, and one for each further seat that was declared; one at least. That a post is vacant is known only where it has
    /// no holder at all.
    /// </summary>
    public static IReadOnlyList<Seat> Of(PostState post)
    {
        var taken = post.Holders.Select(holder => holder.Certainty == Certainty.Certain ? Seat.Filled : Seat.Possible).ToList();
        var left = Math.Clamp((post.Post.Seats ?? 1) - taken.Count, 0, MostDrawn + 1);
        return [.. taken, .. Enumerable.Repeat(post.Status == Status.Vacant ? Seat.Vacant : Seat.Unknown, left)];
    }
}
