using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Time;
using Facts.Store.Tenures;

namespace Facts.Store.Replay;

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

    /// <summary>Posts that are declared, and those that claims only name.</summary>
    public HashSet<(string Post, string? Name, int? Seats)> Posts { get; } = [];

    /// <summary>
    /// Rows, in words, that the sets can't show: they stand twice, or are written in a way in which nothing here writes them (a range of
    /// other bounds, a length of another class), so that questions may miss them. There are none in what is folded.
    /// </summary>
    public List<string> Odd { get; } = [];

    /// <summary>True when some belief stood in two rows, one of which began when the other ended; see <see cref="Join"/>.</summary>
    public bool IsInPieces { get; private set; }

    /// <summary>
    /// Makes one row of rows of one belief that follow each other without a gap. Saves leave such where a ledger's acts of one recorded
    /// time came in several: what the first changed, the next changed back. They say the same.
    /// </summary>
    public void Join() => IsInPieces = Join(Tenures) | Join(SetAsides);

    /// <summary>Every row in words, by table.</summary>
    public IEnumerable<string> Describe() =>
    [
        .. Odd,
        .. Tenures.Select(Of),
        .. SetAsides.Select(Of),
        .. Claims.Select(claim => $"claim {claim.Id}"),
        .. Acts.Select(act => $"act {act.Event} upon {act.Claim}"),
        .. Formers.Select(former => $"former wording {former.Claim}: {former.Post} {former.Person}"),
        .. Links.Select(link => $"link {link.Person} {link.SameAs}"),
        .. Decisions.Select(decision => $"decision {decision.Number}: {decision.Person} {decision.Other}"),
        .. Posts.Select(post => $"post {post.Post} {post.Name} seats {post.Seats}"),
    ];

    /// <summary>Adds a row as it was read; <paramref name="sound"/> says whether it is written as it ought to be.</summary>
    public void Add(Held<TenureRow> row, bool sound)
    {
        if (!Tenures.Add(row) || !sound)
            Odd.Add($"{(sound ? "twice" : "odd")}: {Of(row)}");
    }

    /// <inheritdoc cref="Add(Held{TenureRow}, bool)"/>
    public void Add(Held<SetAsideRow> row, bool sound)
    {
        if (!SetAsides.Add(row) || !sound)
            Odd.Add($"{(sound ? "twice" : "odd")}: {Of(row)}");
    }

    private static bool Join<T>(HashSet<Held<T>> rows)
    {
        var pieces = rows.GroupBy(row => (row.Post, row.Row)).Where(group => group.Skip(1).Any()).ToList();
        var any = false;
        foreach (var group in pieces)
        {
            var ordered = group.OrderBy(row => row.Known.Start).ToList();
            for (var i = 1; i < ordered.Count; i++)
            {
                if (ordered[i - 1].Known.End != ordered[i].Known.Start)
                    continue;
                rows.Remove(ordered[i - 1]);
                rows.Remove(ordered[i]);
                ordered[i] = ordered[i] with { Known = new Period(ordered[i - 1].Known.Start, ordered[i].Known.End) };
                rows.Add(ordered[i]);
                any = true;
            }
        }

        return any;
    }

    private static string Of(Held<TenureRow> row) =>
        $"tenure {row.Post} {row.Row.Person} {Of(row.Row.Valid)} known {Of(row.Known)} {row.Row.Detail}";

    private static string Of(Held<SetAsideRow> row) =>
        $"set aside {row.Post} {row.Row.Claim} {row.Row.Why} {Of(row.Row.Valid)} known {Of(row.Known)}";

    private static string Of(Period period) =>
        $"[{AsOf.Print(period.Start)}, {(period.End == Moments.Forever ? "" : AsOf.Print(period.End))})";

    /// <summary>What this has that <paramref name="other"/> has not.</summary>
    public Stored Except(Stored other)
    {
        var rest = new Stored();
        rest.Odd.AddRange(Odd);
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

    public int Count => Odd.Count + Tenures.Count + SetAsides.Count + Claims.Count + Acts.Count + Formers.Count + Links.Count
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
    /// <param name="claim">As it stands.</param>
    /// <param name="recordedBy">The event that recorded it.</param>
    /// <param name="person">The person in whose stream it stands; null where that is an organization's.</param>
    public static StoredClaim Of(Claim claim, Guid recordedBy, string? person = null)
    {
        var about = claim.Body as PostClaim;
        return new StoredClaim(
            claim.Id,
            recordedBy,
            claim.Body.Source,
            about?.Post,
            about?.Person ?? person,
            about is not null && claim.IsUntouched ? null : FactsJson.Write(claim));
    }
}
