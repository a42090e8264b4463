using Facts.Domain.Claims;

namespace Facts.Domain.Rules;

/// <summary>
/// Rules by which claims about a post become tenures, with a name and a version. Any can be asked (a lens); a store keeps the tables of
/// one.
/// </summary>
/// <param name="Name">Name and version; every answer states it.</param>
/// <param name="Description">One line.</param>
public sealed record RuleSet(string Name, string Description)
{
    /// <summary>The first rules. A start is a stay; they know no days on which somebody is only said to have held a post.</summary>
    public static readonly RuleSet Editorial1 = new("editorial-1", "The first rules: each start is a stay; \"in office on a day\" is not known.");

    /// <summary>The rules of new stores.</summary>
    public static readonly RuleSet Editorial2 = new(
        "editorial-2",
        "Terms and summaries, renewals, acting holders, days of report; disputes are about days.")
    {
        SameBoundaryDays = 31,
    };

    /// <summary>Every rule set, the oldest first.</summary>
    public static readonly IReadOnlyList<RuleSet> All = [Editorial1, Editorial2];

    /// <summary>Two starts without ends, or two ends without starts, are readings of one if they lie at most so many days apart.</summary>
    public int SameBoundaryDays { get; init; }

    /// <summary>Whether that many days lie between two moments, the second of which is the later, or fewer.</summary>
    public bool AreNear(DateTime from, DateTime to) => to - from < TimeSpan.FromDays(SameBoundaryDays + 1);

    /// <summary>Whether disputes are about days, and stays of a person that overlap are told apart.</summary>
    public bool IsByDay => this != Editorial1;

    /// <summary>The rule set of that name; null if there is none.</summary>
    public static RuleSet? Find(string name) => All.FirstOrDefault(rules => rules.Name == name);

    /// <summary>Whether the rules know what the claim states.</summary>
    public bool Knows(ClaimEvent claim) => this != Editorial1 || claim is not (TenureClaimed { On: not null } or BoundClaim);
}
