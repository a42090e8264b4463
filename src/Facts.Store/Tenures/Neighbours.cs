using Facts.Domain.Claims;
using Facts.Domain.Rules;

namespace Facts.Store.Tenures;

/// <summary>
/// In a post with one seat a start ends an open predecessor, so a save may change tenures of people that it does not name. These are
/// found by time: who holds the post around a date that a claim states, and who starts next after it. Looking costs a few index probes a
/// date, however long the post's history is.
/// </summary>
internal static class Neighbours
{
    /// <summary>Whether any of the posts has one seat and somebody to be settled in it.</summary>
    public static bool AreIn(IReadOnlyDictionary<long, (WorkingSet WorkingSet, string Post)> posts) => posts.Values.Any(HasOneSeat);

    /// <summary>Loads the claims of everyone concerned; gives the people whose rows may change, by every id of theirs.</summary>
    public static async Task<HashSet<(long Post, string Person)>> LoadAsync(
        ITenureStore store,
        IReadOnlyDictionary<long, (WorkingSet WorkingSet, string Post)> posts,
        Affected affected,
        Func<IReadOnlyCollection<(long Post, string Person)>, Task> loadClaims,
        CancellationToken stop)
    {
        var seats = posts.Where(post => HasOneSeat(post.Value))
            .Select(post => new Seat(post.Key, post.Value.WorkingSet, post.Value.Post, post.Value.WorkingSet.SeatOf(post.Value.Post)!)).ToList();
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
        await FollowActingAsync(store, seats, loadClaims, stop);
        await BetweenStartsAsync(store, seats, loadClaims, stop);
        return [.. seats.SelectMany(seat => seat.Ids(seat.People.Ours))];
    }

    /// <summary>Starts near each other are readings of one, unless somebody else is seen between them (rules, 4).</summary>
    private static async Task BetweenStartsAsync(
        ITenureStore store,
        List<Seat> seats,
        Func<IReadOnlyCollection<(long Post, string Person)>, Task> loadClaims,
        CancellationToken stop)
    {
        var between = new Around(
            [.. seats.SelectMany(seat => seat.NearStarts().Select(at => (seat.Key, at)))],
            [.. seats.SelectMany(seat => seat.People.Known.Select(person => (seat.Key, person)))]);
        if (between.Moments.Count == 0)
            return;
        var byKey = seats.ToDictionary(seat => seat.Key);
        List<(long Post, string Person)> found =
            [.. await store.NeighboursAsync(between, stop), .. await store.SuccessorsAsync(between, stop)];
        foreach (var (post, person) in found)
            byKey[post].People.Known.Add(person);
        await loadClaims([.. found.Distinct().SelectMany(one => byKey[one.Post].Ids([one.Person]))]);
    }

    /// <summary>
    /// Who acts for somebody does not end their stay, nor does who starts after their own death: whoever follows them does, or the one
    /// after that (rules, One seat; 7).
    /// </summary>
    private static async Task FollowActingAsync(
        ITenureStore store,
        List<Seat> seats,
        Func<IReadOnlyCollection<(long Post, string Person)>, Task> loadClaims,
        CancellationToken stop)
    {
        var byKey = seats.ToDictionary(seat => seat.Key);
        var acting = seats.SelectMany(seat =>
            seat.Acting(seat.People.Known.Except(seat.People.Ours)).Select(person => (seat, person))).ToList();
        while (acting.Count > 0)
        {
            var around = new Around(
                [.. acting.SelectMany(one => one.seat.Moments(person => person == one.person).Select(at => (one.seat.Key, at)))],
                [.. seats.SelectMany(seat => seat.People.Known.Select(person => (seat.Key, person)))]);
            var found = (await store.SuccessorsAsync(around, stop)).Where(one => byKey[one.Post].People.Known.Add(one.Person)).ToList();
            await loadClaims([.. found.SelectMany(one => byKey[one.Post].Ids([one.Person]))]);
            acting = [.. found.SelectMany(one => byKey[one.Post].Acting([one.Person]).Select(person => (byKey[one.Post], person)))];
        }
    }

