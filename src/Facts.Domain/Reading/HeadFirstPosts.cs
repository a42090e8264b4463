using Facts.Domain.Words;

namespace Facts.Domain.Reading;

/// <summary>
/// Posts where the head comes first, then what it is for, then whose it is: "wakil menteri luar negeri Jepang", "mantan direktur utama PT
/// Maju".
/// </summary>
internal sealed class HeadFirstPosts(IReadOnlyList<Token> tokens, NameScanner scanner, ReadingState state) : IPostScanner
{
    private const int MostPosts = 12;

    public PostRun? At(int at)
    {
        var posts = new List<PostMention>();
        var (end, next) = (at, at);
        while (posts.Count < MostPosts && One(next, posts.Count == 0 ? IsComplement(at) : IsComplement(at)
            || posts[^1].IsPlaced) is var (post, to))
        {
            posts.Add(post);
            end = next = to;
            if (next < tokens.Count && tokens[next].Is(","))
                next++;
            if (LexiconEntry.At(tokens, next, Sense.Word, "and") is { } and)
                next += and.Words.Length;
            if (next == to)
                break;
        }

        return posts.Any(post => !post.IsRole) ? new(posts, end) : null;
    }

    /// <summary>Behind "as", "becomes" and the like a name is whose post it is; elsewhere it is who has it.</summary>
    private bool IsComplement(int at)
    {
        for (var before = at - 1; before >= 0 && at - before < 3; before--)
        {
            if (LexiconEntry.At(tokens, before, Sense.Word, "as") is not null)
                return true;
            if (LexiconEntry.At(tokens, before, Sense.Verb) is { Value: "take" or "hold" or "be" or "nominate" }
                && tokens[before].Kind == TokenKind.Word)
                return true;
            if (LexiconEntry.At(tokens, before, Sense.State) is null && LexiconEntry.At(tokens, before, Sense.Word) is null)
                return false;
        }

        return false;
    }

    private (PostMention Post, int To)? One(int at, bool isComplement)
    {
        bool isNew = false, isFormer = false;
        string? capacity = null;
        var next = at;
        while (LexiconEntry.At(tokens, next, Sense.State) is { } state)
        {
            Note(state);
            next += state.Words.Length;
        }

        if (LexiconEntry.At(tokens, next, Sense.Role) is { } role)
            return role.Words[0] is "calon" or "kandidat" or "bakal" ? null
                : (new PostMention { Title = role.Words[0], IsRole = true }, next + role.Words.Length);
        var start = next;
        while (LexiconEntry.At(tokens, next, Sense.Rank) is { } rank && next - start < 3 && Continues(next + rank.Words.Length))
            next += rank.Words.Length;
        if (LexiconEntry.At(tokens, next, Sense.Post) is not { } head)
            return null;
        var isGovernment = LexiconEntry.At(tokens, next, Sense.Government) is not null;
        var words = tokens.Skip(start).Take(next - start).Select(token => token.Lower)
            .Append(head.Value.Length > 0 ? head.Value : string.Join(' ', head.Words)).ToList();
        next += head.Words.Length;
        while (next < tokens.Count && words.Count < 9)
        {
            if (LexiconEntry.At(tokens, next, Sense.State) is { Value: "new" or "interim" or "current" or "acting" } behind)
            {
                Note(behind);
                next += behind.Words.Length;
            }
            else if (words.Count > 0 && Body(next) is var (body, behindBody))
            {
                return (Mention() with { Organization = body, IsPlaced = true }, behindBody);
            }
            else if ((LexiconEntry.At(tokens, next, Sense.Area) ?? LexiconEntry.At(tokens, next, Sense.Rank)
                ?? InnerPost(next, isComplement)) is { } area && !IsOwner(next, area))
            {
                words.AddRange(area.Words);
                next += area.Words.Length;
            }
            else if (LexiconEntry.At(tokens, next, Sense.Word, "and") is not null
                && LexiconEntry.At(tokens, next + 1, Sense.Area) is not null && words.Count > 1)
            {
                words.Add(tokens[next++].Lower);
            }
            else
            {
                break;
            }
        }

        return Owned(Mention(), next, isComplement);

        PostMention Mention() => new()
        {
            Title = string.Join(' ', words),
            IsNew = isNew,
            IsFormer = isFormer,
            Capacity = capacity,
            IsGovernment = isGovernment,
            IsPlural = head.Value.Length > 0,
            IsRole = string.Join(' ', words) is "anggota" or "wakil",
        };
        void Note(LexiconEntry entry)
        {
            isNew |= entry.Value == "new";
            isFormer |= entry.Value == "former";
            capacity ??= entry.Value is "acting" or "interim" ? entry.Value : null;
        }
    }

