using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// Posts where the head comes last, and what it is for follows: "former executive vice president of sales and director of Acme Corp".
/// </summary>
internal sealed partial class HeadLastPosts(IReadOnlyList<Token> tokens, NameScanner nameScanner, Owners owners) : IPostScanner
{
    private const int MostPosts = 12;

    public PostRun? At(int at)
    {
        var posts = new List<PostMention>();
        var end = at;
        var next = at;
        var open = 0;
        while (posts.Count < MostPosts && One(next) is var (post, to))
        {
            // A further one that stands right before a name belongs to that name.
            if (posts.Count > 0 && IsComplement(at) && to < tokens.Count && !post.IsPlaced
                && nameScanner.At(to) is { Kind: NameKind.Person or NameKind.Unknown })
                break;
            posts.Add(post);
            end = to;
            if (post.IsPlaced && post.Organization is not null)
            {
                foreach (var earlier in posts.Skip(open).Where(one => !one.IsPlaced
                    && !post.Title.StartsWith("head", StringComparison.Ordinal)))
                    (earlier.Organization, earlier.IsPlaced, earlier.IsInherited) = (post.Organization, true, true);
                if (owners.Further(ref end) is { } further)
                    posts.AddRange(further.SelectMany(owner => posts.Skip(open).Select(one =>
                        one with { Organization = owner }).ToList()).ToList());
                open = posts.Count;
            }

            // "Formerly treasurer of Delta, president": the second is no former one.
            if (Separator(end) is not { } after || (posts[0].IsFormer && post.IsPlaced && after == end + 1 && tokens[end].Is(",")))
                break;
            next = after;
        }

        // "Former chairman and president": what the first one is, all are.
        foreach (var post in posts.Skip(1))
        {
            (post.IsFormer, post.IsNew) = (post.IsFormer || posts[0].IsFormer, post.IsNew || posts[0].IsNew);
            post.Capacity ??= posts[0].Capacity;
        }

        return posts.Any(post => !post.IsRole) ? new(posts, end) : null;
    }

    /// <summary>The posts complete a verb or "as": what follows them is not who has them.</summary>
    private bool IsComplement(int at)
    {
        for (var before = at - 1; before >= 0 && at - before < 6; before--)
        {
            if (LexiconEntry.At(tokens, before, Sense.Word) is { Value: "as" }
                || LexiconEntry.At(tokens, before, Sense.Verb) is { Value: "take" or "hold" or "be" or "serve" })
                return true;
            if (LexiconEntry.At(tokens, before, Sense.Verb) is { Value: "appoint" })
                return before > 0 && (LexiconEntry.At(tokens, before - 1, Sense.Word) is { Value: "be" }
                    || tokens[before - 1].Lower is "been" or "be" or "also");
            if (LexiconEntry.At(tokens, before, Sense.Word) is not { Value: "the" or "own" or "to" or "duties" }
                && LexiconEntry.At(tokens, before, Sense.State) is null && !tokens[before].IsCapital)
                return false;
        }

        return false;
    }

    /// <summary>Past a comma, "and", and an article or possessive after them; null where no list goes on.</summary>
    private int? Separator(int at)
    {
        var next = at;
        if (next < tokens.Count && tokens[next].Is(","))
            next++;
        if (LexiconEntry.At(tokens, next, Sense.Word, "and") is { } and)
            next += and.Words.Length;
        if (next == at)
            return null;
        if (next > at && !tokens[next - 1].Is(",") && LexiconEntry.At(tokens, next, Sense.Word, "as") is not null)
            next++;
        if (LexiconEntry.At(tokens, next, Sense.Word, "the") is { } the)
            next += the.Words.Length;
        else if (LexiconEntry.At(tokens, next, Sense.Word, "own") is { } own)
            next += own.Words.Length;
        return next;
    }

