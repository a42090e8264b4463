using Facts.Domain.Rules;

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
        ITenureStore store,
        IReadOnlyDictionary<long, (Work Work, string Post)> posts,
        Affected affected,
        Func<IReadOnlyCollection<(long Post, string Person)>, Task> loadClaims,
        CancellationToken stop)
    {
        var seats = posts.Where(post => HasOneSeat(post.Value))
            .Select(post => new Seat(post.Key, post.Value.Work, post.Value.Post, post.Value.Work.SeatOf(post.Value.Post)!)).ToList();
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))]);
        var byKey = seats.ToDictionary(seat => seat.Key);
        foreach (var (post, person) in await store.NeighboursAsync(Around(seats), stop))
            byKey[post].People.Add(person);
        foreach (var seat in seats)
            seat.Add(affected);
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))]);
        foreach (var (post, person) in await store.SuccessorsAsync(Around(seats), stop))
            byKey[post].People.Known.Add(person);
        await loadClaims([.. seats.SelectMany(seat => seat.Ids(seat.People.Known.Except(seat.People.Ours)))]);
        return [.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))];
    }

    private static bool HasOneSeat((Work Work, string Post) post) => post.Work.SeatOf(post.Post) is { Ours.Count: > 0 };

    private static Around Around(List<Seat> seats) => new(
        [.. seats.SelectMany(seat => seat.Moments().Select(at => (seat.Key, at)))],
        [.. seats.SelectMany(seat => seat.People.Ours.Select(person => (seat.Key, person)))]);

    /// <summary>A post with one seat in a save.</summary>
    private sealed record Seat(long Key, Work Work, string Post, UnitPeople People)
    {
        public void Add(Affected affected)
        {
            if (affected.In(Work.Organization.Id, Post) is not { } found)
                return;
            foreach (var person in found.Ours)
                People.Add(person);
            People.Known.UnionWith(found.Known);
        }

        public IEnumerable<(long Post, string Person)> Ids(IEnumerable<string> people) =>
            people.SelectMany(Work.Organization.Identities.Everyone).Select(person => (Key, person));

        /// <summary>The limits of every date that a claim, loaded or new, states of our people in the post.</summary>
        public IEnumerable<DateTime> Moments() => Work.Organization.Claims.Values
            .SelectMany(claim => claim.Wordings().Select(wording => (wording, claim.Published)))
            .Concat(Work.Coming.Select(wording => (wording, Work.PublishedOf(wording.Source))))
            .Where(one => one.wording.Post == Post && People.Ours.Contains(Work.Organization.Identities.Canonical(one.wording.Person)))
            .SelectMany(one => StatedMoments.Of(one.wording, one.Item2))
            .Distinct();
    }
}
