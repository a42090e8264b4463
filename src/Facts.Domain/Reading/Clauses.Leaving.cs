using Facts.Domain.Dates;
using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>Frames of leaving a post, and of following somebody in it.</summary>
internal sealed partial class Clauses
{
    /// <summary>"Ann Reed resigned as chairman"; without a post it is the one that the text gives her.</summary>
    private List<Item>? Leave(int i, string? hedge)
    {
        if (hedge == "void")
            return null;
        var posts = _walk.Posts(i + 1, throughVerbs: false);
        var doers = _walk.Doers(i, IsPlural(i, posts));
        if (posts is null && items[i].IsVerb("depart") && !LeavesAPost(i))
            return doers;
        foreach (var doer in doers)
            End(i, doer, posts is { Posts: [{ Title: "officer", IsPlural: true }] } && doer.Titles.Count > 0 ? null
                : posts, hedge, "resignation", isWeak: items[i].IsVerb("depart") || items[i].IsVerb("retire"));
        return doers;
    }

    /// <summary>"Left the company", "leaves in May", "left to form": not "left for Paris", "left ten people dead".</summary>
    private bool LeavesAPost(int i)
    {
        var next = i + 1;
        while (next < items.Count && (items[next].Is("the") || items[next].Is("own") || items[next].Is("on")))
            next++;
        return next >= items.Count || items[next].Kind is ItemKind.Mark or ItemKind.Date or ItemKind.Organization || items[next].Is("to")
            || LexiconEntry.At(tokens, items[next].From, Sense.Reference) is not null;
    }

    /// <summary>One person's leaving, by a verb or a noun.</summary>
    private void End(int i, Item doer, Item? posts, string? hedge, string kind, bool isWeak)
    {
        if (_walk.Who(doer) is not { } person)
            return;
        var date = _walk.Date(i);
        var (effect, lean) = (Effect(hedge, "ends"), LeanOf(i, date));
        var (from, to) = (Math.Min(doer.From, items[i].From), Math.Max(items[i].To, date?.To ?? 0));
        if (posts is not null)
        {
            posts.IsUsed = true;
            Say(effect, Kind(hedge, kind), person, posts.Posts, from, Math.Max(to, posts.To), date?.Date, lean);
            return;
        }

        var said = effect == "ends" ? drafts.Of(person, "ends") : [];
        if (said.Count > 0)
        {
            foreach (var draft in said)
            {
                if (draft.Kind == "tenure")
                    draft.Kind = kind;
                if (draft.When is null && date is not null)
                    (draft.When, draft.How) = date.Date!.Reckon(published, lean);
            }

            return;
        }

        var titles = doer.Titles.Where(post => post is { IsRole: false }).ToList();
        if (titles.Count > 0)
        {
            Say(effect, Kind(hedge, kind), person, titles, from, to, date?.Date, lean);
            if (effect == "ends")
                doer.Titles.RemoveAll(titles.Contains);
            return;
        }

        var remembered = drafts.Remembered(person);
        if (remembered.Count > 0 && effect == "ends")
        {
            Say(effect, kind, person, remembered.Select(one => new PostMention { Title = one.Title, Organization = one.Owner }), from, to,
                date?.Date, lean);
            return;
        }

        var held = drafts.Of(person).Where(draft => draft is { Effect: "holds" } or { Effect: "starts" }
            && draft.Post is not null).ToList();
        if (held.Count > 0 && !isWeak)
        {
            foreach (var draft in held)
                Copy(draft, effect, Kind(hedge, kind), person, from, to, date is null ? null
                    : date.Date!.Reckon(published, lean).Edtf, date?.Date!.Reckon(published, lean).How);
            return;
        }

        if (!isWeak && held.Count == 0)
            SayBare(effect, Kind(hedge, kind), person, from, to, date?.Date, lean);
    }

