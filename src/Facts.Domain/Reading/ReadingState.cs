using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>What has been read of a text up to a sentence: names, whom the text is about, which organization speaks.</summary>
internal sealed class ReadingState(NamesInText names)
{
    public NamesInText Names => names;

    /// <summary>The organization that the text is about: the first one that it names.</summary>
    public KnownOrganization? Topic { get; set; }

    /// <summary>The organization that speaks or acts in this sentence; "the company" and "its" mean it.</summary>
    public KnownOrganization? Speaker { get; set; }

    public KnownOrganization? Self => Speaker ?? Topic;

    /// <summary>The last named part of an organization: "the division" means it.</summary>
    public KnownOrganization? LastUnit { get; set; }

    /// <summary>Whom a pronoun at the head of the next sentence means: the first person of the last sentence that named one.</summary>
    public KnownPerson? Salient { get; set; }

    /// <summary>The language puts the head of a post first, and people often have a single name.</summary>
    public bool HeadsFirst { get; init; }

    /// <summary>Names are a guess: the text has no capitals.</summary>
    public bool IsCaseless { get; init; }

    /// <summary>How much was looked at: grows with the text's length, whatever the text.</summary>
    public long Steps { get; set; }

    public IReadOnlyList<Token> Tokens { get; set; } = [];

    /// <summary>Whether the run names a person who was named before.</summary>
    public bool Knows(NameRun run) => names.KnownPerson([.. Words(run).Select(word => word.Lower)]) is not null;

    /// <summary>The organization that a run of words names.</summary>
    public KnownOrganization OrganizationAt(NameRun run)
    {
        var words = Words(run).ToList();
        if (names.Organization(string.Join(' ', words.Select(word => word.Lower))) is { } known)
            return Mentioned(known, words);
        if (run.Kind == NameKind.Place && LexiconEntry.At(Tokens, run.From, Sense.Place) is { Value.Length: > 0 } place)
            return Mentioned(names.Organization(place.Value, words, isPlace: true), words);
        return Mentioned(names.Organization(TextOf(run), words, run.Kind == NameKind.Place), words);
    }

    /// <summary>"The party" and "the bank" will mean the one named last.</summary>
    private KnownOrganization Mentioned(KnownOrganization organization, List<Token> words)
    {
        if (!_hasNamed && organization.IsPlace && !HeadsFirst)
            TopicPlace = organization;
        _hasNamed = true;
        if (!organization.IsPlace)
            Topic ??= organization;
        foreach (var word in words)
        {
            if (LexiconEntry.At([word], 0, Sense.Reference) is not null)
                _byCommonNoun[word.Lower] = organization;
        }

        return organization;
    }

    /// <summary>The organization whose name had the common noun in it, named last.</summary>
    public KnownOrganization? Called(string commonNoun) => _byCommonNoun.GetValueOrDefault(commonNoun);

    private readonly Dictionary<string, KnownOrganization> _byCommonNoun = new(StringComparer.Ordinal);

    /// <summary>The country or town that last had a post.</summary>
    public KnownOrganization? Place { get; set; }

    /// <summary>The country or town that is the first name of the text, which then is about its government.</summary>
    public KnownOrganization? TopicPlace { get; set; }

    private bool _hasNamed;

    /// <summary>Whose post of that title it was last time.</summary>
    public Dictionary<string, KnownOrganization> OwnerByTitle { get; } = new(StringComparer.Ordinal);

    /// <summary>The person that a run of words names.</summary>
    public KnownPerson PersonAt(NameRun run) => names.Person(TextOf(run), [.. Words(run).Select(word => word.Lower)]);

    /// <summary>Past "(ABC)" behind a name, which is a further name of it, and past other short remarks in brackets.</summary>
    public int Pass(int at)
    {
        if (at + 2 >= Tokens.Count || !Tokens[at].Is("("))
            return at;
        for (var end = at + 1; end < Tokens.Count && end - at < 6; end++)
        {
            if (Tokens[end].Is(")"))
                return end + 1;
        }

        return at;
    }

    /// <summary>Takes the letters in brackets behind a name as a further name.</summary>
    public void LearnShortName(KnownOrganization organization, int at)
    {
        if (at + 2 < Tokens.Count && Tokens[at].Is("(") && Tokens[at + 2].Is(")") && Tokens[at + 1].IsCapital)
            names.Alias(Tokens[at + 1].Lower, organization);
    }

    private IEnumerable<Token> Words(NameRun run) => Tokens.Skip(run.From).Take(run.To - run.From).Where(token =>
        token.Kind != TokenKind.Mark);

    /// <summary>The words with single spaces, marks as they stood.</summary>
    public string TextOf(NameRun run)
    {
        var text = new System.Text.StringBuilder();
        for (var i = run.From; i < run.To; i++)
        {
            if (i > run.From && Tokens[i].Start > Tokens[i - 1].End && !(Tokens[i].Kind == TokenKind.Mark && Tokens[i].Text is "," or "."))
                text.Append(' ');
            text.Append(Tokens[i].Text);
        }

        // "Of Acme Corp." at the end of a sentence: the full stop is the sentence's.
        if (run.To == Tokens.Count && text.Length > 3 && text[^1] == '.'
            && LexiconEntry.At(Tokens, run.To - 1, Sense.Designator) is not null)
            text.Length--;

        return text.ToString();
    }
}
