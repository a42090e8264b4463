using Facts.Domain.Dates;

namespace Facts.Domain.Reading;

/// <summary>Frames of taking and having a post.</summary>
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

    /// <summary>"Elected to its board Ann Reed, chairman of Acme, and Tom Barlow"; "named two directors: Ann Reed and Tom Barlow".</summary>
    private List<Item>? GivenBehind(int i, Item posts, string? hedge)
    {
        var at = items.IndexOf(posts) + 1;
        while (at < items.Count && (items[at].Is(":") || items[at].Is(",") || items[at].Kind == ItemKind.Date))
            at++;
        if (at >= items.Count || items[at].Kind != ItemKind.Person || (items[at - 1].Is(",") && !posts.Posts[0].IsPlural) || _walk.Who(items[at]) is null)
            return null;
        var all = new List<Item>();
        while (at < items.Count && items[at].Kind == ItemKind.Person && all.Count < 40 && !(at + 1 < items.Count && items[at + 1].Kind == ItemKind.Verb && all.Count > 0))
        {
            all.Add(items[at++]);
            while (at < items.Count && (items[at].Is(",") || items[at].Is("and") || items[at].Is(";")))
                at++;
        }

        var date = _walk.Date(i);
        foreach (var person in all)
            Say(Effect(hedge, "starts"), Kind(hedge, "appointment"), _walk.Who(person), posts.Posts, person.From, person.To, date?.Date, LeanOf(i, date));
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
            var posts = behind?.Posts ?? (items[at].Apposed < items[at].Titles.Count ? items[at].Titles.Skip(items[at].Apposed).ToList() : []);
            var next = at + (behind is null ? 1 : 2);
            if (posts.Count == 0 || (next < items.Count && !items[next].Is(".") && !items[next].Is(",") && !items[next].Is("and") && items[next].Kind != ItemKind.Date))
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
                    Math.Max(items[after - 1].To, person.To), date?.Date, LeanOf(i, date)));
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

            if (item.Kind is ItemKind.Word && !item.Is("who") && !item.Is("which") || item.IsVerb("take") || item.IsVerb("serve") || (item.IsVerb("be") && item.From > person.To - 1)
                || (item.Is(",") && (next + 1 < items.Count && items[next + 1].Is("as") || next == after && next + 1 < items.Count && items[next + 1].Is("number"))) || item.Is("number") || item.Is(",") && next > after
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
            : person.Titles.Count > 0 && !person.Titles[0].IsFormer && (verb + 1 < items.Count && (items[verb + 1].Is("as") || person.IsDefinite || person.Titles[0].IsNew || headsFirst)) ? [.. person.Titles] : [];
        person.Titles.RemoveAll(taken.Contains);
        return taken;
    }

    private bool HasPosts(int at) => items[at].Titles.Count > 0 || (_walk.Posts(at + 1, 6) is { } posts && !items.Skip(at).TakeWhile(item => item != posts).Any(item => item.Kind == ItemKind.Verb));

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
            if (doers.Count == 1 && _walk.Who(doers[0]) is { } left && drafts.Of(left, "ends").Find(draft => draft.Post is null) is { } bare && posts.Posts.Find(post => !post.IsRole) is { } named)
            {
                (bare.Post, bare.Organization) = (named.Title, OwnerOf(named));
                return doers;
            }

            foreach (var doer in doers)
                Say(Effect(hedge, "held"), "tenure", _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To, _walk.Since(i)?.Date);
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

    /// <summary>"The treasurer's post formerly held by Barlow".</summary>
    private List<Item>? HeldBy(int i)
    {
        var posts = items.Take(i).LastOrDefault(item => item.Kind == ItemKind.Posts);
        if (posts is null || _walk.Object(i + 2, 3) is not { } at)
            return null;
        Say("ends", "tenure", _walk.Who(items[at]), posts.Posts, posts.From, items[at].To);
        return [items[at]];
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
        foreach (var draft in doers.Select(_walk.Who).OfType<KnownPerson>().SelectMany(person => drafts.Of(person, "starts")).Where(draft => draft.When is null))
            (draft.When, draft.How) = date.Date!.Reckon(published, Lean.Future);
    }

    /// <summary>"Assumes his duties", "took over from her": the posts that the other one was said to leave.</summary>
    private void TakeDuties(int i, List<Item> doers, string? hedge)
    {
        if (!items.Skip(i + 1).Take(6).Any(item => item.Is("duties")) || !items.Skip(i + 1).Take(2).Any(item => item.Is("own") || item.Kind == ItemKind.Person))
            return;
        if (doers.Count != 1 || _walk.Who(doers[0]) is not { } person)
            return;
        var left = drafts.All.Reverse().Take(40).Where(draft => draft.Effect == "ends" && draft.Post is not null && draft.Person != person).ToList();
        foreach (var draft in left.Where(draft => draft.Person == left[0].Person).Reverse())
            Copy(draft, Effect(hedge, "starts"), Kind(hedge, "appointment"), person, doers[0].From, items[Math.Min(i + 3, items.Count - 1)].To, draft.When, draft.How);
    }

    private Draft Copy(Draft of, string effect, string kind, KnownPerson person, int from, int to, string? when, string? how) => drafts.Add(new Draft
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

    /// <summary>"Remains chairman", "continues as a director".</summary>
    private List<Item>? Hold(int i, string? hedge)
    {
        var posts = _walk.Posts(i + 1);
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (posts is null && _walk.Since(i) is { } when)
        {
            // "Barlow, the treasurer, who has served since 1983": the titles have that start.
            foreach (var doer in doers.Where(doer => doer.Titles.Count > 0))
            {
                Say("holds", "tenure", doer.Person, doer.Titles.Where(post => !post.IsFormer), doer.From, Math.Max(doer.To, when.To), when.Date);
                doer.Titles.RemoveAll(post => !post.IsFormer);
            }
        }

        if (posts is null || hedge is "void" or "denied")
            return doers;
        if (_walk.IsPast(i, items.IndexOf(posts) + 1))
        {
            foreach (var doer in doers)
                Say("held", "tenure", _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To);
            posts.IsUsed = true;
            return doers;
        }

        if (_walk.IsPassive(i) && Narrows(i, doers, posts))
            return doers;
        var since = _walk.Since(i);
        foreach (var doer in doers)
            Say(Effect(hedge == "plan" ? null : hedge, "holds"), "tenure", _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To, since?.Date);
        posts.IsUsed = true;
        return doers;
    }

    /// <summary>"Succeeding Barlow, who had been serving as president": which of the posts he leaves.</summary>
    private bool Narrows(int i, List<Item> doers, Item posts)
    {
        if (doers.Count != 1 || _walk.Who(doers[0]) is not { } person || !items.Take(i).Any(item => item.Is("who")))
            return false;
        var ends = drafts.Of(person, "ends");
        if (!ends.Exists(draft => draft.Kind == "tenure"))
            return false;
        if (!ends.Exists(draft => draft.Kind == "tenure" && posts.Posts.Exists(post => post.Title == draft.Post)))
        {
            // Another post than the one that was filled: said of him only where it is the same house's and just over.
            if (posts.Posts.Exists(post => post.Organization is not null && post.Organization != ends[0].Organization) || !ends.Exists(draft => draft.Start >= tokens[0].Start))
                return false;
            Say("ends", "tenure", person, posts.Posts, doers[0].From, posts.To);
        }

        Drafts.Remove(ends.Where(draft => draft.Kind == "tenure" && !posts.Posts.Exists(post => post.Title == draft.Post)));
        return true;
    }

    /// <summary>"Is currently president", "had been treasurer".</summary>
    private List<Item>? Be(int i, string? hedge)
    {
        var posts = _walk.Posts(i + 1, 5);
        if (posts is null || hedge is "void" or "denied" || items.Skip(i + 1).TakeWhile(item => item != posts).Any(item => item.Is(",") || item.Kind is ItemKind.Verb or ItemKind.Person || item.Kind == ItemKind.Organization && !posts.Posts[0].IsPlaced))
            return Inverse(i);
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (doers.Count == 0 || (items.IndexOf(doers[^1]) is var at && at >= 0 && i - at > 8 && !items.Skip(at).Take(i - at).Any(item => item.Is("who"))))
            return null;
        var words = string.Join(' ', tokens.Skip(items[i].From).Take(items[i].To - items[i].From).Select(token => token.Lower));
        var isPast = words.Contains("was", StringComparison.Ordinal) || words.Contains("were", StringComparison.Ordinal) || words.Contains("had been", StringComparison.Ordinal) || items[i].Value == "be past"
            || posts.Posts[0].IsFormer;
        var effect = posts.Posts[0].IsNew ? "starts" : isPast ? "held" : "holds";
        if (effect == "held" && Narrows(i, doers, posts))
            return doers;
        var since = _walk.Since(i);
        foreach (var doer in doers)
            Say(Effect(hedge, effect), Kind(hedge, effect == "starts" ? "appointment" : "tenure"), _walk.Who(doer), posts.Posts, Math.Min(doer.From, items[i].From), posts.To, since?.Date);
        posts.IsUsed = true;
        return doers;
    }

    /// <summary>"The new president is Ann Reed".</summary>
    private List<Item>? Inverse(int i)
    {
        if (i == 0 || items[i - 1].Kind != ItemKind.Posts || i + 1 >= items.Count || items[i - 1].IsUsed || _walk.Object(i + 1, 3) is not { } at)
            return null;
        var posts = items[i - 1];
        var effect = posts.Posts[0].IsNew ? "starts" : posts.Posts[0].IsFormer ? "held" : "holds";
        Say(effect, effect == "starts" ? "appointment" : "tenure", _walk.Who(items[at]), posts.Posts, posts.From, items[at].To);
        return [items[at]];
    }

    /// <summary>"Headed Delta's research division": head of it.</summary>
    private List<Item>? Head(int i, string? hedge)
    {
        var doers = _walk.Doers(i, IsPlural(i, null));
        if (doers.Count == 0 || hedge is "void" or "denied" || i + 1 >= items.Count)
            return doers;
        var at = i + 1;
        while (at < items.Count && at - i < 4 && items[at].Kind == ItemKind.Word && items[at].Value is "the" or "own")
            at++;
        if (at >= items.Count || items[at].Kind != ItemKind.Organization || items[at].Organization!.IsPlace)
            return doers;
        var owner = items[at].Organization!;
        var field = at + 1 < items.Count && items[at + 1].Is("'s") ? Field(at + 2) : "";
        var post = new PostMention { Title = headsFirst ? "kepala" : field.Length > 0 ? $"head of {field}" : "head", Organization = owner, IsPlaced = true };
        var first = tokens[items[i].From].Lower;
        var effect = first.EndsWith("ed", StringComparison.Ordinal) && !headsFirst ? "held" : i > 0 && (tokens[items[i - 1].From].Lower is "will" or "to") ? "starts" : "holds";
        foreach (var doer in doers)
            Say(Effect(hedge, effect), Kind(hedge, effect == "starts" ? "appointment" : "tenure"), _walk.Who(doer), [post], Math.Min(doer.From, items[i].From), items[at].To);
        return doers;
    }

    private string Field(int at)
    {
        var words = new List<string>();
        for (var next = at; next < items.Count && next - at < 5 && items[next].Kind is ItemKind.Word && items[next].Value is "" or "and"; next++)
            words.AddRange(tokens.Skip(items[next].From).Take(items[next].To - items[next].From).Select(token => token.Lower));
        return string.Join(' ', words);
    }
}
