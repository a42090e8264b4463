using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// Reads what follows a post: "of Acme Corp", "of the company and its Delta Bank unit", "of sales for the division". Knows whose the posts
/// of a sentence are when it only says "the company".
/// </summary>
internal sealed class Owners(IReadOnlyList<Token> tokens, NameScanner scanner, NamesInText names, ReadingState state)
{
    private const int LongestField = 6;

    /// <summary>The organization that "the company" or "the division" means here.</summary>
    public KnownOrganization? Referred(string word) => word is "division" or "unit" or "subsidiary" or "affiliate" ? state.LastUnit
        ?? state.Self
        : word is "company" or "firm" or "concern" or "group" ? state.Self : state.Called(word) ?? state.Self;

    /// <summary>The organization, or the field that belongs to the title, behind "of", "for", "at", "in charge of" at the token.</summary>
    public (KnownOrganization? Owner, string? Field, int To) Of(int at)
    {
        var of = Preposition(at);
        if (of is null)
            return (null, null, at);
        var start = at + of.Words.Length;
        if (start >= tokens.Count)
            return (null, null, at);
        if (Owner(start) is var (owner, to))
            return (owner, null, to);
        return of.Value is "at" ? (null, null, at) : Field(at, start, string.Join(' ', of.Words));
    }

    /// <summary>Further organizations after the first: "of Acme and its Delta unit".</summary>
    public List<KnownOrganization>? Further(ref int at)
    {
        List<KnownOrganization>? found = null;
        while (at + 1 < tokens.Count && found is not { Count: > 5 })
        {
            var next = at + (tokens[at].Is(",") ? 1 : 0);
            next += LexiconEntry.At(tokens, next, Sense.Word, "and")?.Words.Length ?? 0;
            if (next == at || next >= tokens.Count || (LexiconEntry.At(tokens, next, Sense.Word, "own") is null && found is null
                && !IsDesignated(next))
                || Owner(next) is not var (owner, to) || FollowedByPerson(to))
                break;
            (found ??= []).Add(owner);
            at = to;
        }

        return found;
    }

    public KnownOrganization Named(NameRun run) => state.OrganizationAt(run);

    public string TextOf(NameRun run) => state.TextOf(run).ToLowerInvariant();

    private bool IsDesignated(int at) => scanner.At(at) is { Kind: NameKind.Organization };

    /// <summary>What was taken for an organization goes on as somebody who does something.</summary>
    private bool FollowedByPerson(int at) => at < tokens.Count && LexiconEntry.At(tokens, at, Sense.Verb) is not null;

    private LexiconEntry? Preposition(int at) => LexiconEntry.At(tokens, at, Sense.Word, "of")
        ?? LexiconEntry.At(tokens, at, Sense.Word, "for")
        ?? LexiconEntry.At(tokens, at, Sense.Word, "at");

    /// <summary>A named organization, a unit, or a word for one, with the article or possessive before it.</summary>
    public (KnownOrganization Owner, int To)? Owner(int at)
    {
        var next = at;
        var isOwn = false;
        if (LexiconEntry.At(tokens, next, Sense.Word, "own") is { } own)
            (next, isOwn) = (next + own.Words.Length, true);
        else if (LexiconEntry.At(tokens, next, Sense.Word, "the") is { } the)
            next += the.Words.Length;
        while (LexiconEntry.At(tokens, next, Sense.State) is { } fresh)
            next += fresh.Words.Length;
        if (next >= tokens.Count)
            return null;
        if (LexiconEntry.At(tokens, next, Sense.Reference) is { } reference && EndsReference(next + reference.Words.Length)
            && !(tokens[next].IsCapital && next + 1 < tokens.Count && (tokens[next + 1].IsCapital || tokens[next + 1].Is("of"))))
            return Referred(reference.Words[^1]) is { } self ? (self, next + reference.Words.Length) : null;
        if (LexiconEntry.At(tokens, next, Sense.Unit) is { Words: ["division" or "unit" or "subsidiary"] } unit && !isOwn
            && EndsReference(next + 1))
            return Referred(unit.Words[0]) is { } last ? (last, next + 1) : null;
        if (isOwn && LexiconEntry.At(tokens, next, Sense.Unit) is { } part && next + 1 < tokens.Count && tokens[next + 1].Is(","))
            return Owner(next + part.Words.Length + 1) is { } named ? named : null;
        if (Described(next) is { } described)
            return described;
        if (scanner.At(next) is not { } run)
            return null;
        // "Quebec's Caisse": the possessor is not what the post belongs to.
        if (run.To + 1 < tokens.Count && tokens[run.To].IsPossessive)
            return Owner(run.To + 1) is { } inner ? inner : null;
        var name = state.OrganizationAt(run);
        var end = state.Pass(run.To);
        if (end < tokens.Count && LexiconEntry.At(tokens, end, Sense.Unit) is { } kind && !tokens[end].IsCapital)
        {
            end += kind.Words.Length;
            state.LastUnit = name;
        }
        else if (isOwn)
        {
            state.LastUnit = name;
        }

        return (name, end);
    }

