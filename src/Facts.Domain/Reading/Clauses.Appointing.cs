namespace Facts.Domain.Reading;

/// <summary>Frames of giving somebody a post.</summary>
internal sealed partial class Clauses
{
    /// <summary>"Acme named Ann Reed president and Tom Barlow treasurer"; "Ann Reed was elected to the board".</summary>
    private List<Item>? Appoint(int i, bool isPassive, string? hedge)
    {
        if (hedge == "void")
            return null;
        var posts = _walk.Posts(i + 1);
        if (!isPassive && _walk.Object(i + 1) is { } first && (posts is null || items.IndexOf(posts) > first))
            return Given(i, first, hedge);
        if (!isPassive && posts is not null && GivenBehind(i, posts, hedge) is { } behindPosts)
            return behindPosts;
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (doers.Count == 0)
        {
            if (posts is not null)
                (_begun, _begunAt, _begunPosts) = ([], i, posts.Posts);
            // "Dilantik kepala desa terpilih Ahmad": who is appointed stands behind the verb.
            return headsFirst && _walk.Object(i + 1) is { } behind ? Given(i, behind, hedge) : null;
        }

        if (posts is null)
            return doers;
        if (!isPassive && (headsFirst || i == 0 || !items[i - 1].Is(",")))
            return null;
        Begin(i, doers, posts, hedge);
        Gapped(items.IndexOf(posts) + 1, hedge);
        Formerly(i, doers);
        return doers;
    }

    /// <summary>"Promoted to president from treasurer".</summary>
    private void Formerly(int i, List<Item> people)
    {
        for (var at = i + 1; at + 1 < items.Count && at - i < 8; at++)
        {
            if (!items[at].Is("from") || items[at + 1].Kind != ItemKind.Posts)
                continue;
            foreach (var person in people)
                Say("held", "tenure", _walk.Who(person), items[at + 1].Posts, Math.Min(person.From, items[i].From), items[at + 1].To);
            items[at + 1].IsUsed = true;
            return;
        }
    }

