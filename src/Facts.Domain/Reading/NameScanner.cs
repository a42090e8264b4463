using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>Finds how far a name goes, and what it is likely the name of, by capitals, designators, particles and brackets.</summary>
internal sealed partial class NameScanner(IReadOnlyList<Token> tokens, NamesInText names, ReadingState state)
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
            if (token.IsCapital && token.Bracket == 0 && (end == at || !(StopsRun(end) || ChangesCase(end))))
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
                : (state.IsCaseless && at > 0 && IsVowelless(token))
                    || (designated >= 0 && (at > 0 || Designator(at) == "start"))
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
