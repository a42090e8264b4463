using System.Text;

namespace Facts.Domain.Words;

/// <summary>
/// Cuts a text into sentences of tokens, in one pass. Codes of listings in angle brackets ("&lt;ACME.O&gt;") are passed over; other angle
/// brackets only mark the tokens inside. A sentence is cut after at most <see cref="LongestSentence"/> tokens.
/// </summary>
internal sealed class Tokenizer
{
    /// <summary>Longer than any sentence that somebody wrote, short enough for rules that look around in one.</summary>
    public const int LongestSentence = 400;

    private const int LongestBracket = 90;

    private readonly string _text;
    private readonly Lexicon _lexicon;
    private readonly Dictionary<string, Token> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _at;
    private int _bracketEnd = -1;
    private int _brackets;

    public Tokenizer(string text, Lexicon lexicon)
    {
        (_text, _lexicon) = (text, lexicon);
        IsCaseless = !text.AsSpan().ContainsAnyInRange('A', 'Z');
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The text has no capitals, so that words which the lexicon does not know may be names.</summary>
    public bool IsCaseless { get; }

    /// <summary>The next sentence; null at the end.</summary>
    public List<Token>? Next()
    {
        var tokens = new List<Token>();
        while (_at < _text.Length && tokens.Count < LongestSentence)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                if (tokens.Count > 0 && Line.BreaksParagraph(_text, _at))
                    break;
                _at++;
                continue;
            }

            if (_text[_at] == '<' && PassBracket())
                continue;
            if (_text[_at] == '>' && _at == _bracketEnd)
            {
                (_at, _bracketEnd) = (_at + 1, -1);
                continue;
            }

            var token = Read();
            tokens.Add(token);
            if (EndsSentence(token, tokens))
                break;
        }