    /// <summary>"Asisten pelatih", "wakil kepala": behind a rank the head still comes.</summary>
    private bool Continues(int at) => LexiconEntry.At(tokens, at, Sense.Post) is not null
        || (LexiconEntry.At(tokens, at, Sense.Rank) is { } rank && LexiconEntry.At(tokens, at + rank.Words.Length, Sense.Post) is not null);

    /// <summary>"Deputi kepala kepolisian": a head inside another post.</summary>
    private LexiconEntry? InnerPost(int at, bool isComplement) => tokens[at].IsCapital && !isComplement ? null
        : LexiconEntry.At(tokens, at, Sense.Post);

    /// <summary>"Dewan pengawas keuangan", "kepolisian": a body with a common name, whose the post is.</summary>
    private (KnownOrganization Body, int To)? Body(int at)
    {
        if (tokens[at].IsCapital || LexiconEntry.At(tokens, at, Sense.Designator, "start") is not { } designator
            || at + designator.Words.Length > tokens.Count)
            return null;
        var next = at + designator.Words.Length;
        while (next < tokens.Count && next - at < 6 && LexiconEntry.At(tokens, next, Sense.Area) is { } area && !tokens[next].IsCapital)
            next += area.Words.Length;
        if (next < tokens.Count && next - at == 1 && tokens[next].IsCapital && scanner.At(next) is { Kind: not NameKind.Person } run)
            next = run.To;
        return (state.Names.Organization(state.TextOf(new(at, next, NameKind.Organization)), [.. tokens.Skip(at).Take(next - at)]), next);
    }

    /// <summary>A word for a body that begins the body's name: "Dewan Pers" is whose post it is, "dewan pengurus" what it is for.</summary>
    private bool IsOwner(int at, LexiconEntry area) => LexiconEntry.At(tokens, at, Sense.Designator) is not null
        && (tokens[at].Text.All(char.IsUpper) || (at + area.Words.Length < tokens.Count && tokens[at + area.Words.Length].IsCapital
            && LexiconEntry.At(tokens, at + area.Words.Length, Sense.Area) is null));

    /// <summary>"PT Maju Jaya Budi Santoso": of a long run, the last two words are who has the post.</summary>
    private int? NameBehind(NameRun run) => run.Kind == NameKind.Organization && run.To - run.From >= 4
        && LexiconEntry.At(tokens, run.From, Sense.Designator, "start") is not null
            && state.Names.Organization(state.TextOf(run).ToLowerInvariant()) is null
        && LexiconEntry.At(tokens, run.To - 1, Sense.Designator) is null && LexiconEntry.At(tokens, run.To - 2, Sense.Designator) is null
            ? run.To - 2 : null;

    private (PostMention Post, int To) Owned(PostMention post, int at, bool isComplement)
    {
        var next = at;
        if (LexiconEntry.At(tokens, next, Sense.Word, "at") is { } preposition)
        {
            next += preposition.Words.Length;
            isComplement = true;
        }

        if (next >= tokens.Count || Facts.Domain.Dates.DateGrammar.At(tokens, next) is not null || scanner.At(next) is not { } run)
            return (post, at);
        if (!isComplement && NameBehind(run) is { } split)
            run = run with { To = split };
        if (run.Kind is NameKind.Organization or NameKind.Place || isComplement)
            return (post with { Organization = state.OrganizationAt(run), IsPlaced = true }, run.To);
        return (post, at);
    }
}
