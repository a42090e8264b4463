using Facts.Domain.Time;

namespace Facts.Store.Tenures;

/// <summary>
/// Whom a save turns out to concern in posts with one seat, beyond those that its claims name. Where a tenure that changes begins or ends,
/// others may begin or end too, and it takes what claims say of them to know: so what is found is looked at again, until nobody is new.
/// For most saves that is one look and no query.
/// </summary>
internal sealed class Affected
{
    private readonly Dictionary<(string Organization, string Post), UnitPeople> _people = [];
    private readonly HashSet<(long Post, DateTime At)> _asked = [];

    /// <summary>Those found so far in a post; null for none.</summary>
    public UnitPeople? In(string organization, string post) => _people.GetValueOrDefault((organization, post));

    /// <summary>Looks around what changed.</summary>
    /// <param name="store">The tables, as they are before the save.</param>
    /// <param name="work">What the events made of those known so far.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Whether there is somebody new.</returns>
    public async Task<bool> FindAsync(ITenureStore store, IEnumerable<WorkingSet> work, CancellationToken stop)
    {
        var units = work.Where(one => one.Rules.IsByDay).SelectMany(one => one.Units.Where(unit => unit.People is not null && one.SeatOf(unit.Post) == unit.People)
            .Select(unit => (WorkingSet: one, Unit: unit))).ToDictionary(one => one.Unit.PostKey);
        var moments = units.Values.SelectMany(one => Changed(one.Unit).Select(at => (Post: one.Unit.PostKey, at))).Where(_asked.Add).ToList();
        if (moments.Count == 0)
            return false;
        var around = new Around(moments, [.. units.Values.SelectMany(one => one.Unit.People!.Ours.Select(person => (one.Unit.PostKey, person)))]);
        var found = false;
        foreach (var (post, person) in await store.NeighboursAsync(around, stop))
            found |= Of(units[post]).Ours.Add(person);
        foreach (var (post, person) in await store.SuccessorsAsync(around, stop))
            found |= !units[post].Unit.People!.Known.Contains(person) && Of(units[post]).Known.Add(person);
        return found;
    }

    private UnitPeople Of((WorkingSet WorkingSet, Unit Unit) one)
    {
        var place = (one.WorkingSet.Organization.Id, one.Unit.Post);
        if (!_people.TryGetValue(place, out var people))
            _people.Add(place, people = new UnitPeople());
        return people;
    }

    /// <summary>Limits that somebody's tenures had and have no longer, or have and had not.</summary>
    private static IEnumerable<DateTime> Changed(Unit unit)
    {
        var was = unit.Tenures.Closed.Select(held => held.Row).ToLookup(row => row.Person);
        var becomes = unit.Tenures.All.ToLookup(row => row.Person);
        return was.Select(group => group.Key).Union(becomes.Select(group => group.Key), StringComparer.Ordinal).SelectMany(person =>
        {
            var (before, after) = (was[person].SelectMany(Limits).ToHashSet(), becomes[person].SelectMany(Limits).ToHashSet());
            before.SymmetricExceptWith(after);
            return before.Select(limit => limit.At);
        }).Where(moment => moment > Moments.Beginning && moment < Moments.Forever).Distinct();
    }

    private static IEnumerable<(Limit Limit, DateTime At)> Limits(TenureRow row)
    {
        var tenure = row.ToTenure();
        return
        [
            (Limit.Possible, tenure.Possible.Start), (Limit.Possible, tenure.Possible.End),
            (Limit.Certain, tenure.Certain.Start), (Limit.Certain, tenure.Certain.End),
            .. tenure.Doubtful.Concat(tenure.DisputedOn).Append(tenure.Absent)
                .SelectMany(period => ((Limit, DateTime)[])[(Limit.Other, period.Start), (Limit.Other, period.End)]),
        ];
    }

    /// <summary>What begins or ends at a moment: it may change although something else has the same limit.</summary>
    private enum Limit
    {
        Possible,
        Certain,
        Other,
    }
}
