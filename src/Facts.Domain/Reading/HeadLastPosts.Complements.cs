using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>What follows the head of a post and belongs to it.</summary>
internal sealed partial class HeadLastPosts
{
    /// <summary>What follows the head: its field ("of finance", ", marketing"), its organization, or both.</summary>
    private (PostMention Post, int To) Complement(PostMention post, int at)
    {
        if (at < tokens.Count && tokens[at].IsCapital && LexiconEntry.At(tokens, at, Sense.Area) is { } region
            && EndsField(at + region.Words.Length))
            return Complement(post with { Title = $"{post.Title} {string.Join(' ', region.Words)}" }, at + region.Words.Length);
        if (at < tokens.Count && tokens[at].Is(",") && CommaField(at + 1) is { } field2)
        {
            var words = string.Join(' ', tokens.Skip(at + 1).Take(field2 - at - 1).Select(token => token.Lower));
            return Complement(post with { Title = $"{post.Title}, {words}" }, field2);
        }

        if (at < tokens.Count && (tokens[at].Is(",") || tokens[at].Is("-")) && LexiconEntry.At(tokens, at + 1, Sense.Area) is { } area
            && !tokens[at + 1].IsCapital
            && PostAhead(at) is null && EndsField(at + 1 + area.Words.Length))
            return Complement(post with { Title = $"{post.Title}, {string.Join(' ', area.Words)}" }, at + 1 + area.Words.Length);
        if (LexiconEntry.At(tokens, at, Sense.Word, "responsible") is not null
            && post.Title.EndsWith("executive", StringComparison.Ordinal))
        {
            var end = at;
            while (end < tokens.Count && end - at < 14 && tokens[end].Kind == TokenKind.Word
                && LexiconEntry.At(tokens, end, Sense.Verb) is null)
                end++;
            return (post with { Title = $"{post.Title} {string.Join(' ', tokens.Skip(at).Take(end - at).Select(token => token.Lower))}" },
                end);
        }

        if (post.Title is "member" or "members")
            return Membership(post, at);
        var (owner, field, to) = owners.Of(at);
        if (field is not null)
            post = post with { Title = $"{post.Title} {field}" };
        if (owner is not null)
            post = post with { Organization = owner, IsPlaced = true };
        if (field is not null && owner is null && to > at && !post.IsPlaced)
        {
            var (second, more, after) = owners.Of(to);
            if (second is not null && more is null)
                (post, to) = (post with { Organization = second, IsPlaced = true }, after);
        }

        return (post, to);
    }

    /// <summary>", truck and bus operations,": unknown words that end in a field or a part of a company.</summary>
    private int? CommaField(int at)
    {
        var next = at;
        while (next < tokens.Count && next - at < 5 && !tokens[next].IsCapital && tokens[next].Kind == TokenKind.Word
            && (IsPlain(next) || LexiconEntry.At(tokens, next, Sense.Area) is not null
                || LexiconEntry.At(tokens, next, Sense.Unit) is not null))
            next++;
        return next - at >= 2 && IsPlain(at) && EndsField(next) && (LexiconEntry.At(tokens, next - 1, Sense.Unit)
            ?? LexiconEntry.At(tokens, next - 1, Sense.Area)) is not null ? next : null;
    }

    /// <summary>"A member of the Pricing Committee" has a post there; "a member" alone has none.</summary>
    private (PostMention Post, int To) Membership(PostMention post, int at)
    {
        if (LexiconEntry.At(tokens, at, Sense.Word, "of") is null)
            return (post with { IsRole = true }, at);
        var name = at + 1 + ((LexiconEntry.At(tokens, at + 1, Sense.Word, "the")
            ?? LexiconEntry.At(tokens, at + 1, Sense.Word, "own"))?.Words.Length ?? 0);
        if (name < tokens.Count && nameScanner.At(name) is { } owner && owner.To + 1 < tokens.Count && tokens[owner.To].IsPossessive
            && LexiconEntry.At(tokens, owner.To + 1, Sense.Word, "board") is { } board)
            return (post with { Title = "director", Organization = owners.Named(owner), IsPlaced = true },
                owner.To + 1 + board.Words.Length);
        if (name < tokens.Count && nameScanner.At(name) is { Kind: NameKind.Organization } run)
            return (post with { Title = $"member of {owners.TextOf(run)}" }, run.To);
        var (_, field, to) = owners.Of(at);
        return field is not null && to <= tokens.Count && LexiconEntry.At(tokens, to - 1,
            Sense.Unit) is { Words: ["committee" or "board" or "council"] }
            ? (post with { Title = $"member {field}" }, to) : (post with { IsRole = true }, at);
    }

    private bool EndsField(int at) => at >= tokens.Count || tokens[at].Kind == TokenKind.Mark
        || LexiconEntry.At(tokens, at, Sense.Word) is not null;
}
