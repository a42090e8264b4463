using System.Runtime.InteropServices;
using Facts.Domain.Claims;

namespace Facts.Domain.Rules;

/// <summary>Where a claim truly comes from: whoever said it, or the document that has it first.</summary>
/// <param name="Id">The speaker as the claim names them, or the document's id; compared character by character.</param>
/// <param name="IsSpeaker">A speaker and a document of the same id are two.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Origin(string Id, bool IsSpeaker);

/// <summary>
/// Independent origins (design, Resolution 4: "copies of one wire story count once").
/// <list type="bullet">
/// <item>A claim that states its speaker comes from that speaker: two papers that print one person's words have heard one person, and two
/// people quoted in one article are two.</item>
/// <item>Another claim is its document's own word: it comes from the story that the document copies, else from the document. So copies of
/// one wire story count once, and an article's own word counts beside those of the people it quotes.</item>
/// </list>
/// Two ids of one person count twice even after they were identified: a decision about who is one settles anew only the posts of the
/// people it names, so a tenure that merely rests on their word would be one thing in the table and another in a replay.
/// </summary>
public static class Origins
{
    /// <summary>The origin of one claim, by the wording in force.</summary>
    public static Origin Of(ClaimEvent claim) => claim.Attribution is [{ Who: var speaker }, ..]
        ? new Origin(speaker, IsSpeaker: true)
        : new Origin(claim.Origin ?? claim.Source, IsSpeaker: false);

    /// <summary>How many there are. The order of the claims plays no part; one claim, by far the most frequent, costs nothing.</summary>
    public static int Count(IReadOnlyCollection<Claim> claims)
    {
        if (claims.Count < 2)
            return claims.Count;
        var origins = new HashSet<Origin>(claims.Count);
        foreach (var claim in claims)
            origins.Add(Of(claim.Body));
        return origins.Count;
    }
}
