using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// Puts posts beside the names that they stand with: before the name ("Acme chairman Ann Reed", "its chairman, Ann Reed,") and behind it
/// ("Ann Reed, 52, chairman of Acme,"). Gives posts their organization where it stands before them.
/// </summary>
internal static class Titles
{
    public static List<Item> Attach(List<Item> items, ReadingState state)
    {
        var result = new List<Item>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Kind == ItemKind.Posts)
            {
                TakeOwner(item, result, state);
                if (NameBehind(items, i, result, state.HeadsFirst) is { } at)
                {
                    var person = AsPerson(items[at], state);
                    person.From = item.From;
                    person.Titles.AddRange(item.Posts);
                    person.Apposed = person.Titles.Count;
                    person.IsDefinite = item.IsDefinite;
                    result.Add(person);
                    i = Apposition(items, at, person, state);
                    Spread(items, i, item, person);
                    continue;
                }
            }

            if (item.Kind == ItemKind.Person && item is { IsPronoun: false, Person: not null })
            {
                result.Add(item);
                i = Apposition(items, i, item, state);
                continue;
            }

            result.Add(item);
        }

        return result;
    }

    /// <summary>"Directors Ann Reed and Tom Barlow": both are.</summary>
    private static void Spread(List<Item> items, int at, Item posts, Item first)
    {
        if (!posts.Posts.Exists(post => post.IsPlural) || first.Apposed < first.Titles.Count)
            return;
        for (var next = at + 1; next < items.Count && next - at < 20 && (items[next].Is(",") || items[next].Is("and")
            || IsName(items[next])); next++)
        {
            if (items[next].Person is not null)
            {
                items[next].Titles.InsertRange(0, posts.Posts);
                items[next].Apposed = posts.Posts.Count;
            }
        }
    }

    /// <summary>An organization, a place, "its" or an article right before the posts.</summary>
    private static void TakeOwner(Item posts, List<Item> before, ReadingState state)
    {
        if (before.Count == 0)
            return;
        var last = before[^1];
        if (last.Is("'s") && before.Count > 1 && before[^2].Kind == ItemKind.Organization)
        {
            Own(posts, before[^2].Organization!, state);
            posts.From = before[^2].From;
            before.RemoveRange(before.Count - 2, 2);
        }
        else if (last.Is("'s") && before.Count > 1 && before[^2].Kind == ItemKind.Word && state.Self is { } self)
        {
            Own(posts, self, state);
            posts.IsDefinite = true;
            return;
        }
        else if (last.Kind == ItemKind.Organization && last.To == posts.From)
        {
            Own(posts, last.Organization!, state);
            posts.From = last.From;
            before.RemoveAt(before.Count - 1);
        }
        else if (last is { Kind: ItemKind.Person, Value: "unknown" } && last.To == posts.From)
        {
            // "Brightwater chairman Ann Reed": a single name before a post is the organization's.
            Own(posts, state.OrganizationAt(new(last.From, last.To, NameKind.Organization)), state);
            posts.From = last.From;
            before.RemoveAt(before.Count - 1);
        }
        else if (last.Is("own"))
        {
            if (state.Self is { } own && !posts.Posts[0].IsInherited)
                Own(posts, own, state);
            posts.IsDefinite = true;
            return;
        }

        // "Former Delta Bank treasurer": what is said before the organization is said of the posts.
        if (before.Count > 0 && before[^1].To == posts.From && LexiconEntry.At(state.Tokens, before[^1].From, Sense.State) is { } said)
        {
            foreach (var post in posts.Posts)
                (post.IsFormer, post.IsNew) = (post.IsFormer || said.Value == "former", post.IsNew || said.Value == "new");
        }

        posts.IsDefinite |= before.Count > 0 && before[^1].Is("the") || posts.Posts[0].IsPlaced;
    }

    private static void Own(Item posts, KnownOrganization owner, ReadingState state)
    {
        if (owner.IsPlace && posts.Posts.Exists(post => post.IsGovernment))
            state.Place = owner;
        foreach (var post in posts.Posts.Where(post => !post.IsPlaced || post.IsInherited))
            (post.Organization, post.IsPlaced) = (owner, true);
    }

    /// <summary>The name that the posts stand before, also with a comma between when the posts are "its" or "the".</summary>
    private static int? NameBehind(List<Item> items, int posts, List<Item> before, bool isCommaAWall)
    {
        var next = posts + 1;
        if (items[posts].Value == "seat")
            return null;
        if (next < items.Count && IsName(items[next]))
            return next;
        if (next + 1 < items.Count && items[next].Is(",") && IsName(items[next + 1]) && items[next + 1].Person is not null
            && (!isCommaAWall || (next + 2 < items.Count && items[next + 2].Is(",")))
                && (items[posts].IsDefinite || items[posts].Posts[0].IsPlaced || items[posts].Posts[0].IsNew)
                && !IsComplement(before))
            return next + 1;
        return null;
    }

    private static bool IsUnknown(Item item) => item is { Kind: ItemKind.Person, Value: "unknown" };

    private static bool IsName(Item item) => item is { Kind: ItemKind.Person, IsPronoun: false };

    /// <summary>Somebody is made, becomes or stays what follows.</summary>
    private static bool IsComplement(List<Item> before)
    {
        for (var i = before.Count - 1; i >= 0 && before.Count - i < 5; i--)
        {
            if (before[i].Kind == ItemKind.Verb)
                return before[i].Value is not ("said" or "succeed" or "succeed passive");
            if (before[i].Is("as") || before[i].Kind == ItemKind.Person)
                return true;
            if (before[i].Kind is ItemKind.Mark)
                return false;
        }

        return false;
    }

    /// <summary>A single word behind a post is a name, whatever else it may be.</summary>
    private static Item AsPerson(Item item, ReadingState state) => item.Person is not null ? item : new Item
    {
        Kind = ItemKind.Person,
        From = item.From,
        To = item.To,
        Person = state.PersonAt(new(item.From, item.To, NameKind.Person)),
    };

    /// <summary>Takes the posts between commas behind a name; gives the place of the last item that was taken.</summary>
    private static int Apposition(List<Item> items, int at, Item person, ReadingState state)
    {
        var next = at + 1;
        if (next < items.Count && items[next].Is("remark"))
            next++;
        // "Ann Reed of Springfield, Ill": where she comes from.
        if (next + 1 < items.Count && items[next].Is("of") && items[next + 1].Kind is (ItemKind.Person or ItemKind.Organization)
            && !(next + 2 < items.Count && items[next + 2].Is("'s")))
        {
            next += 2;
            if (next + 1 < items.Count && items[next].Is(",") && items[next + 1].Kind is (ItemKind.Person or ItemKind.Organization)
                && items[next + 1].To - items[next + 1].From == 1)
                next += 2;
            at = next - 1;
        }
        var age = next + 1 < items.Count && items[next].Is(",") && items[next + 1].Is("number") ? 2 : 0;
        var end = next + age;
        if (end >= items.Count || !items[end].Is(","))
            return age > 0 ? end - 1 : at;
        var posts = end + 1;
        var before = new List<Item>();
        while (posts < items.Count && posts - end < 5 && (items[posts].Kind is ItemKind.Organization || IsUnknown(items[posts])
            || items[posts].Is("'s")
            || (items[posts].Kind == ItemKind.Word && items[posts].Value is "the" or "own" or "" or "other")
                || (items[posts].IsVerb("be") && posts > end + 1 && items[posts - 1].Is("who"))))
            before.Add(items[posts++]);
        if (posts >= items.Count || items[posts].Kind != ItemKind.Posts || (posts + 1 < items.Count && IsName(items[posts + 1])))
            return age > 0 && end + 1 < items.Count ? end - 1 : at;
        TakeOwner(items[posts], before, state);
        person.Titles.AddRange(items[posts].Posts);
        person.To = items[posts].To;
        if (posts + 1 < items.Count && items[posts + 1] is { Kind: ItemKind.Date, Date.IsSince: true } since)
        {
            person.Since = since.Date;
            posts++;
        }

        return posts + 1 < items.Count && items[posts + 1].Is(",") && !(posts + 2 < items.Count && IsName(items[posts + 2])) ? posts + 1
            : posts;
    }
}
