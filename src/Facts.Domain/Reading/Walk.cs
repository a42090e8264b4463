namespace Facts.Domain.Reading;

/// <summary>Looks around in a sentence's items, never farther than a bounded number of them: for subjects, objects, posts, dates.</summary>
internal sealed class Walk(List<Item> items, ReadingState state)
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
    public KnownPerson? Who(Item item) => item.IsPronoun ? state.Salient : item.Person;

    private List<Item> Antecedent(int who)
    {
        for (var at = who - 1; at >= 0 && who - at < 8; at--)
        {
            state.Steps++;
            if (items[at].Kind == ItemKind.Person && Who(items[at]) is not null)
                return Group(at, false);
            if (items[at].Kind == ItemKind.Verb && !items[at].IsVerb("be"))
                break;
        }

        return [];
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

    /// <summary>The posts that complete the verb, past articles and words such as "as the new post of"; null when something else comes first.</summary>
    public Item? Posts(int from, int reach = 9, bool throughVerbs = true)
    {
        for (var at = from; at < items.Count && at - from < reach; at++)
        {
            state.Steps++;
            var item = items[at];
            if (item.Kind == ItemKind.Posts)
                return item;
            if (item.Kind is ItemKind.Word or ItemKind.Hedge or ItemKind.Date or ItemKind.Organization && !item.Is("who") && !item.Is("which") && !item.Is("by") && !item.Is("following") && !item.Is("until"))
                continue;
            if (throughVerbs && (item.IsVerb("take") || item.IsVerb("be") || item.IsVerb("hold") || item.IsVerb("serve")) && (at == from || items[at - 1].Is("to")))
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

    /// <summary>The date that belongs to the verb: behind it before the next one, else before it in the same clause.</summary>
    public Item? Date(int verb)
    {
        for (var at = verb + 1; at < items.Count && at - verb < Far; at++)
        {
            state.Steps++;
            if (items[at].Kind == ItemKind.Date && items[at].Date!.IsSince is false)
                return items[at];
            if (EndsClause(at))
                break;
        }

        for (var at = verb - 1; at >= 0 && verb - at < 9; at--)
        {
            state.Steps++;
            if (items[at].Kind == ItemKind.Date && items[at].Date!.IsSince is false)
                return items[at];
            if (items[at].Is(",") && ClauseStart(at) is { } start)
            {
                at = start;
                continue;
            }

            if ((items[at].Kind == ItemKind.Verb && !items[at].IsVerb("be")) || items[at].Is(";") || items[at].Is("who"))
                break;
        }

        return null;
    }

    /// <summary>A word such as "once" or "while" before the verb, or "until" behind its posts, says that it is over.</summary>
    public bool IsPast(int verb, int behind)
    {
        for (var at = verb - 1; at >= 0 && verb - at < 6; at--)
        {
            if (items[at].Is("past"))
                return true;
            if (items[at].Is("now") || items[at].Is(",") || items[at].Is("who") || items[at].Kind == ItemKind.Verb)
                break;
        }

        return behind < items.Count && behind > verb + 1 && items[behind].Is("past");
    }

    /// <summary>"Since 1983" behind the verb.</summary>
    public Item? Since(int verb)
    {
        for (var at = verb + 1; at < items.Count && at - verb < Far; at++)
        {
            state.Steps++;
            if (items[at].Kind == ItemKind.Date && items[at].Date!.IsSince)
                return items[at];
            if (items[at].Is("following") && at + 3 < items.Count && items[at + 1].Kind == ItemKind.Verb)
            {
                // "Since joining it in 1984".
                for (var next = at + 2; next < items.Count && next - at < 7; next++)
                {
                    if (items[next].Kind == ItemKind.Date)
                        return items[next];
                }
            }

            if (EndsClause(at))
                break;
        }

        return null;
    }

    private bool EndsClause(int at) => items[at].Is("who") || items[at].Is(";") || (items[at].Kind == ItemKind.Verb && !items[at].IsVerb("be")
        && !(at > 0 && items[at - 1].Is("to") && items[at].Value is "take" or "hold" or "serve"));

    /// <summary>A form of "be" stands before the verb, with nothing but adverbs and "have" between.</summary>
    public bool IsPassive(int verb)
    {
        for (var at = verb - 1; at >= 0 && verb - at < 5; at--)
        {
            if (items[at].IsVerb("be") || items[at].Is("be") || (items[at].IsVerb("take") && EndsInBe(items[at])))
                return true;
            if (items[at].Kind is not (ItemKind.Word or ItemKind.Hedge) || items[at].Is("have"))
                return false;
        }

        return false;
    }

    /// <summary>"Will be", "to be": the verb behind it is passive.</summary>
    private bool EndsInBe(Item item) => state.Tokens[item.To - 1].Lower == "be";

    /// <summary>A form of "be" that only makes the verb behind it passive.</summary>
    public bool IsAuxiliary(int verb)
    {
        if (!items[verb].IsVerb("be") && !(items[verb].IsVerb("take") && EndsInBe(items[verb])))
            return false;
        var next = verb + 1;
        while (next < items.Count && next - verb < 4 && items[next].Kind is ItemKind.Word && items[next].Value is "" or "other" or "effective" or "have")
            next++;
        return next < items.Count && items[next].Kind == ItemKind.Verb && items[next].Value is not ("be" or "said" or "take" or "hold" or "resignation" or "appointment" or "death" or "removal");
    }

    /// <summary>What stands before the verb and changes what it says: plan, void, denied, threat; else null.</summary>
    public string? Hedge(int verb)
    {
        var commas = 0;
        var steps = items[verb].Value is "resignation" or "removal" or "death" or "appointment" ? 4 : 10;
        for (var at = verb - 1; at >= 0 && steps-- > 0; at--)
        {
            state.Steps++;
            var item = items[at];
            if (item.Kind == ItemKind.Hedge && (commas == 0 || item.Value == "plan") && (item.Value != "denied" || verb - at < 6)
                && !(verb - at > 4 && state.Tokens[item.To - 1].Lower == "to"))
                return item.Value;
            if (item.Is("who"))
                return null;
            if (item.Is(",") && ClauseStart(at) is { } start)
            {
                at = start;
                continue;
            }

            if (item.Is(","))
                commas++;
            if (item.Is(";") || (item.Kind == ItemKind.Verb && item.Value is not ("be" or "said" or "nominate") && !NextToTo(at) && !EndsInBe(item)) || (item.IsVerb("said") && at < verb - 1 && commas > 0))
                return null;
            if (item.IsVerb("nominate"))
                return "plan";
        }

        return null;
    }

    private bool NextToTo(int at) => at + 1 < items.Count && items[at + 1].Is("to");
}
