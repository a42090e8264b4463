using Facts.Store.Answers;

namespace Facts.Store.Replay;

/// <summary>What a replay found, and set right unless it only verified.</summary>
internal sealed class ReplayReport
{
    private readonly List<Difference> _differing = [];

    public long Organizations { get; private set; }

    public long Events { get; private set; }

    /// <summary>True when nothing was to be written.</summary>
    public bool Verified { get; init; }

    /// <summary>The rule set that the store was moved to, or would be; null where it kept those that it has.</summary>
    public string? Rule { get; init; }

    /// <summary>The latest recorded time of anything; null in an empty store.</summary>
    public DateTime? LatestRecordedAt { get; set; }

    /// <summary>The tables are what the events come to.</summary>
    public bool Equal => _differing.Count == 0;

    /// <summary>Tables that were not, first those that belong to no organization, then organizations by id.</summary>
    public IReadOnlyList<Difference> Differing =>
        [.. _differing.OrderBy(one => one.Organization, StringComparer.Ordinal).ThenBy(one => one.Table, StringComparer.Ordinal)];

    public void Add(int organizations, long events, IEnumerable<Difference> differing)
    {
        Organizations += organizations;
        Events += events;
        _differing.AddRange(differing);
    }
}

/// <summary>How the tables of one organization differed.</summary>
/// <param name="Organization">Its id; null for a table that belongs to none.</param>
/// <param name="Wrong">Rows that no event accounts for; the first hundred.</param>
/// <param name="Missing">Rows that the events come to, and that were not there; the first hundred.</param>
/// <param name="Rows">How many rows differed.</param>
/// <param name="Changes">Answers that are others now, as known now; none when it was only verified.</param>
internal sealed record Difference(
    string? Organization, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missing, int Rows, IReadOnlyList<ChangeView> Changes)
{
    private const int Most = 100;

    /// <summary>The table, where it is no organization's.</summary>
    public string? Table { get; init; }

    public static Difference Of(Copy copy, IReadOnlyList<CopyReplay.Row> rows) => new(
        null,
        [.. rows.Take(Most).Select(row => CopyWords.Wrong(copy, row)).OfType<string>()],
        [.. rows.Take(Most).Select(row => CopyWords.Missing(copy, row)).OfType<string>()],
        rows.Sum(row => (row.Stored is null ? 0 : 1) + (row.Right is null ? 0 : 1)),
        [])
    {
        Table = copy.Table,
    };

    public static Difference OfRedactions(IReadOnlyList<string> rows) => new(null, [.. rows.Take(Most)], [], rows.Count, []) { Table = "mt_events" };

    public static Difference OfSearch(IReadOnlyList<(string Kind, string Organization, string Id)> rows) => new(
        null, [.. rows.Take(Most).Select(row => $"words of {row.Kind} {row.Organization} {row.Id}".Replace("  ", " "))], [], rows.Count, [])
    {
        Table = "search",
    };

    public static Difference Of(string organization, Stored wrong, Stored missing, IReadOnlyList<ChangeView> changes) => new(
        organization.Length == 0 ? null : organization,
        [.. wrong.Describe().Take(Most)], [.. missing.Describe().Take(Most)], wrong.Count + missing.Count, changes)
    {
        Table = organization.Length == 0 ? "claims" : null,
    };
}
