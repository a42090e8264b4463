using Facts.Domain.Organizations;

namespace Facts.Store.Search;

/// <summary>A page of what was found.</summary>
/// <param name="Query">The words that were asked for.</param>
/// <param name="Items">The best first.</param>
/// <param name="Next">For <c>after</c>, when there is more.</param>
/// <param name="Waiting">How many of the ledger's leaves can't be found yet.</param>
internal sealed record SearchView(string Query, IReadOnlyList<SearchHit> Items, string? Next, long Waiting);

/// <summary>Something that was found.</summary>
/// <param name="Kind"><c>person</c>, <c>organization</c>, <c>post</c>, <c>source</c> or <c>claim</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name, or what the claim says in one sentence.</param>
/// <param name="Link">Its page.</param>
internal sealed record SearchHit(string Kind, string Id, string Title, string Link)
{
    /// <summary>Of a <c>person</c>, what they are where that is no human being: an organization that holds posts; else absent.</summary>
    public HolderKind? Holder { get; init; }

    /// <summary>A claim's or post's.</summary>
    public string? Organization { get; init; }

    /// <summary>A claim's exact words.</summary>
    public string? Quote { get; init; }

    /// <summary>The source they stand in.</summary>
    public string? Source { get; init; }
}
