namespace Facts.Domain.Access;

/// <summary>
/// What somebody who is limited to some organizations may do with what several organizations share. Limits are ids of organizations; null
/// is not limited at all. What is unknown belongs to nobody.
/// </summary>
public static class Rights
{
    /// <summary>Whether a source may be read and cited: one of its owners suffices, whoever else cites it.</summary>
    public static bool Reads(IReadOnlySet<string>? limit, IEnumerable<string> owners) => limit is null || owners.Any(limit.Contains);

    /// <summary>
    /// Whether a source's title may be replaced: others may not own it too.
    /// </summary>
    public static bool NamesSource(IReadOnlySet<string>? limit, IReadOnlyCollection<string> owners) =>
        limit is null || (owners.Count > 0 && owners.All(limit.Contains));

    /// <summary>
    /// Whether a person may be given a name for the first time: claims of others may not be about them. A claim is about whoever it places
    /// in a post, and about signatories and people of plans. Whom it only mentions (<c>by</c>, <c>about</c>, <c>with</c>, an attribution)
    /// is a word there, which need not be an id: a mention gives no home and bars nobody. In return a name that somebody limited gave
    /// stands in place of such a word only in what is said of the organizations where that person is at home.
    /// </summary>
    public static bool DeclaresPerson(IReadOnlySet<string>? limit, IEnumerable<string> concerned) =>
        limit is null || (limit.Count > 0 && concerned.All(limit.Contains));

    /// <summary>
    /// Whether a person's name may be replaced. A person is at home where they were declared, as long as no other organization has claims
    /// about them. A refusal after that tells that others have; not to refuse would change their answers.
    /// </summary>
    /// <param name="limit">The organizations of whoever wants to.</param>
    /// <param name="home">Those of whoever declared the person; null if that was somebody who is not limited.</param>
    /// <param name="concerned">Those that have claims about the person.</param>
    public static bool NamesPerson(IReadOnlySet<string>? limit, IReadOnlyCollection<string>? home, IEnumerable<string> concerned) =>
        limit is null || (home is { Count: > 0 } && home.Concat(concerned).All(limit.Contains));
}
