using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>What joins two words of a name, and what parts them.</summary>
internal sealed partial class NameScanner
{
    /// <summary>"Acme Co", then "Inc" or "USA": the name goes on.</summary>
    private bool GoesOnBehindEnd(int end) => CapitalAt(end) && (Designator(end) == "end"
        || (LexiconEntry.At(tokens, end, Sense.Place) is not null && Designator(end) is not null));

    /// <summary>"since joining Acme van Dorp had been": a known organization right before a known person or a particle.</summary>
    private int? OrganizationAhead(int at, int end)
    {
        for (var split = end - 1; split > at; split--)
        {
            if (names.Organization(string.Join(' ', Enumerable.Range(at, split - at).Select(i => tokens[i].Lower))) is { IsPlace: false }
                && (!tokens[split].IsCapital || names.KnownPerson([.. Enumerable.Range(split, end - split).Select(i =>
                    tokens[i].Lower)]) is not null)
                && names.KnownPerson([.. Enumerable.Range(at, end - at).Select(i => tokens[i].Lower)]) is null)
                return split;
        }

        return null;
    }

    /// <summary>
    /// How many tokens that are no capitalized word go on with the name: a particle, "and" or "of" inside an organization's.
    /// </summary>
    private int Joined(int at, int end, int designated)
    {
        var token = tokens[end];
        if (end == at)
            return 0;
        if (LexiconEntry.At(tokens, end, Sense.Particle, "inside") is not null && token.Kind == TokenKind.Word)
        {
            var next = end + 1;
            while (next < tokens.Count && next - end < 3 && LexiconEntry.At(tokens, next, Sense.Particle, "inside") is not null)
                next++;
            return designated < 0 && CapitalAt(next) && !StopsRun(next) ? next - end : 0;
        }

        if (LexiconEntry.At(tokens, end, Sense.Word, "and") is not null && CapitalAt(end + 1))
            return JoinsByAnd(at, end, designated) ? 1 : 0;
        if (designated == end - 1 && Designator(end - 1) == "of"
            && (LexiconEntry.At(tokens, end, Sense.Word, "of") ?? LexiconEntry.At(tokens, end, Sense.Word, "for")
                ?? LexiconEntry.At(tokens, end, Sense.Word, "on")) is not null)
        {
            var the = end + 1 < tokens.Count && LexiconEntry.At(tokens, end + 1, Sense.Word, "the") is not null
                && !tokens[end + 1].IsCapital ? 2 : 1;
            return CapitalAt(end + the) && LexiconEntry.At(tokens, end + the, Sense.Month) is null && !StopsRun(end + the) ? the : 0;
        }

        // "Reed, Barlow and Co": a comma inside a firm's name.
        if (token.Is(",") && CommaFirm(end))
            return 1;
        // "Caisse centrale Lavoie", "Delta industries Inc": a designator in small letters inside the name.
        if (!token.IsCapital && Designator(end) is "any" && CapitalAt(end + 1) && (designated == end - 1 || Designator(end + 1) == "end"))
            return 1;
        // "Builders' Supply", "Children's Books Inc": a possessive inside a company's name, at the head of a run that a designator ends.
        if (token.IsPossessive && end == at + 1 && at == 0 && names.Organization(tokens[at].Lower) is null && CapitalAt(end + 1))
            return EndsInDesignator(end + 1) ? 1 : 0;
        return 0;
    }

    /// <summary>After the comma come single names, then "and Co", "and Associates".</summary>
    private bool CommaFirm(int comma)
    {
        var next = comma;
        while (next + 1 < tokens.Count && next - comma < 6 && tokens[next].Is(",") && CapitalAt(next + 1) && !StopsRun(next + 1))
            next += 2;
        return next > comma && LexiconEntry.At(tokens, next, Sense.Word, "and") is not null && CapitalAt(next + 1)
            && (Designator(next + 1) == "end" || tokens[next + 1].Lower is "associates" or "sons" or "partners"
                || (Designator(next + 1) is null && CapitalAt(next + 2) && Designator(next + 2) == "end"));
    }

    private bool EndsInDesignator(int at)
    {
        while (CapitalAt(at) && !StopsRun(at))
        {
            if (Designator(at) is "end")
                return true;
            at++;
            if (at < tokens.Count && LexiconEntry.At(tokens, at, Sense.Word, "of") is not null && CapitalAt(at + 1))
                at++;
        }

        return false;
    }

    /// <summary>"Reed and Barlow Group", "Fielding and Sons": one name; "Ann Reed and Tom Barlow": two.</summary>
    private bool JoinsByAnd(int at, int and, int designated)
    {
        if (Designator(and + 1) is "end" || (LexiconEntry.At(tokens, and + 1, Sense.Designator) is { } tail
            && tail.Words[0] is "sons" or "associates" or "partners"))
            return true;
        if (and - at > 1 && LexiconEntry.At(tokens, at, Sense.Place)?.Words.Length != and - at && !tokens[at + 1].Is(",")
            && !(designated == and - 1 && Designator(and - 1) == "of"))
            return false;
        if (names.Organization(tokens[at].Lower) is not null && and - at == 1)
            return false;
        for (var next = and + 1; next - and < 6 && CapitalAt(next) && !StopsRun(next); next++)
        {
            if (Designator(next) is not null)
                return true;
        }

        return false;
    }

    /// <summary>"Ketua KPK Abraham": where heads come first, an organization's letters stand right before who has its post.</summary>
    private bool ChangesCase(int at)
    {
        if (!state.HeadsFirst || Designator(at) is "end" or "any")
            return false;
        var before = tokens[at - 1];
        // "PT": a form of business, which a name follows.
        if (LexiconEntry.At(tokens, at - 1, Sense.Abbreviation) is not null)
            return false;
        return state.IsCaseless ? IsVowelless(before) || (Designator(at - 1) is "start" && before.Text.Length < 6)
            : before.Text.Length > 1 && IsUpper(before) && !IsUpper(tokens[at]);
    }

    private static bool IsUpper(Token token) => token.Text.AsSpan().IndexOfAnyInRange('a', 'z') < 0;

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    /// <summary>In a text without capitals, letters that nobody can say are an organization's.</summary>
    private static bool IsVowelless(Token token) =>
        token.Entries.Length == 0 && token.Text.Length is > 1 and < 6 && !token.Lower.AsSpan().ContainsAny(Vowels);
}
