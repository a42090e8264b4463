using Facts.Domain.Words;

namespace Facts.Domain.Reading;

internal enum NameKind { Unknown, Person, Organization, Place }

/// <summary>A run of words that are a name.</summary>
internal readonly record struct NameRun(int From, int To, NameKind Kind);

/// <summary>Finds how far a name goes, and what it is likely the name of, by capitals, designators, particles and brackets.</summary>
internal sealed class NameScanner(IReadOnlyList<Token> tokens, NamesInText names, ReadingState state)
{
    private const int LongestName = 14;

    /// <summary>The name that starts at the token, or null.</summary>
    public NameRun? At(int at)
    {
        var first = tokens[at];
        if (first.Bracket > 0 && first.Kind == TokenKind.Word)
            return Bracketed(at);
        if (LexiconEntry.At(tokens, at, Sense.Place) is { } place && first.IsCapital)
        {
            var run = Run(at);
            return run.Kind == NameKind.Organization && run.To > at + place.Words.Length ? run
                : new(at, at + place.Words.Length, NameKind.Place);
        }

        return CanStart(at) && Run(at) is var name && name.To > at ? name : null;
    }

    private NameRun Bracketed(int at)
    {
        var end = at;
        while (end < tokens.Count && end - at < LongestName && tokens[end].Bracket == tokens[at].Bracket)
            end++;
        return new(at, end, NameKind.Organization);
    }

    private bool CanStart(int at)
    {
        var token = tokens[at];
        if (!token.IsCapital || IsTitle(at) || LexiconEntry.At(tokens, at, Sense.Month) is not null
            || LexiconEntry.At(tokens, at, Sense.Weekday) is not null)
            return false;
        if (Designator(at) == "end" && !CapitalAt(at + 1))
            return false;
        // At the head of a sentence, words that have capitals only there.
        return !(at == 0 || !tokens[at - 1].IsCapital) || LexiconEntry.At(tokens, at, Sense.Word) is not { Words.Length: 1 }
            || (at > 0 && Designator(at) is not null) || (token.IsInitial && token.Text.Length > 1);
    }

    private NameRun Run(int at)
    {
        var end = at;
        int designated = -1;
        while (end < tokens.Count && end - at < LongestName)
        {
            var token = tokens[end];
            var designator = token.Kind == TokenKind.Word && end > at || token.IsCapital ? Designator(end) : null;
            if (token.IsCapital && token.Bracket == 0 && (end == at || !StopsRun(end)))
            {
                if (designator is not null)
                    designated = end;
                end++;
                if (designator == "end" && !GoesOnBehindEnd(end))
                    break;
                // "Universitas Indonesia" is whole; who follows is somebody.
                if (designated == at && Designator(at) == "start" && end == at + 2
                    && LexiconEntry.At(tokens, at + 1, Sense.Place) is not null)
                    break;
                continue;
            }

            // The full stop of an initial that stands apart: "R . Abdullah".
            if (token.Is(".") && end > at && tokens[end - 1].IsInitial && CapitalAt(end + 1))
            {
                end++;
                continue;
            }

            var joined = Joined(at, end, designated);
            if (joined == 0)
                break;
            end += joined;
        }

        if (end < tokens.Count && tokens[end].Is(",") && end + 1 < tokens.Count && tokens[end + 1].IsCapital
            && (LexiconEntry.At(tokens, end + 1, Sense.Particle, "after") is not null || (Designator(end + 1) == "end" && end > at)))
        {
            designated = Designator(end + 1) == "end" ? end + 1 : designated;
            end += 2;
        }

        // A lone initial names nobody.
        if (end - at == 1 && tokens[at].Text.Length == 1)
            return new(at, at, NameKind.Unknown);
        return KindOf(at, end, designated) is var kind && kind == NameKind.Person && OrganizationAhead(at, end) is { } split
            ? new(at, split, NameKind.Organization) : new(at, end, kind);
    }

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

    private NameKind KindOf(int at, int end, int designated)
    {
        var lower = string.Join(' ', Enumerable.Range(at, end - at).Select(i => tokens[i].Lower));
        var known = names.Organization(lower);
        if (known is { IsPlace: false } && (end - at > 1 || known == state.Topic || names.KnownPerson([lower]) is null))
            return NameKind.Organization;
        if (end - at == 1)
        {
            var token = tokens[at];
            return names.KnownPerson([token.Lower]) is not null ? NameKind.Person
                : (designated >= 0 && (at > 0 || Designator(at) == "start"))
                    || (token.Text.Length is > 1 and <= 6 && token.Text.All(char.IsUpper)) ? NameKind.Organization : NameKind.Unknown;
        }

        if (designated >= 0 && (designated > at || end - at > 2 || Designator(at) == "start"))
            return NameKind.Organization;
        if (at > 0 && tokens[at - 1].Lower is "the")
            return NameKind.Organization;
        return NameKind.Person;
    }

    /// <summary>A capitalized word at which a name ends: a post, a rank before a post, a title, a month.</summary>
    private bool StopsRun(int at)
    {
        if (state.HeadsFirst && Designator(at) is null && LexiconEntry.At(tokens, at, Sense.Word) is { Words.Length: 1 })
            return true;
        if (LexiconEntry.At(tokens, at, Sense.Post) is { } post)
            return !(Designator(at) is not null && post.Words.Length == 1 && LexiconEntry.At(tokens, at + 1, Sense.Word, "of") is null);
        if (LexiconEntry.At(tokens, at, Sense.Word, "the") is not null || IsTitle(at))
            return true;
        var next = at;
        while (next < tokens.Count && next - at < 4 && tokens[next].IsCapital
            && (LexiconEntry.At(tokens, next, Sense.Rank) ?? LexiconEntry.At(tokens, next, Sense.Area)) is { } rank)
            next += rank.Words.Length;
        return next > at && next < tokens.Count && tokens[next].IsCapital && LexiconEntry.At(tokens, next, Sense.Post) is not null;
    }

    public bool IsTitle(int at) => LexiconEntry.At(tokens, at, Sense.Title) is not null && CapitalAt(at + 1) && Designator(at) is null
        && !(LexiconEntry.At(tokens, at, Sense.Rank) is not null && Designator(at + 1) is not null);

    private string? Designator(int at) => LexiconEntry.At(tokens, at, Sense.Designator)?.Value;

    private bool CapitalAt(int at) => at < tokens.Count && tokens[at].IsCapital;
}
