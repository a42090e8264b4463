using Facts.Domain.Dates;
using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>Reads the verbs of one sentence, each by its frame, into drafts of statements.</summary>
internal sealed partial class Clauses(List<Item> items, IReadOnlyList<Token> tokens, ReadingState state, Drafts drafts,
    DateOnly? published, bool headsFirst)
{
    private readonly Walk _walk = new(items, state);

    /// <summary>The starts that the sentence said last: whom "succeeding" goes back to.</summary>
    private List<Draft> _begun = [];

    private int _begunAt = -1;

    /// <summary>The posts that somebody took there, also where nothing tells who.</summary>
    private List<PostMention> _begunPosts = [];

    public void Read()
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Kind == ItemKind.Person && items[i].IsPronoun)
                continue;
            if (items[i].Kind == ItemKind.Verb)
                Verb(i);
        }

        foreach (var item in items.Where(item => item.Kind == ItemKind.Person && item.Titles.Count > 0))
            SayTitles(item);
        if (items.Find(item => item is { Kind: ItemKind.Person, IsPronoun: false, Person: not null }) is { } first)
            state.Salient = first.Person;
    }

    private void Verb(int i)
    {
        if (_walk.IsAuxiliary(i))
            return;
        var (isPassive, hedge) = (_walk.IsPassive(i), _walk.Hedge(i));
        var doers = items[i].Value switch
        {
            "appoint" or "appoint passive" or "nominate" => Appoint(i, isPassive
                || items[i].Value == "appoint passive", items[i].Value == "nominate" ? hedge ?? "plan" : hedge),
            "take" or "serve" => Take(i, hedge),
            "hold" => Hold(i, hedge),
            "be" => Be(i, hedge),
            "succeed" => Succeed(i, isPassive || By(i), hedge),
            "succeed passive" => Succeed(i, true, hedge),
            "fill" => Fill(i, hedge),
            "leave" or "depart" or "retire" => Leave(i, hedge),
            "remove" or "remove passive" => Remove(i, isPassive || items[i].Value == "remove passive", hedge),
            "die" => Die(i, hedge),
            "head" => Head(i, hedge),
            "resignation" or "removal" or "death" => Departure(i, hedge),
            "appointment" => Appointment(i, hedge),
            _ => null,
        };
        if (items[i].Value is "said")
            return;
        if (doers is { Count: > 0 })
            _walk.LastDoers = doers;
        if (items[i].Value != "be" || doers is { Count: > 0 })
            _walk.LastVerb = i;
    }

    private bool By(int i) => i + 1 < items.Count && items[i + 1].Is("by");

    private string TextAt(Item item) => tokens[item.From].Lower;

    /// <summary>Several doers are likely: "were", "have", or posts in the plural.</summary>
    private bool IsPlural(int i, Item? posts)
    {
        if (posts?.Posts.Any(post => post.IsPlural) == true)
            return true;
        for (var at = i - 1; at >= 0 && i - at < 5; at--)
        {
            if (items[at].Kind is ItemKind.Verb or ItemKind.Word && TextAt(items[at]) is var word)
            {
                if (word is "were" or "have" or "are")
                    return true;
                if (word is "has" or "was" or "is")
                    return false;
            }

            if (items[at].Kind == ItemKind.Person)
                return at > 1 && items[at - 1].Is("and") && items[at - 2].Kind == ItemKind.Person;
        }

        return false;
    }

    /// <summary>The organization of a post that the sentence does not give one.</summary>
    private KnownOrganization? OwnerOf(PostMention post) => post.Organization
        ?? (post.IsGovernment || (post.Title == "president" && state.TopicPlace is not null) ? state.Place ?? state.TopicPlace : headsFirst
            ? null : state.OwnerByTitle.GetValueOrDefault(post.Title) ?? state.Self);

    private List<Draft> Say(string effect, string kind, KnownPerson? person, IEnumerable<PostMention> posts, int from, int to,
        DatePhrase? date = null, Lean lean = Lean.Past, bool isTitle = false)
    {
        var made = new List<Draft>();
        if (person is null)
            return made;
        var (when, how) = date is null ? default : date.Reckon(published, lean);
        var end = tokens[Math.Min(to, tokens.Count) - 1].End;
        foreach (var post in posts.Where(post => !post.IsRole).Take(20))
        {
            if (post is { Organization: { IsPlace: true } place, IsGovernment: true })
                state.Place = place;
            if (post.Organization is { } owner && isTitle)
                state.OwnerByTitle[post.Title] = owner;
            made.Add(drafts.Add(new Draft
            {
                Effect = effect,
                Kind = kind,
                Person = person,
                Organization = OwnerOf(post),
                Post = post.Title,
                Capacity = post.Capacity,
                When = when,
                How = how,
                Start = tokens[from].Start,
                End = end,
                IsTitle = isTitle,
            }));
        }

        return made;
    }

    /// <summary>The sentence names a post or a body that has posts, and neither a stage nor a playing field.</summary>
    private bool IsAboutOffices()
    {
        var isOffice = items.Exists(item => item.Kind == ItemKind.Posts || item.Titles.Count > 0);
        for (var at = 0; at < tokens.Count; at++)
        {
            state.Steps++;
            if (LexiconEntry.At(tokens, at, Sense.Word, "stage") is not null)
                return false;
            isOffice |= LexiconEntry.At(tokens, at, Sense.Word, "office") is not null
                || LexiconEntry.At(tokens, at, Sense.Post) is not null;
        }

        return isOffice || headsFirst;
    }

    /// <summary>Without a post it is only worth saying where the sentence is about offices.</summary>
    private Draft? SayBare(string effect, string kind, KnownPerson person, int from, int to, DatePhrase? date, Lean lean)
    {
        if (state.IsCaseless || !IsAboutOffices())
            return null;
        var (when, how) = date is null ? default : date.Reckon(published, lean);
        return drafts.Add(new Draft
        {
            Effect = effect,
            Kind = kind,
            Person = person,
            When = when,
            How = how,
            Start = tokens[from].Start,
            End = tokens[Math.Min(to, tokens.Count) - 1].End,
        });
    }

    /// <summary>A date behind "effective" or a verb of what is to come is looked for on both sides of the day of publication.</summary>
    private Lean LeanOf(int verb, Item? date)
    {
        if (tokens[items[verb].From].Lower is "will" or "shall")
            return Lean.Future;
        for (var at = verb - 1; at >= 0 && verb - at < 4; at--)
        {
            if (tokens[items[at].From].Lower is "will" or "would" or "to" or "akan" or "is" or "are")
                return items[at].Is("to") || tokens[items[at].From].Lower is "will" or "akan" ? Lean.Future : Lean.Nearest;
        }

        if (date is not null && date.From > 0)
        {
            var before = items.FindIndex(item => item == date) - 1;
            if (before >= 0 && (items[before].Is("effective") || (before > 0 && items[before - 1].Is("effective"))))
                return Lean.Nearest;
        }

        return tokens[items[verb].To - 1].Lower.EndsWith("ing", StringComparison.Ordinal) ? Lean.Nearest : Lean.Past;
    }

    private static string Effect(string? hedge, string plain) => hedge switch
    {
        "plan" => "plan",
        "denied" => "denied",
        "threat" =>
        "threat",
        _ => plain
    };

    private static string Kind(string? hedge, string plain) => hedge switch
    {
        "plan" => "plan",
        "denied" => "denial",
        "threat" => "threat",
        _ => plain
    };

    private void SayTitles(Item item)
    {
        foreach (var post in item.Titles.Where(post => !post.IsRole))
        {
            if (item.IsUsed && !post.IsFormer && post.IsNew)
                continue;
            var (effect, kind) = post.IsFormer ? ("held", "tenure") : post.IsNew ? ("starts", "appointment") : ("holds", "tenure");
            Say(effect, kind, item.Person, [post], item.From, item.To, post.IsFormer ? null : item.Since, isTitle: true);
        }
    }
}