    private List<Item>? Remove(int i, bool isPassive, string? hedge)
    {
        if (hedge == "void")
            return null;
        var posts = _walk.Posts(i + 1);
        if (isPassive)
        {
            var doers = _walk.Doers(i, IsPlural(i, posts));
            foreach (var doer in doers)
                End(i, doer, posts, hedge, "dismissal", isWeak: false);
            return doers;
        }

        if (_walk.Object(i + 1, 5) is not { } at)
            return null;
        End(i, items[at], posts ?? _walk.Posts(at + 1, 5), hedge, "dismissal", isWeak: true);
        return [items[at]];
    }

    private List<Item>? Die(int i, string? hedge)
    {
        var doers = _walk.Doers(i, IsPlural(i, null));
        foreach (var doer in hedge is null ? doers : [])
            End(i, doer, null, null, "tenure", isWeak: true);
        return doers;
    }

    /// <summary>"The resignation of chairman Tom Barlow", "Barlow's resignation as chairman", "after the death of its founder".</summary>
    private List<Item>? Departure(int i, string? hedge)
    {
        if (hedge is "void")
            return null;
        var doer = i > 1 && items[i - 1].Is("'s") && items[i - 2].Kind == ItemKind.Person ? items[i - 2]
            : i + 2 < items.Count && OfBehind(i) is { } of && _walk.Object(of + 1, 3) is { } at ? items[at]
            : headsFirst && _walk.Object(i + 1, 2) is { } next ? items[next] : null;
        if (doer is null)
            return null;
        var posts = i + 1 < items.Count && items[i + 1].Is("as") ? _walk.Posts(i + 1)
            : items.IndexOf(doer) is var place && place + 1 < items.Count && items[place + 1].Is("as") ? _walk.Posts(place + 1) : null;
        var kind = items[i].Value switch { "removal" => "dismissal", "death" => "tenure", _ => "resignation" };
        End(i, doer, posts, hedge, kind, isWeak: true);
        return [doer];
    }

    /// <summary>"The death on June 23 of": past a date.</summary>
    private int? OfBehind(int i)
    {
        for (var at = i + 1; at < items.Count && at - i < 4; at++)
        {
            if (items[at].Is("of"))
                return at;
            if (items[at].Kind is not ItemKind.Date && !items[at].Is("on"))
                return null;
        }

        return null;
    }

    /// <summary>"The appointment of Ann Reed as president"; "her appointment takes effect on May 1".</summary>
    private List<Item>? Appointment(int i, string? hedge)
    {
        var doer = i > 1 && items[i - 1].Is("'s") && items[i - 2].Kind == ItemKind.Person ? items[i - 2]
            : i + 2 < items.Count && items[i + 1].Is("of") && _walk.Object(i + 2, 3) is { } at ? items[at]
            : items.Take(i).Skip(i - 3).Any(item => item.Is("own")) && i + 1 < items.Count && items[i + 1].Is("as")
                ? items.Take(i).LastOrDefault(item => item.Kind == ItemKind.Person && _walk.Who(item) is not null) : null;
        if (doer is not null && hedge is not "void" && items.IndexOf(doer) is var place
            && (items[Math.Max(place, i) + 1 < items.Count ? Math.Max(place, i) + 1 : place].Is("as") ? _walk.Posts(Math.Max(place, i) + 1)
            : null) is { } posts)
        {
            Begin(i, [doer], posts, hedge);
            return [doer];
        }

        var person = doer is null ? items.Take(i).LastOrDefault(item => item.Kind == ItemKind.Person) is { } before ? _walk.Who(before)
            : state.Salient : _walk.Who(doer);
        if (person is not null && items.Exists(item => item.Is("effective"))
            && items.Skip(items.FindIndex(item => item.Is("effective"))).FirstOrDefault(item => item.Kind == ItemKind.Date) is { } date)
        {
            foreach (var draft in drafts.Of(person, "starts").Where(draft => draft.When is null))
                (draft.When, draft.How) = date.Date!.Reckon(published, Lean.Nearest);
        }

        return doer is null ? null : [doer];
    }
}
