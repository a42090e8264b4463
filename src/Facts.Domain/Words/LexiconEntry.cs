namespace Facts.Domain.Words;

/// <summary>What a word can be. A word may have several entries, and so several senses.</summary>
internal enum Sense
{
    None,

    /// <summary>Words of one kind that the grammar asks for by value: pronouns, auxiliaries, articles, prepositions.</summary>
    Word,

    /// <summary>A verb, or a noun of doing, by which a post changes hands or is held; the value is its frame.</summary>
    Verb,

    /// <summary>What stands before such a verb and takes its force away; the value is what becomes of it.</summary>
    Hedge,

    /// <summary>The head of a post: president, menteri. The value is its singular where that differs.</summary>
    Post,

    /// <summary>What may stand before a post's head (or after it, where heads come first) and belongs to it: vice, utama.</summary>
    Rank,

    /// <summary>What a post is for: finance, luar negeri.</summary>
    Area,

    /// <summary>A post of a state, which no company has.</summary>
    Government,

    /// <summary>Another name of a post; the value is the one that stands for all.</summary>
    Synonym,

    /// <summary>Says of a post that it is new, former, acting.</summary>
    State,

    /// <summary>Roles that are no post: founder, spokesman.</summary>
    Role,

    /// <summary>A word by which a name is an organization's; the value says whether it begins or ends the name.</summary>
    Designator,

    /// <summary>A common noun by which a text refers to an organization already named: the company.</summary>
    Reference,

    /// <summary>A part of an organization: division.</summary>
    Unit,

    /// <summary>A country or its people; the value is the country.</summary>
    Place,

    /// <summary>Stands before a person's name: Mr, Dr.</summary>
    Title,

    /// <summary>Stands inside or after a name: van, Jr.</summary>
    Particle,

    /// <summary>Written with a full stop that ends no sentence.</summary>
    Abbreviation,

    /// <summary>How common words begin or end; a text without capitals is told apart from names by it.</summary>
    Affix,

    Month,
    Weekday,
    Number,
    Time,
}

/// <summary>One entry.</summary>
/// <param name="Sense">What it is.</param>
/// <param name="Value">What the grammar asks for.</param>
/// <param name="Words">Its words, in small letters.</param>
internal sealed record LexiconEntry(Sense Sense, string Value, string[] Words)
{
    /// <summary>Whether the entry stands at the place.</summary>
    public bool StandsAt(IReadOnlyList<Token> tokens, int at)
    {
        if (at + Words.Length > tokens.Count)
            return false;
        for (var i = 0; i < Words.Length; i++)
        {
            if (tokens[at + i].Lower != Words[i])
                return false;
        }

        return true;
    }

    /// <summary>The longest entry of a sense at the place.</summary>
    public static LexiconEntry? At(IReadOnlyList<Token> tokens, int at, Sense sense)
    {
        if (at >= tokens.Count)
            return null;
        foreach (var entry in tokens[at].Entries)
        {
            if (entry.Sense == sense && entry.StandsAt(tokens, at))
                return entry;
        }

        return null;
    }

    /// <summary>The longest entry of a sense at the place that has one of the values.</summary>
    public static LexiconEntry? At(IReadOnlyList<Token> tokens, int at, Sense sense, string[] values)
    {
        if (at >= tokens.Count)
            return null;
        foreach (var entry in tokens[at].Entries)
        {
            if (entry.Sense == sense && values.Contains(entry.Value) && entry.StandsAt(tokens, at))
                return entry;
        }

        return null;
    }

    /// <summary>The longest entry of a sense and value at the place.</summary>
    public static LexiconEntry? At(IReadOnlyList<Token> tokens, int at, Sense sense, string value)
    {
        if (at < 0 || at >= tokens.Count)
            return null;
        foreach (var entry in tokens[at].Entries)
        {
            if (entry.Sense == sense && entry.Value == value && entry.StandsAt(tokens, at))
                return entry;
        }

        return null;
    }
}
