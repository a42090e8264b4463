using Facts.Domain.Dates;

namespace Facts.Domain.Reading;

/// <summary>Frames of following somebody in a post.</summary>
internal sealed partial class Clauses
{
    /// <summary>"Reed's post will be filled by Barlow".</summary>
    private List<Item>? Fill(int i, string? hedge)
    {
        if (!By(i) || _walk.Object(i + 2, 4) is not { } at || items.Take(i).LastOrDefault(item =>
            item.Kind == ItemKind.Person) is not { } old || _walk.Who(old) is not { } left)
            return null;
        foreach (var draft in drafts.Of(left, "ends"))
            Copy(draft, Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(items[at])!, old.From, items[at].To, null, null);
        return [items[at]];
    }

    /// <summary>"Succeeding Tom Barlow, who retires", "will be replaced by Eve Stone as treasurer".</summary>
    private List<Item>? Succeed(int i, bool isPassive, string? hedge)
    {
        if (hedge is "void" or "denied")
            return null;
        var objectAt = _walk.Object(isPassive && By(i) ? i + 2 : i + 1);
        var followsStart = !isPassive && _begunAt >= 0 && _begunAt < i
            && !items.Skip(_begunAt).Take(i - _begunAt).Any(item => item.Is(";")) && IsParticiple(i);
        var doers = followsStart ? [] : _walk.Doers(i, IsPlural(i, null));
        var news = isPassive ? objectAt is { } n ? new List<Item> { items[n] } : [] : doers;
        var old = isPassive ? doers.FirstOrDefault() : objectAt is { } o ? items[o] : null;
        if (old is null || _walk.Who(old) is not { } former)
            return doers.Count > 0 ? doers : null;
        var posts = PostsAfter(isPassive, i, objectAt);
        if (followsStart && posts is not null)
            news = _walk.LastDoers;
        var begun = followsStart ? _begun.Where(draft => draft.Person != former).ToList() : [];
        EndOld(i, old, former, begun, posts, hedge, news);
        return news.Count > 0 ? news : doers;
    }

    /// <summary>A form that hangs on the verb before: "succeeding", "to succeed", "menggantikan" behind a start.</summary>
    private bool IsParticiple(int i) => tokens[items[i].From].Lower.EndsWith("ing", StringComparison.Ordinal)
        || (i > 0 && (items[i - 1].Is("to") || items[i - 1].Is("for")))
        || tokens[items[i].From].Lower is "successor" or "replacement" or "in"
            || (headsFirst && _walk.LastVerb == _begunAt && !items.Skip(_begunAt + 1).Take(i - _begunAt - 1).Any(item =>
            item.Kind == ItemKind.Person));

    private Item? PostsAfter(bool isPassive, int i, int? objectAt)
    {
        if (items[0].Is("as") && i > 1 && items[1].Kind == ItemKind.Posts)
            return items[1];
        var start = (objectAt ?? i) + 1;
        var at = start;
        while (at < items.Count && at - start < 3 && !items[at].Is("as") && !items[at].Is(","))
            at++;
        return at < items.Count && items[at].Is("as") ? _walk.Posts(at + 1, 6)
            : isPassive && !By(i) && i + 1 < items.Count && items[i + 1].Is("as") ? _walk.Posts(i + 2, 6) : null;
    }

    private void EndOld(int i, Item old, KnownPerson former, List<Draft> begun, Item? posts, string? hedge, List<Item> news)
    {
        var (from, to) = (Math.Min(items[i].From, old.From), Math.Max(items[i].To, old.To));
        var (effect, kind) = hedge is "plan" ? (null, "plan") : ("ends", "tenure");
        var ended = new List<Draft>();
        var titles = old.Titles.Where(post => post is { IsRole: false }).ToList();
        if (posts is not null)
        {
            posts.IsUsed = true;
            var date = _walk.Date(i);
            if (effect is null)
                drafts.Remember(former, posts.Posts.Select(post => (post.Title, OwnerOf(post))));
            else
                ended = Say(effect, kind, former, posts.Posts, from, Math.Max(to, posts.To), date?.Date, LeanOf(i, date));
            foreach (var person in news)
                Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person), posts.Posts, Math.Min(person.From, from),
                    Math.Max(to, posts.To), date?.Date, LeanOf(i, date));
            old.Titles.RemoveAll(post => post.IsFormer);
            return;
        }

        var own = begun.Count > 0 ? begun : news.SelectMany(item => _walk.Who(item) is { } who ? drafts.Of(who, "starts") : []).ToList();
        var seats = own.Where(draft => draft.Post is not null && draft.Post != "director").ToList();
        var before = drafts.Of(former, "ends").Where(draft => draft.Post is not null).ToList();
        var formerly = titles.Where(post => post.IsFormer && (post.Organization is null || post.Organization == state.Self)).ToList();
        if (titles.Count > 0 && (seats.Count == 0 || formerly.Count > 0))
        {
            var left = formerly.Count > 0 ? formerly : titles;
            if (effect is not null)
                Say(effect, kind, former, left, from, to);
            if (seats.Count == 0)
            {
                foreach (var person in news)
                    Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person), left, Math.Min(person.From, from), to);
            }

            old.Titles.RemoveAll(left.Contains);
        }
        else if (seats.Count > 0 && effect is not null)
        {
            foreach (var draft in seats.DistinctBy(draft => (draft.Post, draft.Organization)))
                Copy(draft, "ends", kind, former, from, to, null, null);
        }
        else if (before.Count > 0)
        {
            foreach (var (draft, person) in before.SelectMany(draft => news.Select(person => (draft, person))))
                Copy(draft, Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person)!, Math.Min(from, person.From),
                    Math.Max(to, person.To), null, null);
        }
        else if (effect is not null && _begun.Count == 0 && _begunAt >= 0 && _begunAt < i && _begunPosts.Count > 0)
        {
            Say("ends", kind, former, _begunPosts.Where(post => !post.IsSeat), from, to);
        }
        else if (effect is not null && !items.Skip(i + 1).Take(2).Any(item => item.Is("duties")))
        {
            SayBare("ends", kind, former, from, to, null, Lean.Past);
            foreach (var person in news.Select(_walk.Who).OfType<KnownPerson>())
                SayBare("starts", "appointment", person, from, to, null, Lean.Past);
        }
    }
}
