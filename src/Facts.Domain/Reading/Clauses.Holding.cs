namespace Facts.Domain.Reading;

/// <summary>Frames of having a post.</summary>
internal sealed partial class Clauses
{
    /// <summary>"The treasurer's post formerly held by Barlow".</summary>
    private List<Item>? HeldBy(int i)
    {
        var posts = items.Take(i).LastOrDefault(item => item.Kind == ItemKind.Posts);
        if (posts is null || _walk.Object(i + 2, 3) is not { } at)
            return null;
        Say("ends", "tenure", _walk.Who(items[at]), posts.Posts, posts.From, items[at].To);
        return [items[at]];
    }

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
                Say("holds", "tenure", doer.Person, doer.Titles.Where(post => !post.IsFormer), doer.From, Math.Max(doer.To, when.To),
                    when.Date);
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
            Say(Effect(hedge == "plan" ? null : hedge, "holds"), "tenure", _walk.Who(doer), posts.Posts,
                Math.Min(doer.From, items[i].From), posts.To, since?.Date);
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
            if (posts.Posts.Exists(post => post.Organization is not null && post.Organization != ends[0].Organization)
                || !ends.Exists(draft => draft.Start >= tokens[0].Start))
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
        if (posts is null || hedge is "void" or "denied" || items.Skip(i + 1).TakeWhile(item => item != posts).Any(item => item.Is(",")
            || item.Kind is ItemKind.Verb or ItemKind.Person || item.Kind == ItemKind.Organization && !posts.Posts[0].IsPlaced))
            return Inverse(i);
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (doers.Count == 0 || (items.IndexOf(doers[^1]) is var at && at >= 0 && i - at > 8
            && !items.Skip(at).Take(i - at).Any(item => item.Is("who"))))
            return null;
        var words = string.Join(' ', tokens.Skip(items[i].From).Take(items[i].To - items[i].From).Select(token => token.Lower));
        var isPast = words.Contains("was", StringComparison.Ordinal) || words.Contains("were", StringComparison.Ordinal)
            || words.Contains("had been", StringComparison.Ordinal) || items[i].Value == "be past"
            || posts.Posts[0].IsFormer;
        var effect = posts.Posts[0].IsNew ? "starts" : isPast ? "held" : "holds";
        if (effect == "held" && Narrows(i, doers, posts))
            return doers;
        var since = _walk.Since(i);
        foreach (var doer in doers)
            Say(Effect(hedge, effect), Kind(hedge, effect == "starts" ? "appointment" : "tenure"), _walk.Who(doer), posts.Posts,
                Math.Min(doer.From, items[i].From), posts.To, since?.Date);
        posts.IsUsed = true;
        return doers;
    }

    /// <summary>"The new president is Ann Reed".</summary>
    private List<Item>? Inverse(int i)
    {
        if (i == 0 || items[i - 1].Kind != ItemKind.Posts || i + 1 >= items.Count || items[i - 1].IsUsed
            || _walk.Object(i + 1, 3) is not { } at)
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
        var post = new PostMention
        {
            Title = headsFirst ? "kepala" : field.Length > 0 ? $"head of {field}"
            : "head",
            Organization = owner,
            IsPlaced = true
        };
        var first = tokens[items[i].From].Lower;
        var effect = first.EndsWith("ed", StringComparison.Ordinal) && !headsFirst ? "held"
            : i > 0 && (tokens[items[i - 1].From].Lower is "will" or "to") ? "starts" : "holds";
        foreach (var doer in doers)
            Say(Effect(hedge, effect), Kind(hedge, effect == "starts" ? "appointment" : "tenure"), _walk.Who(doer), [post],
                Math.Min(doer.From, items[i].From), items[at].To);
        return doers;
    }

    private string Field(int at)
    {
        var words = new List<string>();
        for (var next = at; next < items.Count && next - at < 5 && items[next].Kind is ItemKind.Word
            && items[next].Value is "" or "and"; next++)
            words.AddRange(tokens.Skip(items[next].From).Take(items[next].To - items[next].From).Select(token => token.Lower));
        return string.Join(' ', words);
    }
}