    private (PostMention Post, int To)? One(int at)
    {
        bool isNew = false, isFormer = false;
        string? capacity = null;
        KnownOrganization? owner = null;
        var next = at;
        int? head = null;
        // What may stand before the head. Only ranks and areas belong to the title.
        while (next < tokens.Count && next - at < 10)
        {
            if (LexiconEntry.At(tokens, next, Sense.State) is { } state && (head is null || state.Value is "acting" or "interim"))
            {
                isNew |= state.Value == "new";
                isFormer |= state.Value == "former";
                capacity ??= state.Value is "acting" or "interim" ? state.Value : null;
                next += state.Words.Length;
            }
            else if (LexiconEntry.At(tokens, next, Sense.Post) is { } post
                && !(PostAhead(next) is { } further && further > next + post.Words.Length - 1))
            {
                return Finish(head ?? next, next, post.Words.Length, post.Value);
            }
            else if (LexiconEntry.At(tokens, next, Sense.Role) is { } role && head is null && PostAhead(next) is null)
            {
                return (new PostMention { Title = role.Words[0], IsRole = true, IsFormer = isFormer }, next + role.Words.Length);
            }
            else if ((LexiconEntry.At(tokens, next, Sense.Rank) ?? LexiconEntry.At(tokens, next, Sense.Area)) is { } rank)
            {
                head ??= next;
                next += rank.Words.Length;
            }
            else if (head is null && owner is null && LexiconEntry.At(tokens, next, Sense.Reference) is { } reference
                && PostAhead(next) is not null)
            {
                owner = owners.Referred(reference.Words[^1]);
                next += reference.Words.Length;
                if (next < tokens.Count && tokens[next].IsPossessive)
                    next++;
            }
            else if (tokens[next].Lower.StartsWith("ex-", StringComparison.Ordinal) && tokens[next].Lower.Length > 5)
            {
                return (new PostMention { Title = tokens[next].Lower[3..], IsFormer = true }, next + 1);
            }
            else if (Hyphened(next) is { } hyphened)
            {
                // "vice president-corporate marketing": the field goes on behind the hyphenated word.
                var length = 1;
                while (LexiconEntry.At(tokens, next + length, Sense.Area) is { } area && !tokens[next + length].IsCapital)
                {
                    hyphened += " " + string.Join(' ', area.Words);
                    length += area.Words.Length;
                }

                return Finish(head ?? next, next, length, hyphened);
            }
            else if ((LexiconEntry.At(tokens, next, Sense.Word, "and") is not null || tokens[next].Is("/")) && head is not null
                && PostAhead(next + 1) is { } ahead && ahead > next + 1)
            {
                next++;
            }
            else if (head is not null && IsPlain(next) && PostAhead(next) is not null)
            {
                next++;
            }
            else
            {
                return null;
            }
        }

        return null;

        (PostMention, int) Finish(int start, int headAt, int length, string singular)
        {
            var words = tokens.Skip(start).Take(headAt - start).Where(token => token.Kind != TokenKind.Mark).Select(token => token.Lower);
            var headWords = string.Join(' ', tokens.Skip(headAt).Take(length).Select(token => token.Lower));
            var title = string.Join(' ', words.Append(singular.Length > 0 ? singular : headWords));
            var post = new PostMention
            {
                Title = title,
                IsNew = isNew,
                IsFormer = isFormer,
                Capacity = capacity,
                Organization = owner,
                IsPlaced = owner is not null,
                IsPlural = singular.Length > 0 && singular != headWords && headWords.Contains('s', StringComparison.Ordinal),
                IsGovernment = LexiconEntry.At(tokens, headAt, Sense.Government) is not null
                    || (title.Length > headWords.Length && singular is "secretary" or "minister" && title != "secretary"),
            };
            return Complement(post, headAt + length);
        }
    }

    /// <summary>"vice president-sales": the part before the hyphen is a head.</summary>
    private string? Hyphened(int at)
    {
        var lower = tokens[at].Lower;
        var hyphen = lower.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 3 && lower[..hyphen] is "president" or "director" or "manager" or "secretary" or "chairman" or "officer"
            && hyphen > 0 ? lower : null;
    }

    /// <summary>A word that the lexicon does not know, as stands between a rank and a head: "deputy paediatrics director".</summary>
    private bool IsPlain(int at) => tokens[at] is { Kind: TokenKind.Word, IsCapital: false, Entries.Length: 0 };

    /// <summary>The place of a head, when only ranks, areas and states stand between.</summary>
    private int? PostAhead(int at)
    {
        var plain = 0;
        for (var next = at + 1; next < tokens.Count && next - at < 8;)
        {
            if (tokens[next].IsPossessive)
            {
                next++;
                continue;
            }

            if (LexiconEntry.At(tokens, next, Sense.Post) is not null || Hyphened(next) is not null)
                return next;
            if ((LexiconEntry.At(tokens, next, Sense.Rank) ?? LexiconEntry.At(tokens, next, Sense.Area)
                ?? LexiconEntry.At(tokens, next, Sense.State)) is { } rank)
                next += rank.Words.Length;
            else if (IsPlain(next) && plain++ == 0)
                next++;
            else
                return null;
        }

        return null;
    }
}
