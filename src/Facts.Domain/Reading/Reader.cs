using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// The embedded reader, <see cref="Name"/>: reads statements about posts out of a text by a grammar over a lexicon. It is a pure function
/// of
/// the text, its language and its day of publication, and takes time in proportion to the text's length.
/// </summary>
public static class Reader
{
    /// <summary>Name and version; the same name gives the same statements for the same text.</summary>
    public const string Name = "reader-1";

    /// <summary>Languages that it reads (ISO 639-1), by the folders of the lexicon.</summary>
    public static IReadOnlyList<string> Languages => Lexicon.Languages;

    /// <summary>The statements, in the order of the text.</summary>
    /// <param name="text">The text. White space may be of any kind; paragraphs are parted by empty or indented lines.</param>
    /// <param name="language">One of <see cref="Languages"/>; of any other nothing is read.</param>
    /// <param name="published">The day of publication, from which dates in words are reckoned; null where it is unknown.</param>
    public static ReadText Read(string text, string language, DateOnly? published)
    {
        if (Lexicon.Of(language) is not { } lexicon)
            return new([], 0);
        var headsFirst = lexicon.StartingWith("heads-first").Length > 0;
        var tokenizer = new Tokenizer(text, lexicon);
        var names = new NamesInText();
        var state = new ReadingState(names) { HeadsFirst = headsFirst, IsCaseless = tokenizer.IsCaseless };
        var drafts = new Drafts(published, lexicon);
        while (tokenizer.Next() is { } tokens)
        {
            if (tokens.Count == 0)
                continue;
            (state.Tokens, state.Speaker) = (tokens, null);
            var scanner = new NameScanner(tokens, names, state);
            var owners = new Owners(tokens, scanner, names, state);
            IPostScanner posts = headsFirst ? new HeadFirstPosts(tokens, scanner, state) : new HeadLastPosts(tokens, scanner, owners);
            var items = Titles.Attach(new Chunker(tokens, state, scanner, posts, owners).Items(), state);
            new Clauses(items, tokens, state, drafts, published, headsFirst).Read();
        }

        return new(Statements(text, drafts), state.Steps);
    }

    private static List<ReadStatement> Statements(string text, Drafts drafts)
    {
        var settled = drafts.Settled().OrderBy(draft => draft.Start).ThenBy(draft => draft.End).ToList();
        var statements = new List<ReadStatement>(settled.Count);
        var (unit, point) = (0, 0);
        foreach (var draft in settled)
        {
            point += Points(text, unit, draft.Start);
            unit = draft.Start;
            statements.Add(new(draft.Effect, draft.Kind, draft.Person.Name, draft.Organization?.Name, draft.Post, draft.Capacity,
                draft.When, draft.How,
                text[draft.Start..draft.End], point));
        }

        return statements;
    }

    private static int Points(string text, int from, int to)
    {
        var points = 0;
        for (var at = from; at < to; at++)
            points += char.IsLowSurrogate(text[at]) ? 0 : 1;
        return points;
    }
}
