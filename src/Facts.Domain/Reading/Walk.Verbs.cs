using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>What stands around a verb and changes what it says: auxiliaries, hedges, dates.</summary>
internal sealed partial class Walk
{
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

        if (EffectiveBehind(verb) is { } effective)
            return effective;
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

    private bool EndsClause(int at) => items[at].Is("who") || items[at].Is(";")
        || (items[at].Kind == ItemKind.Verb && !items[at].IsVerb("be")
        && !(items[at].Value is "take" or "hold" or "serve" && IsInfinitive(at)));

    private bool IsInfinitive(int at) => (at > 0 && items[at - 1].Is("to"))
        || LexiconEntry.At(state.Tokens, items[at].From, Sense.Word, "to") is not null;

    /// <summary>"…, effective May 1": at the end of a sentence it is the date of all that the sentence says.</summary>
    private Item? EffectiveBehind(int verb)
    {
        var isEffective = false;
        for (var at = verb + 1; at < items.Count && at - verb < Far && !items[at].Is("who") && !items[at].Is(";"); at++)
        {
            state.Steps++;
            isEffective |= items[at].Is("effective");
            if (isEffective && items[at].Kind == ItemKind.Date)
                return items[at];
        }

        return null;
    }

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
        while (next < items.Count && next - verb < 4 && items[next].Kind is ItemKind.Word
            && items[next].Value is "" or "other" or "effective" or "have")
            next++;
        return next < items.Count && items[next].Kind == ItemKind.Verb
            && items[next].Value is not ("be" or "said" or "take" or "hold" or "resignation" or "appointment" or "death" or "removal");
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
            if (item.Is(";") || (item.Kind == ItemKind.Verb && item.Value is not ("be" or "said" or "nominate") && !NextToTo(at)
                && !EndsInBe(item)) || (item.IsVerb("said") && at < verb - 1 && commas > 0))
                return null;
            if (item.IsVerb("nominate"))
                return "plan";
        }

        return null;
    }

    private bool NextToTo(int at) => at + 1 < items.Count && items[at + 1].Is("to");
}