        return tokens.Count > 0 || _at < _text.Length ? tokens : null;
    }

    /// <summary>At an opening angle bracket: passes a code over whole, and remembers where another name ends.</summary>
    private bool PassBracket()
    {
        var close = _text.AsSpan(_at, Math.Min(LongestBracket, _text.Length - _at)).IndexOf('>');
        if (close < 0)
            return false;
        var inside = _text.AsSpan(_at + 1, close - 1);
        if (inside.IndexOfAnyInRange('a', 'z') < 0 && !inside.Contains(' '))
            _at += close + 1;
        else
            (_bracketEnd, _brackets, _at) = (_at + close, _brackets + 1, _at + 1);
        return true;
    }

    private Token Read()
    {
        var start = _at;
        var first = _text[_at];
        TokenKind kind;
        if (char.IsDigit(first))
        {
            kind = TokenKind.Number;
            while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || (IsInner(_text[_at], "/.,-:") && NextIsDigit())))
                _at++;
        }
        else if (char.IsLetter(first))
        {
            kind = TokenKind.Word;
            ReadWord();
        }
        else
        {
            kind = TokenKind.Mark;
            _at += IsApostrophe(first) && _at + 1 < _text.Length && _text[_at + 1] is 's' or 'S' && !LetterAt(_at + 2) && LetterAt(_at - 1)
                ? 2
                : first == '-' && _at + 1 < _text.Length && _text[_at + 1] == '-' ? 2
                : char.IsHighSurrogate(first) && _at + 1 < _text.Length ? 2 : 1;
        }

        return Make(start, kind) with { Start = start, Bracket = _bracketEnd >= 0 ? _brackets : 0 };
    }

    private void ReadWord()
    {
        var start = _at;
        while (_at < _text.Length)
        {
            var one = _text[_at];
            if (char.IsLetterOrDigit(one) || char.GetUnicodeCategory(one) == System.Globalization.UnicodeCategory.NonSpacingMark)
                _at++;
            else if (IsInner(one, "-/&") && LetterAt(_at + 1))
                _at++;
            else if (IsApostrophe(one) && LetterAt(_at + 1) && !(_text[_at + 1] is 's' or 'S' && !LetterAt(_at + 2)))
                _at++;
            else if (one == '.' && IsShort(start))
                _at++;
            else
                break;
        }
    }

    /// <summary>The full stop belongs to what was read: an initial, a chain of them, an abbreviation, a name on the web.</summary>
    private bool IsShort(int start)
    {
        var word = _text.AsSpan(start, _at - start);
        if (LetterAt(_at + 1))
            return true;
        return (word.Length == 1 && char.IsUpper(word[0])) || (word.Length <= 8 && word.Length > 2 && word[^2] == '.'
            && char.IsUpper(word[^1]))
            || (word.Length <= 6 && IsAbbreviation(word));
    }

    private bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (var entry in _lexicon.StartingWith(word.ToString().ToLowerInvariant()))
        {
            if (entry.Sense == Sense.Abbreviation)
                return true;
        }

        return false;
    }

    private Token Make(int start, TokenKind kind)
    {
        var span = _text.AsSpan(start, _at - start);
        if (_bySpan.TryGetValue(span, out var known))
            return known;
        var text = span.ToString();
        var lower = Lowered(text, kind);
        // "A." is an initial, never an article.
        known = new Token(text, lower, start, kind) { Entries = text.Length == 2 && text[1] == '.' ? [] : _lexicon.StartingWith(lower) };
        if (IsCaseless && kind == TokenKind.Word)
            known = known with { IsCapital = IsNameLike(known) };
        if (text.Length <= 40)
            _known[text] = known;
        return known;
    }

    /// <summary>In a text without capitals: a word that is nothing else, or that names places and organizations.</summary>
    private bool IsNameLike(Token token)
    {
        if (token.Entries.Length == 0)
            return char.IsLetter(token.Text[0]) && !_lexicon.LooksCommon(token.Lower);
        return token.Entries.Any(entry => entry.Sense is Sense.Place or Sense.Designator or Sense.Particle)
            && !token.Entries.Any(entry => entry is { Sense: Sense.Word, Words.Length: 1 });
    }

    private static string Lowered(string text, TokenKind kind)
    {
        if (kind == TokenKind.Mark)
            return IsApostrophe(text[0]) ? text.Length == 2 ? "'s" : "'" : text[0] is '—' or '–' || text == "--" ? "-" : text;
        var lower = text.ToLowerInvariant().TrimEnd('.').Replace('’', '\'');
        return lower.IsNormalized(NormalizationForm.FormC) ? lower : lower.Normalize(NormalizationForm.FormC);
    }

    private bool EndsSentence(Token token, List<Token> tokens)
    {
        if (token.Text is "?" or "!" or "。" or "؟")
            return true;
        if (token.Text == ".")
            return !(tokens.Count > 1 && tokens[^2].IsInitial);
        return token.Kind == TokenKind.Word && token.Text[^1] == '.' && !token.IsInitial && StartsAnew();
    }

    /// <summary>After an abbreviation a sentence ends only where a word follows that begins sentences.</summary>
    private bool StartsAnew()
    {
        var at = _at;
        while (at < _text.Length && at - _at < 12 && char.IsWhiteSpace(_text[at]))
            at++;
        var end = at;
        while (end < _text.Length && end - at < 12 && char.IsLetter(_text[end]))
            end++;
        if (end == at)
            return at == _text.Length;
        if (!char.IsUpper(_text[at]))
            return false;
        foreach (var entry in _lexicon.StartingWith(_text[at..end].ToLowerInvariant()))
        {
            if (entry.Sense == Sense.Word && entry.Words.Length == 1)
                return true;
        }

        return false;
    }

    private bool NextIsDigit() => _at + 1 < _text.Length && char.IsDigit(_text[_at + 1]);

    private bool LetterAt(int at) => at >= 0 && at < _text.Length && char.IsLetterOrDigit(_text[at]);

    private static bool IsInner(char one, string marks) => marks.Contains(one, StringComparison.Ordinal);

    private static bool IsApostrophe(char one) => one is '\'' or '’' or '‘';
}
