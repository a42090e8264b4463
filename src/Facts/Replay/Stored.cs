using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Storage;
using Facts.Tenures;

namespace Facts.Replay;

/// <summary>What the tables hold, or ought to hold, of one organization. Equal sets are equal tables.</summary>
internal sealed class Stored
{
    public HashSet<Held<TenureRow>> Tenures { get; } = [];

    public HashSet<Held<SetAsideRow>> SetAsides { get; } = [];

    public HashSet<StoredClaim> Claims { get; } = [];

    public HashSet<(string Claim, Guid Event)> Acts { get; } = [];

    public HashSet<(string Post, string Person, string Claim)> Formers { get; } = [];

    public HashSet<(string Person, string SameAs)> Links { get; } = [];

    /// <summary>Decisions about who is one person, in the order of the stream, from 1.</summary>
    public HashSet<(long Number, string Person, string Other, bool Same, DateTime RecordedAt)> Decisions { get; } = [];

    public HashSet<(string Post, string Name, int? Seats)> Posts { get; } = [];

    /// <summary>Rows that stand twice, which a set can't show; there are none in what is folded.</summary>
    public int Doubles { get; set; }

    /// <summary>What this has that <paramref name="other"/> has not.</summary>
    public Stored Except(Stored other)
    {
        var rest = new Stored { Doubles = Doubles };
        rest.Tenures.UnionWith(Tenures.Except(other.Tenures));
        rest.SetAsides.UnionWith(SetAsides.Except(other.SetAsides));
        rest.Claims.UnionWith(Claims.Except(other.Claims));
        rest.Acts.UnionWith(Acts.Except(other.Acts));
        rest.Formers.UnionWith(Formers.Except(other.Formers));
        rest.Links.UnionWith(Links.Except(other.Links));
        rest.Decisions.UnionWith(Decisions.Except(other.Decisions));
        rest.Posts.UnionWith(Posts.Except(other.Posts));
        return rest;
    }

    public int Count => Doubles + Tenures.Count + SetAsides.Count + Claims.Count + Acts.Count + Formers.Count + Links.Count
        + Decisions.Count + Posts.Count;
}

/// <summary>A row of belief about a post, and when it was held.</summary>
internal readonly record struct Held<T>(string Post, T Row, Period Known);

/// <summary>A row of <c>claims</c>.</summary>
/// <param name="Id">The claim's id.</param>
/// <param name="Event">The event that recorded it.</param>
/// <param name="Source">The source in force.</param>
/// <param name="Post">The post it is about, if it is.</param>
/// <param name="Person">The person, likewise.</param>
/// <param name="Json">The claim as it stands; null where its event has it all.</param>
internal sealed record StoredClaim(string Id, Guid Event, string Source, string? Post, string? Person, string? Json)
{
    public static StoredClaim Of(Claim claim, Guid recordedBy)
    {
        var about = claim.Body as PostClaim;
        return new StoredClaim(
            claim.Id, recordedBy, claim.Body.Source, about?.Post, about?.Person, about is not null && claim.IsUntouched ? null : FactsJson.Write(claim));
    }
}
