using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Claims;
using Facts.Store.Organizations;

namespace Facts.Store.Answers;

/// <summary>Puts the state of an organization together: its posts' answers, and its threats, plans and figures.</summary>
internal static class StateReader
{
    public static async Task<(StateView? State, Refusal? Refusal)> ReadAsync(
        AnswerReader answers, ClaimReader claims, Lens lens, string organization, AsOf on, AsOf known, RuleSet? rules, CancellationToken stop)
    {
        var (posts, refusal) = await answers.AskAllAsync(organization, on, known, stop);
        if (posts is null)
            return (null, refusal);
        if (rules is not null && posts.Count > 0 && posts[0].Rule != rules.Name)
        {
            var at = AsOf.TryParse(posts[0].KnownAt)!;
            var folded = await lens.FoldAsync(organization, at, Omission.Nothing, rules, stop);
            posts = [.. posts.Select(post => folded.Answer(new Question(organization, post.Post.Id, on, at), post))];
        }

        // What the answers are as of, where nobody named a time.
        var asOf = posts.Count > 0 ? AsOf.TryParse(posts[0].KnownAt)! : known with { IsLatest = false };
        var others = await claims.OffPostsAsync(
            organization, posts.Count > 0 ? asOf : known with { Moment = known.Reach, IsLatest = false }, stop);
        var named = posts.Count > 0 ? posts[0].Organization : new Named(organization, organization);
        return (StateView.Of(named, rules, on, asOf, posts, others), null);
    }
}
