using Facts.Domain.Tenures;
using Facts.Domain.Time;

namespace Facts.Domain.Rules.Editorial2;

/// <summary>
/// What claims state of a stay's end, with those that say it goes on: such a claim agrees with every end after its report, and
/// contradicts one before it (rules, 3).
/// </summary>
internal static class Endings
{
    /// <summary>
    /// The readings of the end. Where a claim that it goes on agrees with none, one of them is the first end after its report that is stated
    /// of the person, or <c>..</c>; or when the person, the post or the organization came to an end. "Since 1999", said in 2004, is no word
    /// on what comes after a term that ended in 2005.
    /// </summary>
    /// <param name="stay">What is known of it.</param>
    /// <param name="siblings">The person's stays in the post.</param>
    public static List<Reading> Of(Stay stay, IReadOnlyList<Stay> siblings)
    {
        if (stay.Ends.Count == 0)
            return [];
        var readings = stay.Ends.ConvertAll(reading => reading.Copy());
        var further = new List<Reading>();
        foreach (var ongoing in stay.Ongoing.Concat(stay.Confirmations.Where(one => one.GoesOn)))
        {
            var at = ongoing.GoesOnAfter;
            var agreeing = readings.FindAll(reading => reading.Boundary.Latest > at);
            foreach (var reading in agreeing)
            {
                reading.Backing.Add(ongoing.Claim);
                if (ongoing.At is not null)
                    After(reading, at);
            }

            if (agreeing.Count == 0)
                Add(further, FirstAfter(at, stay, siblings), ongoing.Claim);
        }

        foreach (var reading in readings)
        {
            foreach (var attested in stay.Confirmations)
                After(reading, attested.SureTo + Moments.Tick);
        }

        return [.. readings, .. further];
    }

    private static void After(Reading reading, DateTime moment)
    {
        var end = reading.Boundary;
        if (end.Earliest < moment && moment <= end.Latest)
            reading.Boundary = new Boundary(Edtf.Print(moment, end.Latest), moment, end.Latest);
    }

    private static Boundary FirstAfter(DateTime report, Stay stay, IReadOnlyList<Stay> siblings) => siblings
        .Where(other => other != stay && other.StartEarliest > stay.StartEarliest).SelectMany(other => other.Ends).Select(end => end.Boundary).Concat(stay.Bounds)
        .Where(end => end.Latest > report && end.Latest < Moments.Forever).OrderBy(end => end.Latest).ThenBy(end => end.Earliest)
        .FirstOrDefault() ?? Boundary.Open;

    private static void Add(List<Reading> readings, Boundary boundary, Claims.Claim claim)
    {
        if (readings.Find(reading => reading.Boundary == boundary) is not { } reading)
            readings.Add(reading = new Reading(boundary));
        reading.Claims.Add(claim);
    }
}
