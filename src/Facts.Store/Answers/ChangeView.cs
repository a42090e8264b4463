using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Time;

namespace Facts.Store.Answers;

/// <summary>A stretch of valid time whose answer is another than before (contract: GET /api/changes).</summary>
/// <param name="Organization">The organization's id.</param>
/// <param name="Post">The post's id.</param>
/// <param name="From">First day, or instant; absent for no limit.</param>
/// <param name="To">First day, or instant, no longer in it; absent for no limit.</param>
/// <param name="Before">Who held it before, and not so after; by person.</param>
/// <param name="After">Who holds it after, and did not so before; by person.</param>
internal sealed record ChangeView(
    string Organization, string Post, string? From, string? To, IReadOnlyList<BriefHolder> Before, IReadOnlyList<BriefHolder> After)
{
    /// <summary>How many more of them differ than are listed; absent where all are.</summary>
    public int? More { get; init; }

    /// <summary>A change as it concerns some of those who differ.</summary>
    public static ChangeView Of(string organization, AnswerChange change, List<Difference> who, Func<string, Named> name) => new(
        organization, change.Post, Limit(change.From), Limit(change.To),
        Briefs(who.Select(one => one.Was), name), Briefs(who.Select(one => one.Is), name));

    private static IReadOnlyList<BriefHolder> Briefs(IEnumerable<Brief?> holders, Func<string, Named> name) =>
        [.. holders.OfType<Brief>().Select(holder => new BriefHolder(
            name(holder.Person), holder.Capacity, holder.Certainty, holder.Disputed))];

    private static string? Limit(DateTime moment) =>
        moment == Moments.Beginning || moment == Moments.Forever ? null
        : moment.TimeOfDay == TimeSpan.Zero ? moment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : AsOf.Print(moment);
}

/// <summary>A holder in a change.</summary>
internal sealed record BriefHolder(Named Person, Capacity? Capacity, Certainty Certainty, bool Disputed)
{
    /// <summary>Organization, where it is one; absent for a person.</summary>
    public HolderKind? Kind => Person.Kind;
}
