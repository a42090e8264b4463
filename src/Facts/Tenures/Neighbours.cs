using Facts.Domain.Tenures;
using Facts.Storage;
using Npgsql;

namespace Facts.Tenures;

/// <summary>
/// In a post with one seat a start ends an open predecessor, so a save may change tenures of people that it does not name. These are
/// found by time: who holds the post around a date that a claim states, and who starts next after it. Looking costs a few index probes a
/// date, however long the post's history is.
/// </summary>
internal static class Neighbours
{
    /// <summary>Whether any of the posts has one seat and somebody to be settled in it.</summary>
    public static bool AreIn(IReadOnlyDictionary<long, (Work Work, string Post)> posts) => posts.Values.Any(HasOneSeat);

    /// <summary>Loads the claims of everyone concerned; gives the people whose rows may change, by every id of theirs.</summary>
    public static async Task<HashSet<(long Post, string Person)>> LoadAsync(
        NpgsqlConnection database,
        IReadOnlyDictionary<long, (Work Work, string Post)> posts,
        Func<IReadOnlyCollection<(long Post, string Person)>, Task> loadClaims,
        CancellationToken stop)
    {
        var seats = posts.Where(post => HasOneSeat(post.Value))
            .Select(post => new Seat(post.Key, post.Value.Work, post.Value.Post, post.Value.Work.SeatOf(post.Value.Post)!)).ToList();
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))]);
        foreach (var (seat, person) in await FindAsync(database, "Tenures/neighbours.sql", seats, stop))
            seat.People.Add(person);
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))]);
        foreach (var (seat, person) in await FindAsync(database, "Tenures/successors.sql", seats, stop))
            seat.People.Known.Add(person);
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Known.Except(seat.People.Ours)))]);
        return [.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))];
    }

    private static bool HasOneSeat((Work Work, string Post) post) => post.Work.SeatOf(post.Post) is { Ours.Count: > 0 };

    private static async Task<List<(Seat Seat, string Person)>> FindAsync(
        NpgsqlConnection database, string query, List<Seat> seats, CancellationToken stop)
    {
        var byKey = seats.ToDictionary(seat => seat.Key);
        var moments = seats.SelectMany(seat => seat.Moments().Select(at => (seat.Key, at))).ToList();
        var ours = seats.SelectMany(seat => seat.People.Ours.Select(person => (seat.Key, person))).ToList();
        object?[] parameters =
        [
            moments.Select(moment => moment.Key).ToArray(),
            moments.Select(moment => moment.at).ToArray(),
            ours.Select(one => one.Key).ToArray(),
            ours.Select(one => one.person).ToArray(),
            Spans.Classes,
            Spans.Days,
        ];
        return await Sql.Query(database, query, parameters, r => (byKey[r.GetInt64(0)], r.GetString(1)), stop).ToListAsync(stop);
    }

    /// <summary>A post with one seat in a save.</summary>
    private sealed record Seat(long Key, Work Work, string Post, UnitPeople People)
    {
        public IEnumerable<(long Post, string Person)> Ids(IEnumerable<string> people) =>
            people.SelectMany(Work.Organization.Identities.Everyone).Select(person => (Key, person));

        /// <summary>The limits of every date that a claim, loaded or new, states of our people in the post.</summary>
        public IEnumerable<DateTime> Moments() => Work.Organization.Claims.Values.SelectMany(claim => claim.Wordings()).Concat(Work.Coming)
            .Where(wording => wording.Post == Post && People.Ours.Contains(Work.Organization.Identities.Canonical(wording.Person)))
            .SelectMany(wording => wording.Dates()).Select(Boundary.Parse)
            .SelectMany(boundary => (DateTime[])[boundary.Earliest, boundary.Latest])
            .Where(moment => moment < Domain.Time.Moments.Forever)
            .Distinct();
    }
}
