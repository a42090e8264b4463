using Facts.Domain.Answers;
using Facts.Domain.Tenures;

namespace Facts.Store.Recording;

/// <summary>What a request changes in one post: worked out when it is asked for, as nobody has to wait for it with locks held.</summary>
/// <param name="post">Those whom the request concerns, before and after it.</param>
/// <param name="others">Others who hold the post meanwhile, as far as they matter.</param>
/// <param name="nameOf">People's names for those who ask about the organization.</param>
/// <param name="isIncomplete">Others were too many to be read.</param>
internal sealed class PostChanges(ChangedPost post, IReadOnlyCollection<Tenure> others, Func<string, Named> nameOf, bool isIncomplete)
{
    public string Organization => post.Organization;

    public string Post => post.Id;

    public Func<string, Named> NameOf => nameOf;

    /// <summary>There may be changes that are not among them.</summary>
    public bool IsIncomplete => isIncomplete;

    /// <summary>Every changed answer, by time.</summary>
    public IEnumerable<AnswerChange> All() => Changes.InDays(
        post.Id,
        new Belief(post.Rules, post.Seats, post.Before.Concat(others)),
        new Belief(post.Rules, post.Seats, post.After.Concat(others)));
}
