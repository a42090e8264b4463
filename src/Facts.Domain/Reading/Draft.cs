namespace Facts.Domain.Reading;

/// <summary>A statement in the making; later sentences may still give it its date, its manner or its post.</summary>
internal sealed class Draft
{
    public required string Effect { get; set; }

    public required string Kind { get; set; }

    public required KnownPerson Person { get; init; }

    public KnownOrganization? Organization { get; set; }

    public string? Post { get; set; }

    public string? Capacity { get; init; }

    public string? When { get; set; }

    public string? How { get; set; }

    /// <summary>UTF-16 units of the text: the first, and the one after the last.</summary>
    public required int Start { get; set; }

    public required int End { get; set; }

    public bool IsWithdrawn { get; set; }

    /// <summary>It only says who somebody is; what the text says of taking and leaving that post comes before it.</summary>
    public bool IsTitle { get; init; }
}

/// <summary>All statements of a text, in the order in which they are made.</summary>
internal sealed class Drafts(DateOnly? published, Words.Lexicon lexicon)
{
    /// <summary>The post under the name that stands for all of its names.</summary>
    private string? Key(Draft draft) => draft.Post is { } post ? lexicon.Synonym(post) : null;


    private readonly List<Draft> _all = [];
    private readonly Dictionary<KnownPerson, List<Draft>> _byPerson = [];

    /// <summary>The last few, the latest first.</summary>
    public IEnumerable<Draft> Latest()
    {
        for (var at = _all.Count - 1; at >= 0 && at >= _all.Count - 40; at--)
            yield return _all[at];
    }

    /// <summary>A person's, or none.</summary>
    public IReadOnlyList<Draft> Of(KnownPerson person) => _byPerson.TryGetValue(person, out var own) ? own : [];

    /// <summary>A person's of one effect.</summary>
    public List<Draft> Of(KnownPerson person, string effect) => [.. Of(person).Where(draft => draft.Effect == effect)];

    /// <summary>Adds it, or adds what it knows to one that says the same.</summary>
    public Draft Add(Draft draft)
    {
        if (!_byPerson.TryGetValue(draft.Person, out var own))
            _byPerson[draft.Person] = own = [];
        foreach (var same in own)
        {
            if (same.Effect != draft.Effect || Key(same) != Key(draft) || same.Organization != draft.Organization)
                continue;
            if (same.When is null)
                (same.When, same.How) = (draft.When, draft.How);
            if (draft.Kind is "resignation" or "dismissal" && same.Kind == "tenure")
                same.Kind = draft.Kind;
            return same;
        }

        // Nobody has so many posts; a text of ten thousand titles of one person must not be looked through for each.
        if (own.Count < 60)
        {
            own.Add(draft);
            _all.Add(draft);
        }

        return draft;
    }

    private readonly Dictionary<KnownPerson, List<(string Title, KnownOrganization? Owner)>> _remembered = [];

    /// <summary>Posts that somebody has by the way ("may replace Reed as treasurer"): what a later "Reed resigned" is about.</summary>
    public void Remember(KnownPerson person, IEnumerable<(string Title, KnownOrganization? Owner)> posts) =>
        _remembered[person] = [.. posts.Take(10)];

    public List<(string Title, KnownOrganization? Owner)> Remembered(KnownPerson person) => _remembered.GetValueOrDefault(person) ?? [];

    /// <summary>Takes drafts back that later words narrowed.</summary>
    public static void Remove(IEnumerable<Draft> drafts)
    {
        foreach (var draft in drafts.ToList())
            draft.IsWithdrawn = true;
    }

    /// <summary>What is left once titles give way to what is said of taking and leaving the same post.</summary>
    public IEnumerable<Draft> Settled()
    {
        // "Who now is president … was named president in 1983": since when.
        foreach (var start in _all.Where(draft => draft.Effect == "starts" && IsLongAgo(draft)))
        {
            foreach (var held in Of(start.Person).Where(other => other.Effect == "holds" && Key(other) == Key(start)
                && other.Organization == start.Organization && other.When is null))
                (held.When, held.How) = (start.When, start.How);
        }

        Displace();
        return Left();
    }

    /// <summary>Who has a post beside the name, and leaves it to somebody who takes it in the same text.</summary>
    private void Displace()
    {
        var takers = _all.Where(draft => draft is { Effect: "starts", IsTitle: false, Post: not null }).ToLookup(draft =>
            (Key(draft), draft.Organization), draft => draft.Person);
        foreach (var draft in _all.Where(draft => draft.Post is not null && draft.Effect is "holds" or "held" && HasOneSeat(draft.Post!)))
        {
            if (takers[(Key(draft), draft.Organization)].Any(taker => taker != draft.Person)
                && ((draft.Effect == "held" && !draft.IsTitle)
                || (draft.Effect == "holds" && draft.IsTitle && Of(draft.Person).Any(other => other.Effect == "starts"))))
                (draft.Effect, draft.When, draft.How) = ("ends", null, null);
        }
    }

    private static bool HasOneSeat(string post) => !post.Contains("director", StringComparison.Ordinal)
        && !post.Contains("vice president", StringComparison.Ordinal)
        && !post.Contains("member", StringComparison.Ordinal)
            && !post.Contains("officer", StringComparison.Ordinal) | post.StartsWith("chief", StringComparison.Ordinal)
            && post != "partner";

    private IEnumerable<Draft> Left() => _all.Where(draft => !draft.IsWithdrawn
        && !Of(draft.Person).Any(other => other != draft && Covers(other, draft)));

    /// <summary>A start of an earlier year is how somebody came to hold what is held now.</summary>
    private bool IsLongAgo(Draft draft) => published is { } day && draft.When is { Length: >= 4 } when
        && int.TryParse(when.AsSpan(0, 4), System.Globalization.NumberStyles.None, null, out var year) && year < day.Year;

    private bool Covers(Draft other, Draft draft)
    {
        if (Key(other) != Key(draft) || (other.Organization != draft.Organization && draft.Organization is not null
            && other.Organization is not null))
            return false;
        return draft.Effect switch
        {
            "holds" => other.Effect is "ends" && draft.IsTitle || other.Effect is "starts" && !IsLongAgo(other),
            "starts" => other.Effect is "holds" && IsLongAgo(draft),
            "held" => other.Effect == "ends",
            _ => false,
        };
    }
}
