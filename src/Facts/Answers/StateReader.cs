using Facts.Claims;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;

namespace Facts.Answers;

/// <summary>Puts the state of an organization together: its posts' answers, and its threats, plans and figures.</summary>
internal static class StateReader
{
    public static async Task<(StateView? State, Refusal? Refusal)> ReadAsync(
        AnswerReader answers, ClaimReader claims, string organization, AsOf on, AsOf known, CancellationToken stop)
    {
        var (posts, refusal) = await answers.AskAllAsync(organization, on, known, stop);
        if (posts is null)
            return (null, refusal);
        // What the answers are as of, where nobody named a time.
        var asOf = posts.Count > 0 ? AsOf.TryParse(posts[0].KnownAt)! : known with { IsLatest = false };
        var others = await claims.OffPostsAsync(
            organization, posts.Count > 0 ? asOf : known with { Moment = known.Reach, IsLatest = false }, stop);
        var named = posts.Count > 0 ? posts[0].Organization : new Named(organization, organization);
        return (StateView.Of(named, on, asOf, posts, others), null);
    }
}
