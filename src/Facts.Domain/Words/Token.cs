namespace Facts.Domain.Words;

internal enum TokenKind { Word, Number, Mark }

/// <summary>A word, number or mark of a text, with what the lexicon says about it.</summary>
/// <param name="Text">As it stands in the text.</param>
/// <param name="Lower">In small letters, without accents' differences of normal form; what the lexicon is asked with.</param>
/// <param name="Start">UTF-16 units before it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record Token(string Text, string Lower, int Start, TokenKind Kind)
{
    private static readonly LexiconEntry[] None = [];

    public int End => Start + Text.Length;

    /// <summary>Entries of the lexicon that start with this word, the longest first.</summary>
    public LexiconEntry[] Entries { get; init; } = None;

    /// <summary>Written as names are: with a capital, or, in a text without any, as a word that the lexicon takes for none other.</summary>
    public bool IsCapital { get; init; } = Kind == TokenKind.Word && char.IsUpper(Text[0]);

    /// <summary>Inside angle brackets, as newswires mark names of companies; the number tells one pair from the next.</summary>
    public int Bracket { get; init; }

    /// <summary>An initial or an abbreviation of initials: J., U.S., R.</summary>
    public bool IsInitial { get; } = Kind == TokenKind.Word && char.IsUpper(Text[0])
        && (Text.Length == 1 || (Text.Length <= 6 && Text[1] == '.'));

    public bool IsPossessive => Kind == TokenKind.Mark && Lower == "'s";

    public bool Is(string mark) => Lower == mark;
}
