using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>One reading of a boundary: what the claims that corroborate each other leave of it.</summary>
internal sealed class Reading(Boundary boundary)
{
    /// <summary>So many are compared as soon as hashed.</summary>
    private const int Few = 16;

    public Boundary Boundary { get; set; } = boundary;

    public List<Claim> Claims { get; } = [];

    /// <summary>The same, where there are many; claims are added and never taken away.</summary>
    private HashSet<Claim>? _known;

    /// <summary>Claims that say when it is only by agreeing with it: "in office in 2020" agrees with an end in 2022. Not grounds.</summary>
    public List<Claim> Backing { get; } = [];

    public bool IsPreferred => Claims.Concat(Backing).Any(claim => claim.Rank == Rank.Preferred);

    public static Reading Of(Claim claim, Boundary boundary)
    {
        var reading = new Reading(boundary);
        reading.Claims.Add(claim);
        return reading;
    }

    /// <summary>Whether a claim is one of these. Looked for one by one, each of ten thousand in the others took 4 s.</summary>
    public bool Has(Claim claim)
    {
        if (Claims.Count < Few)
            return Claims.Contains(claim, ReferenceEqualityComparer.Instance);
        _known ??= new(ReferenceEqualityComparer.Instance);
        for (var next = _known.Count; next < Claims.Count; next++)
            _known.Add(Claims[next]);
        return _known.Contains(claim);
    }

    public Reading Copy()
    {
        var copy = new Reading(Boundary);
        copy.Claims.AddRange(Claims);
        copy.Backing.AddRange(Backing);
        return copy;
    }

    /// <summary>
    /// Groups statements of one boundary. Intersecting is not transitive, so the order decides: narrow ranges first; and a wide one counts
    /// for each reading that it can mean. The order of the claims plays no part.
    /// </summary>
    public static List<Reading> Group(IEnumerable<(Claim Claim, Boundary Boundary)> statements)
    {
        var readings = new List<Reading>();
        foreach (var (claim, boundary) in statements
            .OrderBy(one => one.Boundary.Latest - one.Boundary.Earliest).ThenBy(one => one.Boundary.Earliest)
            .ThenBy(one => one.Claim.Id, StringComparer.Ordinal))
        {
            if (!Join(readings, claim, boundary))
                readings.Add(Of(claim, boundary));
        }

        return readings;
    }

    /// <summary>Has a statement narrow every reading that it can mean; false if there is none.</summary>
    public static bool Join(IEnumerable<Reading> readings, Claim claim, Boundary boundary)
    {
        var joined = false;
        foreach (var reading in readings.Where(reading => reading.Boundary.Intersects(boundary)))
        {
            reading.Boundary = reading.Boundary.Intersect(boundary);
            if (!reading.Has(claim))
                reading.Claims.Add(claim);
            joined = true;
        }

        return joined;
    }

    /// <summary>
    /// The readings that count, headline first. A preferred claim settles the boundary: readings without one no longer count.
    /// </summary>
    public static List<Reading> Settle(IReadOnlyCollection<Reading> readings)
    {
        var preferred = readings.Where(reading => reading.IsPreferred).ToList();
        return [.. Headline.Order(preferred.Count > 0 ? preferred : readings, reading => [.. reading.Claims, .. reading.Backing])];
    }
}