    private static bool HasOneSeat((WorkingSet WorkingSet, string Post) post) => post.WorkingSet.SeatOf(post.Post) is { Ours.Count: > 0 };

    private static Around Around(List<Seat> seats) => new(
        [.. seats.SelectMany(seat => seat.Moments().Select(at => (seat.Key, at)))],
        [.. seats.SelectMany(seat => seat.People.Ours.Select(person => (seat.Key, person)))]);

    /// <summary>A post with one seat in a save.</summary>
    private sealed record Seat(long Key, WorkingSet WorkingSet, string Post, UnitPeople People)
    {
        public void Add(Affected affected)
        {
            if (affected.In(WorkingSet.Organization.Id, Post) is not { } found)
                return;
            foreach (var person in found.Ours)
                People.Add(person);
            People.Known.UnionWith(found.Known);
        }

        public IEnumerable<(long Post, string Person)> Ids(IEnumerable<string> people) =>
            people.SelectMany(WorkingSet.Organization.Identities.Everyone).Select(person => (Key, person));

        /// <summary>Those of some people who may end nobody's stay: who act, by any wording of a claim, or outlast an end.</summary>
        public IEnumerable<string> Acting(IEnumerable<string> people)
        {
            var acting = WorkingSet.Organization.Claims.Values.SelectMany(claim => claim.Wordings()).Concat(WorkingSet.Coming)
                .Where(wording => wording.Post == Post && StatedMoments.IsActing(wording))
                .Select(wording => WorkingSet.Organization.Identities.Canonical(wording.Person)).ToHashSet(StringComparer.Ordinal);
            return people.Where(person => acting.Contains(person) || Outlasts(person));
        }

        private bool Outlasts(string person)
        {
            var first = Ends(one => one == person).DefaultIfEmpty(Domain.Time.Moments.Forever).Min();
            return first < Domain.Time.Moments.Forever && Stated(one => one == person).Any(moment => moment > first);
        }

        /// <summary>The limits of every date that a claim, loaded or new, states of our people in the post.</summary>
        public IEnumerable<DateTime> Moments() => Moments(People.Ours.Contains);

        /// <summary>The same of some people.</summary>
        public IEnumerable<DateTime> Moments(Func<string, bool> isOne) => Stated(isOne).Concat(Ends(isOne)).Distinct();

        /// <summary>The limits of starts that may be readings of one.</summary>
        public IEnumerable<DateTime> NearStarts() => Wordings()
            .GroupBy(one => WorkingSet.Organization.Identities.Canonical(one.Wording.Person), one => one.Wording, StringComparer.Ordinal)
            .Where(person => People.Known.Contains(person.Key))
            .SelectMany(person => StatedMoments.OfNearStarts(WorkingSet.Rules, person)).Distinct();

        private IEnumerable<DateTime> Stated(Func<string, bool> isOne) => Wordings()
            .Where(one => isOne(WorkingSet.Organization.Identities.Canonical(one.Wording.Person)))
            .SelectMany(one => StatedMoments.Of(one.Wording, one.Published));

        /// <summary>What claims, loaded or new, say of people in the post, each with when its source was published.</summary>
        private IEnumerable<(PostClaim Wording, string? Published)> Wordings() => WorkingSet.Organization.Claims.Values
            .SelectMany(claim => claim.Wordings().Select(wording => (wording, claim.Published)))
            .Concat(WorkingSet.Coming.Select(wording => (wording, WorkingSet.PublishedOf(wording.Source))))
            .Where(one => one.wording.Post == Post);

        /// <summary>When they, the post or the organization came to an end.</summary>
        private IEnumerable<DateTime> Ends(Func<string, bool> isOne) => WorkingSet.Organization.BoundsUpon(null)
            .SelectMany(claim => claim.Superseded.Append(claim.Body)).OfType<BoundClaim>()
            .Where(bound => bound.HolderIn(WorkingSet.Organization.Id) is not { } holder
                || isOne(WorkingSet.Organization.Identities.Canonical(holder)))
            .SelectMany(StatedMoments.Of);
    }
}
