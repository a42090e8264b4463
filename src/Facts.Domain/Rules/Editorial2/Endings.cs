using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// What claims state of a stay's end, with those that say it goes on: such a claim agrees with every end after its report, and
/// contradicts one before it (rules, 3).
/// </summary>
internal static class Endings
{
    /// <summary>The readings of the end, one of them <c>..</c> where a claim that it goes on agrees with none.</summary>
    public static List<Reading> Of(Stay stay)
    {
        if (stay.Ends.Count == 0)
            return [];
        var readings = stay.Ends.ConvertAll(Copy);
        var open = new Reading(Boundary.Open);
        foreach (var ongoing in stay.Ongoing.Concat(stay.Confirmations.Where(one => one.GoesOn)))
        {
            var at = ongoing.At?.Earliest ?? Moments.Beginning;
            var agreeing = readings.FindAll(reading => reading.Boundary.Latest > at);
            foreach (var reading in agreeing)
            {
                reading.Backing.Add(ongoing.Claim);
                After(reading, at);
            }

            if (agreeing.Count == 0)
                open.Claims.Add(ongoing.Claim);
        }

        foreach (var reading in readings)
        {
            foreach (var attested in stay.Confirmations)
                After(reading, attested.SureTo + Moments.Tick);
        }

        if (open.Claims.Count > 0)
            readings.Add(open);
        return readings;
    }

    private static void After(Reading reading, DateTime moment)
    {
        var end = reading.Boundary;
        if (end.Earliest < moment && moment <= end.Latest)
            reading.Boundary = new Boundary(Edtf.Print(moment, end.Latest), moment, end.Latest);
    }

    private static Reading Copy(Reading reading)
    {
        var copy = new Reading(reading.Boundary);
        copy.Claims.AddRange(reading.Claims);
        copy.Backing.AddRange(reading.Backing);
        return copy;
    }
}
