using Facts.Domain.Dates;
using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>Cuts a sentence's tokens into items: names, posts, verbs, dates, and the words between.</summary>
internal sealed class Chunker(IReadOnlyList<Token> tokens, ReadingState state, NameScanner scanner, IPostScanner posts, Owners owners)
{
    public List<Item> Items()
    {
        var items = new List<Item>();
        var at = 0;
        while (at < tokens.Count)
        {
            state.Steps++;
            if (scanner.IsTitle(at))
            {
                at += LexiconEntry.At(tokens, at, Sense.Title)!.Words.Length;
                continue;
            }

            var item = At(at, items);
            at = Math.Max(item.To, at + 1);
            if (item.Kind == ItemKind.Mark && item.Value is "\"" or "“" or "”" or "„")
                continue;
            if (item.Kind == ItemKind.Organization)
                at = Learn(item, items, at);
            items.Add(item);
        }

        return items;
    }

    private Item At(int at, List<Item> items)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Mark)
            return Mark(at);
        if (DateGrammar.At(tokens, at) is { } date && !(LexiconEntry.At(tokens, at, Sense.Verb) is { } v && v.Words.Length > date.To - at))
            return new Item { Kind = ItemKind.Date, From = at, To = date.To, Date = date };
        if (BoardSeat(at) is { } seat)
            return seat;
        var name = token.IsCapital || token.Bracket > 0 ? scanner.At(at) : null;
        if (name is { Kind: NameKind.Organization } strong && strong.To - at > 1
            && !(state.HeadsFirst && LexiconEntry.At(tokens, at, Sense.Post) is not null)
            && LexiconEntry.At(tokens, at, Sense.Word) is not { Words.Length: > 1 })
            return Named(strong, items);
        if (IsVerbPlace(at, items) && Verb(at, items) is { } infinitive)
            return infinitive;
        if (posts.At(at) is { } run)
            return new Item { Kind = ItemKind.Posts, From = at, To = run.To, Posts = run.Posts };
        if (Verb(at, items) is { } verb)
            return verb;
        if (LexiconEntry.At(tokens, at, Sense.Hedge) is { } hedge && !(token.IsCapital && at > 0))
            return new Item { Kind = ItemKind.Hedge, From = at, To = at + hedge.Words.Length, Value = hedge.Value };
        if (LexiconEntry.At(tokens, at, Sense.Word) is { } word && (!token.IsCapital || name is null || at == 0))
            return Word(at, word);
        return name is { } run2 && run2.To > at ? Named(run2, items)
            : new Item { Kind = ItemKind.Word, From = at, To = at + 1, Value = token.Kind == TokenKind.Number ? "number" : "" };
    }

    private Item Mark(int at)
    {
        var text = tokens[at].Lower;
        var to = at + 1;
        // "(64)", "(ABC)", "(Conn.)": a remark that the grammar passes over.
        if (text == "(")
            to = Math.Max(to, state.Pass(at));
        return new Item
        {
            Kind = ItemKind.Mark,
            From = at,
            To = to,
            Value = to > at + 1 ? "remark" : text is "(" or ")" or "-" ? ","
            : text
        };
    }

    /// <summary>"to head": behind an infinitive's mark a word is a verb before it is a post.</summary>
    private static bool IsVerbPlace(int at, List<Item> items) => items.Count > 0 && items[^1].Is("to") && items[^1].To == at;

    private Item? Verb(int at, List<Item> items)
    {
        if (LexiconEntry.At(tokens, at, Sense.Verb) is not { } entry || (tokens[at].IsCapital && at > 0 && !tokens[at - 1].Is("\"")))
            return null;
        // "the name", "Smith's place": behind an article or a possessive it is a noun, unless the frame is a noun's.
        if (entry.Words.Length == 1 && items.Count > 0 && items[^1].To == at
            && entry.Value is not ("resignation" or "removal" or "death" or "appointment" or "succeed")
            && (items[^1].Is("the") || items[^1].Is("own") || items[^1].Is("'s"))
                && !tokens[at].Lower.EndsWith("ed", StringComparison.Ordinal))
            return null;
        return new Item { Kind = ItemKind.Verb, From = at, To = at + entry.Words.Length, Value = entry.Value };
    }

    private static Item Word(int at, LexiconEntry word)
    {
        var to = at + word.Words.Length;
        if (word.Value is not ("person" or "him"))
            return new Item { Kind = ItemKind.Word, From = at, To = to, Value = word.Value };
        return new Item { Kind = ItemKind.Person, From = at, To = to, Value = word.Value, IsPronoun = true, Person = null };
    }

    private Item Named(NameRun run, List<Item> items)
    {
        if (run.Kind is NameKind.Organization or NameKind.Place
            || (!(items.Count > 0 && items[^1].Kind == ItemKind.Posts) && ActsAsOrganization(run)))
            return new Item { Kind = ItemKind.Organization, From = run.From, To = run.To, Organization = state.OrganizationAt(run) };
        return new Item
        {
            Kind = ItemKind.Person,
            From = run.From,
            To = run.To,
            Value = run.Kind == NameKind.Unknown ? "unknown" : "",
            Person = run.Kind == NameKind.Unknown && !state.HeadsFirst ? null : state.PersonAt(run),
        };
    }

    /// <summary>Who "said it" did something, or named somebody, is no person.</summary>
    private bool ActsAsOrganization(NameRun run)
    {
        if (state.Knows(run))
            return false;
        var verb = state.Pass(run.To);
        if (LexiconEntry.At(tokens, verb, Sense.Verb) is not { Value: "said" or "appoint" or "remove" } entry || tokens[verb].IsCapital)
            return false;
        var next = verb + entry.Words.Length;
        return LexiconEntry.At(tokens, next, Sense.Word) is { Value: "it" } || (next < tokens.Count && tokens[next].Lower == "its")
            || (entry.Value is not "said" && next < tokens.Count && tokens[next].IsCapital
                && LexiconEntry.At(tokens, next, Sense.Month) is null);
    }

    /// <summary>A place on a board: "to the board", "joins its board of directors", "on the boards of Acme and Delta".</summary>
    private Item? BoardSeat(int at)
    {
        if (LexiconEntry.At(tokens, at, Sense.Word, "board") is not { } board || tokens[at].IsCapital || !IsSeat(at))
            return null;
        var end = at + board.Words.Length;
        var seat = new PostMention { Title = "director" };
        var seats = new List<PostMention> { seat };
        if (owners.Of(end) is ({ } owner, null, var to))
        {
            (seat.Organization, seat.IsPlaced, end) = (owner, true, to);
            if (owners.Further(ref end) is { } further)
                seats.AddRange(further.Select(one => new PostMention { Title = "director", Organization = one, IsPlaced = true }));
        }

        return new Item { Kind = ItemKind.Posts, From = at, To = end, Posts = seats, Value = "seat" };
    }

    private bool IsSeat(int at)
    {
        for (var before = at - 1; before >= 0 && at - before < 8; before--)
        {
            if (LexiconEntry.At(tokens, before, Sense.Word) is { Value: "to" or "on" or "from" or "join" }
                || LexiconEntry.At(tokens, before, Sense.Verb) is { Value: "take" or "depart" or "leave" })
                return true;
            if (tokens[before].IsPossessive || tokens[before].IsCapital
                || LexiconEntry.At(tokens, before, Sense.Word) is { Value: "own" or "the" }
                || LexiconEntry.At(tokens, before, Sense.Reference) is not null || LexiconEntry.At(tokens, before, Sense.Rank) is not null)
                continue;
            return false;
        }

        return false;
    }

    /// <summary>What a named organization adds to the state: its short name, whom the text is about, who speaks.</summary>
    private int Learn(Item item, List<Item> items, int at)
    {
        state.LearnShortName(item.Organization!, at);
        if (item.Organization!.IsPlace)
            return at;
        at = state.Pass(at);
        state.Topic ??= item.Organization;
        if (state.Speaker is null && !items.Any(one => one.Kind == ItemKind.Person) && (at >= tokens.Count || SpeaksAt(at)))
            state.Speaker = item.Organization;
        return at;
    }

    private bool SpeaksAt(int at)
    {
        if (tokens[at].Is(",") && LexiconEntry.At(tokens, at + 1, Sense.Word, "which") is not null)
            return true;
        for (var next = at; next < tokens.Count && next - at < 3; next++)
        {
            if (LexiconEntry.At(tokens, next, Sense.Verb) is { Value: "said" or "appoint" or "remove" or "nominate" }
                && !tokens[next].IsCapital)
                return true;
            if (tokens[next].Kind != TokenKind.Word || tokens[next].IsCapital)
                return false;
        }

        return false;
    }
}