    /// <summary>
    /// "Elected to its board Ann Reed, chairman of Acme, and Tom Barlow"; "named two directors: Ann Reed and Tom Barlow".
    /// </summary>
    private List<Item>? GivenBehind(int i, Item posts, string? hedge)
    {
        var at = items.IndexOf(posts) + 1;
        while (at < items.Count && (items[at].Is(":") || items[at].Is(",") || items[at].Kind == ItemKind.Date))
            at++;
        if (at >= items.Count || items[at].Kind != ItemKind.Person || (items[at - 1].Is(",") && !posts.Posts[0].IsPlural)
            || _walk.Who(items[at]) is null)
            return null;
        var all = new List<Item>();
        while (at < items.Count && items[at].Kind == ItemKind.Person && all.Count < 40
            && !(at + 1 < items.Count && items[at + 1].Kind == ItemKind.Verb && all.Count > 0))
        {
            all.Add(items[at++]);
            while (at < items.Count && (items[at].Is(",") || items[at].Is("and") || items[at].Is(";")))
                at++;
        }

        var date = _walk.Date(i);
        foreach (var person in all)
            Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person), posts.Posts, person.From, person.To, date?.Date,
                LeanOf(i, date));
        return all;
    }

    /// <summary>"Reed was made president and Barlow treasurer": the verb is understood.</summary>
    private void Gapped(int at, string? hedge)
    {
        while (at + 1 < items.Count && (items[at].Is("and") || items[at].Is(",")))
        {
            at += items[at + 1].Is("and") ? 2 : 1;
            if (at >= items.Count || items[at].Kind != ItemKind.Person || items[at].Person is not { } person)
                return;
            var behind = at + 1 < items.Count && items[at + 1].Kind == ItemKind.Posts ? items[at + 1] : null;
            var posts = behind?.Posts ?? (items[at].Apposed < items[at].Titles.Count ? items[at].Titles.Skip(items[at].Apposed).ToList()
                : []);
            var next = at + (behind is null ? 1 : 2);
            if (posts.Count == 0 || (next < items.Count && !items[next].Is(".") && !items[next].Is(",") && !items[next].Is("and")
                && items[next].Kind != ItemKind.Date))
                return;
            Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), person, posts, items[at].From, (behind ?? items[at]).To);
            items[at].Titles.RemoveAll(posts.Contains);
            at = next;
        }
    }

    private void Begin(int i, List<Item> doers, Item posts, string? hedge)
    {
        var date = _walk.Date(i);
        hedge ??= items.Skip(items.IndexOf(posts) + 1).Take(4).Any(item => item.Is("pending")) ? "plan" : null;
        _begun = [.. doers.SelectMany(doer => Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(doer), posts.Posts,
            Math.Min(doer.From, items[i].From), Math.Max(posts.To, date?.To ?? 0), date?.Date, LeanOf(i, date)))];
        (_begunAt, _begunPosts) = (i, posts.Posts);
        posts.IsUsed = true;
        foreach (var doer in doers)
            doer.IsUsed = true;
    }

    private List<Item>? Given(int i, int first, string? hedge)
    {
        var all = new List<Item>();
        var begun = new List<Draft>();
        var at = first;
        while (at < items.Count)
        {
            var (group, after) = Listed(at);
            if (group.Count == 0)
                break;
            var posts = PostsOfObject(group[^1], ref after, i);
            if (posts.Count == 0)
                break;
            var date = _walk.Date(i);
            // Who is succeeded had the posts of the pair named last.
            begun.Clear();
            foreach (var person in group)
            {
                begun.AddRange(Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person), posts, items[i].From,
                    Math.Max(Math.Max(items[after - 1].To, person.To), date?.To ?? 0), date?.Date, LeanOf(i, date)));
            }

            all.AddRange(group);
            at = after;
            while (at < items.Count && at - after < 3 && (items[at].Is(",") || items[at].Is("and")))
                at++;
            if (at == after || at >= items.Count || items[at].Kind != ItemKind.Person || !HasPosts(at))
                break;
        }

        Formerly(i, all);
        (_begun, _begunAt, _begunPosts) = (begun, i, []);
        if (all.Count == 0 && _walk.Who(items[first]) is not null)
            all.Add(items[first]);
        return all;
    }

    /// <summary>Persons side by side: "Ann Reed, Tom Barlow and Eve Stone".</summary>
    private (List<Item> Group, int After) Listed(int at)
    {
        var group = new List<Item>();
        while (at < items.Count && items[at].Kind == ItemKind.Person && _walk.Who(items[at]) is not null && group.Count < 40)
        {
            group.Add(items[at++]);
            var next = at;
            while (next < items.Count && next - at < 2 && (items[next].Is(",") || items[next].Is("and")))
                next++;
            if (next == at || next >= items.Count || items[next].Kind != ItemKind.Person)
                break;
            at = next;
        }

        return (group, at);
    }

    private List<PostMention> PostsOfObject(Item person, ref int after, int verb)
    {
        var next = after;
        while (next < items.Count && next - after < 8)
        {
            var item = items[next];
            if (item.Kind == ItemKind.Posts)
            {
                after = next + 1;
                item.IsUsed = true;
                return item.Posts;
            }

            if (item.Kind is ItemKind.Word && !item.Is("who") && !item.Is("which") || item.IsVerb("take") || item.IsVerb("serve")
                || (item.IsVerb("be") && item.From > person.To - 1)
                || (item.Is(",") && (next + 1 < items.Count && items[next + 1].Is("as")
                    || next == after && next + 1 < items.Count && items[next + 1].Is("number"))) || item.Is("number")
                    || item.Is(",") && next > after
                || item.Kind == ItemKind.Organization)
            {
                next++;
                continue;
            }

            break;
        }

        // "named Ann Reed, 52, president": what looks like an apposition completes the verb. "named as president Ann Reed" likewise.
        var isBeside = next < items.Count && items[next].Is("to") || after < items.Count && items[after].Is("to");
        var taken = isBeside ? [] : person.Apposed < person.Titles.Count ? person.Titles.Skip(person.Apposed).ToList()
            : person.Titles.Count > 0 && !person.Titles[0].IsFormer && (verb + 1 < items.Count
                && (items[verb + 1].Is("as") || person.IsDefinite || person.Titles[0].IsNew || headsFirst)) ? [.. person.Titles] : [];
        person.Titles.RemoveAll(taken.Contains);
        return taken;
    }

    private bool HasPosts(int at) => items[at].Titles.Count > 0
        || (_walk.Posts(at + 1, 6) is { } posts && !items.Skip(at).TakeWhile(item => item != posts).Any(item =>
        item.Kind == ItemKind.Verb));
}