    /// <summary>"The desktop software company" is the company; "the joint pricing committee" is a body of that name.</summary>
    private (KnownOrganization Owner, int To)? Described(int at)
    {
        // A company's finance committee is no body of its own.
        if (LexiconEntry.At(tokens, at, Sense.Area) is { Words.Length: > 1 })
            return null;
        for (var next = at; next < tokens.Count && next - at < 5; next++)
        {
            var token = tokens[next];
            if (token.Kind != TokenKind.Word || token.IsCapital || LexiconEntry.At(tokens, next, Sense.Word) is not null
                || LexiconEntry.At(tokens, next, Sense.Post) is not null)
                return null;
            if (LexiconEntry.At(tokens, next, Sense.Reference) is not { } reference || next == at
                || !EndsReference(next + reference.Words.Length))
                continue;
            if (reference.Words[^1] is not ("committee" or "commission" or "council" or "party" or "union" or "association"))
                return state.Self is { } self ? (self, next + 1) : null;
            return (state.Names.Organization(state.TextOf(new(at, next + 1, NameKind.Organization)),
                [.. tokens.Skip(at).Take(next + 1 - at)]), next + 1);
        }

        return null;
    }

    private bool EndsReference(int at) => at >= tokens.Count || !(tokens[at].IsPossessive
        || (tokens[at].Kind == TokenKind.Word && !tokens[at].IsCapital
        && LexiconEntry.At(tokens, at, Sense.Word) is null && LexiconEntry.At(tokens, at, Sense.Time) is null
            && LexiconEntry.At(tokens, at, Sense.Verb) is null));

    /// <summary>Words in small letters after "of": "manufacturing", "its hosiery division", "natural resources".</summary>
    private (KnownOrganization? Owner, string? Field, int To) Field(int at, int start, string preposition)
    {
        var next = start;
        if (LexiconEntry.At(tokens, next, Sense.Word, "own") is { } own)
            next += own.Words.Length;
        else if (LexiconEntry.At(tokens, next, Sense.Word, "the") is { } the)
            next += the.Words.Length;
        var first = next;
        while (next < tokens.Count && next - first < LongestField && IsField(next, first))
            next++;
        if (next == first)
            return (null, null, at);
        var words = tokens.Skip(first).Take(next - first).Select(token => token.Lower);
        return (null, $"{preposition} {string.Join(' ', words)}", next);
    }

    private bool IsField(int at, int first)
    {
        var token = tokens[at];
        if (token.Kind != TokenKind.Word || LexiconEntry.At(tokens, at, Sense.Verb) is not null)
            return false;
        if (LexiconEntry.At(tokens, at, Sense.Word, "and") is not null)
            return at > first && at + 1 < tokens.Count && (LexiconEntry.At(tokens, at + 1, Sense.Area)
                ?? LexiconEntry.At(tokens, at + 1, Sense.Unit)) is not null
                && !StartsPost(at + 1);
        return !(token.IsCapital && at == first && names.KnownPerson([token.Lower]) is not null)
            && LexiconEntry.At(tokens, at, Sense.Word) is null
            && LexiconEntry.At(tokens, at, Sense.Post) is null && LexiconEntry.At(tokens, at, Sense.Time) is null
                && LexiconEntry.At(tokens, at, Sense.Month) is null;
    }

    private bool StartsPost(int at)
    {
        var next = at;
        while (next < tokens.Count && next - at < 5 && (LexiconEntry.At(tokens, next, Sense.Rank)
            ?? LexiconEntry.At(tokens, next, Sense.Area)) is { } rank)
            next += rank.Words.Length;
        return LexiconEntry.At(tokens, next, Sense.Post) is not null;
    }
}
