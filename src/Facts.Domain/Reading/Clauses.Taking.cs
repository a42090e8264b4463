using Facts.Domain.Dates;

namespace Facts.Domain.Reading;

/// <summary>Frames of taking and having a post.</summary>
internal sealed partial class Clauses
{
    /// <summary>"Ann Reed becomes president"; "Tom Barlow joined Acme as treasurer in 1984".</summary>
    private List<Item>? Take(int i, string? hedge)
    {
        if (hedge is "void")
            return null;
        var posts = _walk.Posts(i + 1);
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (items[i].IsVerb("serve") && By(i))
            return HeldBy(i);
        if (doers.Count == 0)
        {
            if (posts is not null)
                (_begun, _begunAt, _begunPosts) = ([], i, posts.Posts);
            return null;
        }

        if (posts is null)
        {
            Join(i, doers);
            TakeDuties(i, doers, hedge);
            return doers;
        }

        if (posts.IsUsed && i > 0 && items[i - 1].Kind == ItemKind.Verb)
            return doers;
        if (items[i].IsVerb("serve"))
        {
            if (doers.Count == 1 && _walk.Who(doers[0]) is { } left
                && drafts.Of(left, "ends").Find(draft => draft.Post is null) is { } bare
                && posts.Posts.Find(post => !post.IsRole) is { } named)
            {
                (bare.Post, bare.Organization) = (named.Title, OwnerOf(named));
                return doers;
            }

            foreach (var doer in doers)
                Say(Effect(hedge, "held"), "tenure", _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To,
                    _walk.Since(i)?.Date);
            posts.IsUsed = true;
            return doers;
        }

        if (headsFirst && _walk.IsPast(i, i))
        {
            foreach (var doer in doers)
                Say("held", "tenure", _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To);
            posts.IsUsed = true;
            return doers;
        }

        JoinedOrganization(i, posts);
        Begin(i, doers, posts, hedge);
        return doers;
    }

    /// <summary>"Joined Delta Bank as treasurer": the post is there.</summary>
    private void JoinedOrganization(int i, Item posts)
    {
        for (var at = i + 1; at < items.Count && items[at] != posts && at - i < 6; at++)
        {
            if (items[at].Kind == ItemKind.Organization)
            {
                foreach (var post in posts.Posts.Where(post => !post.IsPlaced))
                    (post.Organization, post.IsPlaced) = (items[at].Organization, true);
            }
        }
    }

    /// <summary>"Reed will join Acme in early June": the day of what was said before of her taking a post there.</summary>
    private void Join(int i, List<Item> doers)
    {
        if (_walk.Date(i) is not { } date || LeanOf(i, date) != Lean.Future)
            return;
        foreach (var draft in doers.Select(_walk.Who).OfType<KnownPerson>().SelectMany(person =>
            drafts.Of(person, "starts")).Where(draft => draft.When is null))
            (draft.When, draft.How) = date.Date!.Reckon(published, Lean.Future);
    }

    /// <summary>"Assumes his duties", "took over from her": the posts that the other one was said to leave.</summary>
    private void TakeDuties(int i, List<Item> doers, string? hedge)
    {
        if (!items.Skip(i + 1).Take(6).Any(item => item.Is("duties"))
            || !items.Skip(i + 1).Take(2).Any(item => item.Is("own") || item.Kind == ItemKind.Person))
            return;
        if (doers.Count != 1 || _walk.Who(doers[0]) is not { } person)
            return;
        var left = drafts.Latest().Where(draft => draft.Effect == "ends" && draft.Post is not null
            && draft.Person != person).ToList();
        foreach (var draft in left.Where(draft => draft.Person == left[0].Person).Reverse())
            Copy(draft, Effect(hedge, "starts"), Kind(hedge, "appointment"), person, doers[0].From,
                items[Math.Min(i + 3, items.Count - 1)].To, draft.When, draft.How);
    }

    private Draft Copy(Draft of, string effect, string kind, KnownPerson person, int from, int to, string? when, string? how) =>
        drafts.Add(new Draft
        {
            Effect = effect,
            Kind = kind,
            Person = person,
            Organization = of.Organization,
            Post = of.Post,
            When = when,
            How = how,
            Start = tokens[Math.Min(from, to - 1)].Start,
            End = tokens[Math.Max(to, from + 1) - 1].End,
        });
}
