using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Threats;

/// <summary>How a threat or a plan stands on a day. It never moves a holder (design, Resolution 6).</summary>
public enum Standing
{
    /// <summary>Made, and neither done nor given up.</summary>
    Outstanding,

    /// <summary>It was done.</summary>
    Fulfilled,

    /// <summary>It was not done: its deadline passed, or an editor recorded so.</summary>
    Lapsed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>The life of a threat or plan, computed for the moment asked about.</summary>
public static class Standings
{
    /// <summary>
    /// A recorded outcome counts from the day it may have happened on; without a day, always. Else a deadline that is over makes it lapse:
    /// on the day of the deadline it still stands.
    /// </summary>
    public static Standing Of(Claim claim, DateTime on)
    {
        if (claim.Outcome is { } outcome && (outcome.When is null || Boundary.Parse(outcome.When).Earliest <= on))
        {
            return outcome.Outcome switch
            {
                Outcome.Fulfilled => Standing.Fulfilled,
                Outcome.Withdrawn => Standing.Withdrawn,
                _ => Standing.Lapsed,
            };
        }

        return claim.Body is ThreatClaimed { Deadline: { } deadline } && Boundary.Parse(deadline).Latest < on
            ? Standing.Lapsed
            : Standing.Outstanding;
    }

    /// <summary>
    /// When it was made, EDTF: by the first step of its attribution, else by its source's publication; null if neither has a day. A figure
    /// counts from the day that it is of, whenever it was said.
    /// </summary>
    public static string? Made(Claim claim, string? publishedAt) => claim.Body switch
    {
        FigureClaimed { When: { } when } => when,
        { Attribution: [{ On: { } said }, ..] } => said,
        _ => publishedAt,
    };

    /// <summary>Whether it was made by then; yes, if nobody knows when.</summary>
    public static bool WasMadeBy(Claim claim, string? publishedAt, DateTime on) =>
        Made(claim, publishedAt) is not { } made || Boundary.Parse(made).Earliest <= on;
}
