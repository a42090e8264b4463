using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial1;

/// <summary>One reading of a boundary: what the claims that corroborate each other leave of it (design, Resolution 2).</summary>
internal sealed class Reading(Boundary boundary)
{
    public Boundary Boundary { get; private set; } = boundary;

    public List<Claim> Claims { get; } = [];

    public bool IsPreferred => Claims.Exists(claim => claim.Rank == Rank.Preferred);

    public static Reading Of(Claim claim, Boundary boundary)
    {
        var reading = new Reading(boundary);
        reading.Claims.Add(claim);
        return reading;
    }

    /// <summary>
    /// Groups statements of one boundary. Intersecting is not transitive, so the order decides: narrow dates first, and a wide one
    /// ("by 20 November") joins the latest reading that it can mean. Import order plays no part.
    /// </summary>
    public static List<Reading> Group(IEnumerable<(Claim Claim, Boundary Boundary)> statements)
    {
        var readings = new List<Reading>();
        var ordered = statements
            .OrderBy(stated => Width(stated.Boundary))
            .ThenBy(stated => stated.Boundary.Earliest)
            .ThenBy(stated => stated.Claim.Id, StringComparer.Ordinal);
        foreach (var (claim, boundary) in ordered)
        {
            var home = readings.Where(reading => reading.Boundary.Intersects(boundary)).MaxBy(reading => reading.Boundary.Earliest);
            if (home is null)
                readings.Add(home = new Reading(boundary));
            home.Boundary = home.Boundary.Intersect(boundary);
            home.Claims.Add(claim);
        }

        return readings;
    }

    private static double Width(Boundary boundary) => (boundary.Latest - boundary.Earliest).TotalDays;
}
