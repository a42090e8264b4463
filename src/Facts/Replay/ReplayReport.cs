using Facts.Answers;

namespace Facts.Replay;

/// <summary>What a replay found, and set right unless it only verified.</summary>
internal sealed class ReplayReport
{
    private readonly List<Difference> _differing = [];

    public long Organizations { get; private set; }

    public long Events { get; private set; }

    /// <summary>True when nothing was to be written.</summary>
    public bool Verified { get; init; }

    /// <summary>The tables are what the events come to.</summary>
    public bool Equal => _differing.Count == 0;

    /// <summary>Organizations whose tables were not, by id.</summary>
    public IReadOnlyList<Difference> Differing => [.. _differing.OrderBy(one => one.Organization, StringComparer.Ordinal)];

    public void Add(int organizations, long events, IEnumerable<Difference> differing)
    {
        Organizations += organizations;
        Events += events;
        _differing.AddRange(differing);
    }
}

/// <summary>How the tables of one organization differed.</summary>
/// <param name="Organization">Its id.</param>
/// <param name="Wrong">Rows that no event accounts for; the first hundred.</param>
/// <param name="Missing">Rows that the events come to, and that were not there; the first hundred.</param>
/// <param name="Rows">How many rows differed.</param>
/// <param name="Changes">Answers that are others now, as known now; none when it was only verified.</param>
internal sealed record Difference(
    string Organization, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missing, int Rows, IReadOnlyList<ChangeView> Changes)
{
    private const int Most = 100;

    public static Difference Of(string organization, Stored wrong, Stored missing, IReadOnlyList<ChangeView> changes) => new(
        organization, [.. wrong.Describe().Take(Most)], [.. missing.Describe().Take(Most)], wrong.Count + missing.Count, changes);
}
