using Facts.Domain.Claims;

namespace Facts.Store.Tenures;

/// <summary>
/// What a save reads of the tables that <see cref="TenureProjection"/> keeps. What an <c>Ask</c> method asks for is answered by the next
/// <see cref="RunAsync"/>, together and in the order of asking; the other reads are answered at once. Rows come in no particular order.
/// </summary>
internal interface ITenureStore
{
    /// <summary>Makes those posts that are new, and adds the keys and seats of all of them to <paramref name="known"/>.</summary>
    void AskPosts(IReadOnlyCollection<(string Organization, string Id)> posts, StoredOrganizations known);

    /// <summary>The same of all posts that some organizations have.</summary>
    void AskAllPosts(IReadOnlyCollection<string> organizations, StoredOrganizations known);

    /// <summary>
    /// Claims that somebody holds no post from some time on: dissolutions of organizations and abolitions of posts in them, and deaths of
    /// people, by these very ids.
    /// </summary>
    void AskBounds(IReadOnlyCollection<string> organizations, IReadOnlyCollection<string> people, Action<Claim> read);

    /// <summary>Claims that organizations were dissolved which were declared to hold posts of others, by these very ids.</summary>
    void AskDissolutions(IReadOnlyCollection<string> holders, Action<Claim> read);

    /// <summary>Claims of which any wording is in <paramref name="part"/>; each once.</summary>
    void AskClaims(Part part, Action<Claim> read);

    /// <summary>Tenures that are believed now.</summary>
    void AskTenures(Part part, Action<Believed<TenureRow>> read);

    /// <summary>Claims that are set aside now.</summary>
    void AskSetAsides(Part part, Action<Believed<SetAsideRow>> read);

    /// <summary>Answers what was asked.</summary>
    Task RunAsync(CancellationToken stop);

    /// <summary>
    /// Claims by their ids, claims that any wording of those denies, and claims of which any wording is about one of the people.
    /// </summary>
    Task<IReadOnlyList<Claim>> ReferredAsync(
        IReadOnlyCollection<string> claims, IReadOnlyCollection<(string Organization, string Person)> people, CancellationToken stop);

    /// <summary>
    /// Those others who are believed to hold one of the posts, or are set aside there, at one of the moments, or a microsecond before or
    /// after.
    /// </summary>
    Task<IReadOnlyList<(long Post, string Person)>> NeighboursAsync(Around around, CancellationToken stop);

    /// <summary>Those others who are believed to start first in one of the posts after one of the moments.</summary>
    Task<IReadOnlyList<(long Post, string Person)>> SuccessorsAsync(Around around, CancellationToken stop);
}

/// <summary>A part of the tables.</summary>
/// <param name="Whole">Posts of which all of it is needed.</param>
/// <param name="People">A post and a person in it, by that very id.</param>
internal sealed record Part(IReadOnlyCollection<long> Whole, IReadOnlyCollection<(long Post, string Person)> People)
{
    public bool IsNone => Whole.Count + People.Count == 0;
}

/// <summary>Moments in posts.</summary>
/// <param name="Moments">Where others are looked for.</param>
/// <param name="Ours">Those who are known to be concerned, and are left out.</param>
internal sealed record Around(IReadOnlyCollection<(long Post, DateTime At)> Moments, IReadOnlyCollection<(long Post, string Person)> Ours);

/// <summary>A row of belief that is open, and the recorded time since which it is.</summary>
internal readonly record struct Believed<T>(long Post, long Id, DateTime From, T Row);
