namespace Facts.Domain.Reading;

/// <summary>Looks around in a sentence's items, never farther than a bounded number of them: for subjects, objects, posts, dates.</summary>
internal sealed partial class Walk(List<Item> items, ReadingState state)
{
    private const int Far = 45;

    /// <summary>Whom the last verb of the sentence made the doer: what "and also became" goes on with.</summary>
    public List<Item> LastDoers { get; set; } = [];

    /// <summary>The place of the verb before, or -1.</summary>
    public int LastVerb { get; set; } = -1;

    public Item this[int at] => items[at];

    public int Count => items.Count;

    /// <summary>The person or persons who do what the verb says.</summary>
    public List<Item> Doers(int verb, bool isPlural)
    {
        if (GoesOn(verb) && LastDoers.Count > 0)
            return LastDoers;
        var at = verb - 1;
        var atVerb = true;
        for (var steps = 0; at >= 0 && steps < Far; steps++)
        {
            state.Steps++;
            var item = items[at];
            if (item.Is("who"))
                return Antecedent(at);
            if (item.Kind == ItemKind.Person && Who(item) is not null)
                return Group(at, isPlural);
            if (item.IsPronoun)
                return [];
            if (item.Is(";") || item.Is(":"))
                break;
            // A clause between commas: the doer stands before it.
            if (item.Is(",") && atVerb && ClauseStart(at) is { } start)
            {
                at = start - 1;
                continue;
            }

            atVerb &= item.Kind is ItemKind.Word or ItemKind.Hedge or ItemKind.Mark;
            at--;
        }

        return [];
    }

    /// <summary>The person that a name or pronoun means; null where nothing tells.</summary>
    public KnownPerson? Who(Item item) => !item.IsPronoun ? item.Person
        : _first is { Person: { } person } && _first.From < item.From ? person : state.Salient;

    /// <summary>The first person that the sentence names: whom a pronoun further on means.</summary>
    private readonly Item? _first = items.Find(item => item is { Kind: ItemKind.Person, IsPronoun: false, Person: not null });

    private List<Item> Antecedent(int who)
    {
        for (var at = who - 1; at >= 0 && who - at < 8; at--)
        {
            state.Steps++;
            if (items[at].Kind == ItemKind.Person && Who(items[at]) is not null && !IsPlaceOf(at))
                return Group(at, false);
            if (items[at].Kind == ItemKind.Verb && !items[at].IsVerb("be"))
                break;
        }

        return [];
    }

    /// <summary>"From the state of Bengal, who": the name behind the preposition is not who.</summary>
    private bool IsPlaceOf(int at)
    {
        for (var before = at - 1; before >= 0 && at - before < 4 && items[before].Kind == ItemKind.Word; before--)
        {
            if (items[before].Is("at"))
                return true;
        }

        return false;
    }

    private List<Item> Group(int at, bool isPlural)
    {
        var group = new List<Item> { items[at] };
        if (!isPlural)
            return group;
        var before = at - 1;
        while (before > 0 && at - before < Far)
        {
            state.Steps++;
            var link = items[before];
            if (!(link.Is(",") || link.Is("and") || link.Is("number") || link.Is("or") || link.Is("remark")))
            {
                if (link.Kind != ItemKind.Person || Who(link) is null || link.IsPronoun)
                    break;
                group.Insert(0, link);
            }

            before--;
        }

        if (before == 0 && items[0].Kind == ItemKind.Person && Who(items[0]) is not null && at > 0 && !group.Contains(items[0]))
            group.Insert(0, items[0]);
        return group;
    }

    /// <summary>Where the clause starts that ends with the comma: ", who … ,".</summary>
    private int? ClauseStart(int comma)
    {
        for (var at = comma - 1; at > 0 && comma - at < 25; at--)
        {
            state.Steps++;
            if ((items[at].Is("who") || items[at].Is("which")) && at > 0)
                return items[at - 1].Is(",") ? at - 1 : at;
            if (items[at].Is(";"))
                return null;
        }

        return null;
    }

    /// <summary>The verb follows "and", a comma or "to", with nobody named between it and the verb before.</summary>
    private bool GoesOn(int verb)
    {
        var sawLink = false;
        for (var at = verb - 1; at >= 0 && at > LastVerb && verb - at < Far; at--)
        {
            state.Steps++;
            if (items[at].Is("who"))
                return false;
            if (items[at].Kind == ItemKind.Person && (verb - at < 2 || !sawLink))
                return false;
            if (items[at].Is("and") || items[at].Is("to"))
                sawLink |= OnlyWords(at + 1, verb);
        }

        return sawLink && LastVerb >= 0;
    }

    private bool OnlyWords(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (items[at].Kind is not (ItemKind.Word or ItemKind.Hedge or ItemKind.Date) && !items[at].Is(","))
                return false;
        }

        return true;
    }

    /// <summary>
    /// The posts that complete the verb, past articles and words such as "as the new post of"; null when something else comes first.
    /// </summary>
    public Item? Posts(int from, int reach = 9, bool throughVerbs = true)
    {
        for (var at = from; at < items.Count && at - from < reach; at++)
        {
            state.Steps++;
            var item = items[at];
            if (item.Kind == ItemKind.Posts)
                return item;
            if (item.Kind is ItemKind.Word or ItemKind.Hedge or ItemKind.Date or ItemKind.Organization && !item.Is("who")
                && !item.Is("which") && !item.Is("by") && !item.Is("following") && !item.Is("until"))
                continue;
            if (throughVerbs && (item.IsVerb("take") || item.IsVerb("be") || item.IsVerb("hold") || item.IsVerb("serve"))
                && (at == from || items[at - 1].Is("to")))
                continue;

            if (item.Is(",") || item.Is("'s"))
                continue;
            return null;
        }

        return null;
    }

    /// <summary>The place of the first person after the verb, before posts, marks or another verb.</summary>
    public int? Object(int from, int reach = 8)
    {
        for (var at = from; at < items.Count && at - from < reach; at++)
        {
            state.Steps++;
            var item = items[at];
            if (item.Kind == ItemKind.Person && Who(item) is not null)
                return at;
            if (item.Kind is ItemKind.Verb or ItemKind.Posts || item.Is(",") || item.Is("who") || item.Is("and") || item.Is("by"))
                return null;
        }

        return null;
    }
}
