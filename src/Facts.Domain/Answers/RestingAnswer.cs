using Facts.Domain.Claims;
using Facts.Domain.Rules;
using Facts.Domain.Rules.Editorial1;
using Facts.Domain.Tenures;

namespace Facts.Domain.Answers;

/// <summary>
/// Who holds a post at a moment, and whether that would be another answer without some claims: another status, or other holders, in other
/// capacities, less surely, disputed or not. Grounds and dates make no other answer.
/// </summary>
/// <remarks>
/// Resolution matches claims person by person; only in a post with one seat does one person's start end another's stay. So claims about
/// one person are resolved alone, and most looks cost as much as that person has claims.
/// </remarks>
public sealed class RestingAnswer
{
    private const string Everybody = "";

    private readonly RuleSet _rules;
    private readonly string _organization, _post;
    private readonly int? _seats;
    private readonly DateTime _on;
    private readonly Func<string, string> _canonical;
    private readonly Dictionary<string, List<Claim>> _claims;
    private readonly List<Claim> _bounds;
    private readonly Dictionary<string, IReadOnlyList<Tenure>> _tenures;
    private readonly List<Tenure> _all;
    private readonly bool _lingers;
    private readonly Dictionary<string, HashSet<string>> _concerned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Brief> _holders;
    private readonly long _ended;
    private readonly bool _crowded;

    /// <param name="rules">The rules to decide by.</param>
    /// <param name="post">The post's id.</param>
    /// <param name="seats">Its declared seats; null when none are declared.</param>
    /// <param name="claims">Every claim about the post, and those that bear upon it although they name nobody in it.</param>
    /// <param name="canonical">The id that stands for a person.</param>
    /// <param name="on">The moment.</param>
    public RestingAnswer(
        RuleSet rules, string post, int? seats, IEnumerable<Claim> claims, Func<string, string> canonical, DateTime on)
    {
        (_rules, _post, _seats, _canonical, _on) = (rules, post, seats, canonical, on);
        _claims = claims.Where(claim => claim.Counts && claim.Body is PostClaim body && body.Post == post)
            .GroupBy(claim => canonical(((PostClaim)claim.Body).Person), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        _organization = Resolution.OrganizationOf(claims);
        _bounds = rules.IsByDay ? [.. claims.Where(claim => claim.Counts && claim.Body is BoundClaim)] : [];
        foreach (var (person, theirs) in _claims)
        {
            foreach (var claim in theirs.Concat(Bounds(person)).SelectMany(claim => claim.DeniedBy.Append(claim.Id)))
            {
                if (!_concerned.TryGetValue(claim, out var people))
                    _concerned.Add(claim, people = new(StringComparer.Ordinal));
                people.Add(person);
            }
        }

        _tenures = _claims.ToDictionary(one => one.Key, one => Resolve(one.Key, []), StringComparer.Ordinal);
        _all = IsWhole ? Whole(null) : [.. _tenures.Values.SelectMany(tenures => tenures)];
        (_holders, _ended, _crowded) = Look(_all);
        _lingers = _all.Exists(tenure => !tenure.Lingering.IsEmpty);
    }

    private IEnumerable<Claim> Bounds(string person) =>
        _bounds.Where(claim => Resolution.Concerns((BoundClaim)claim.Body, _organization, _post, person, _canonical));

    /// <summary>In a post with one seat people influence each other.</summary>
    private bool IsWhole => _seats == 1;

    /// <summary>
    /// The grounds of those who hold the post; where nobody does, of whoever left it last. Denials and other readings count too.
    /// </summary>
    public IEnumerable<string> Grounds()
    {
        var holding = _all.Where(tenure => tenure.Possible.Contains(_on)).ToList();
        if (holding.Count == 0 && Tenure.InOrder(_all.Where(tenure => tenure.Possible.End <= _on)).MaxBy(tenure => tenure.Possible.End) is { } last)
            holding.Add(last);
        return holding.SelectMany(tenure => tenure.Because.SelectMany(ground => (ground.DeniedBy ?? []).Append(ground.Claim))
            .Concat(tenure.Outranked.Select(aside => aside.Claim))).Distinct(StringComparer.Ordinal);
    }

    /// <summary>With which other claims a claim may matter: those of a group. A claim that matters to nobody has none.</summary>
    public IEnumerable<string> GroupsOf(string claim) =>
        !_concerned.TryGetValue(claim, out var people) ? [] : _seats == 1 ? [Everybody] : people;

    /// <summary>How many claims and tenures a look goes through.</summary>
    public long Work(IReadOnlyList<string> set) =>
        IsWhole && _rules.IsByDay ? _claims.Values.Sum(claims => (long)claims.Count)
            : Concerned(set).Sum(person => (long)_claims[person].Count) + (IsWhole ? _tenures.Count : 0);

    /// <summary>Whether it would be another answer if these had never been said: denials among them deny nothing.</summary>
    public bool IsOtherWithout(IReadOnlyList<string> set)
    {
        var omitted = set.ToHashSet(StringComparer.Ordinal);
        if (IsWhole && _rules.IsByDay)
            return IsOther(Look(Whole(omitted)));
        var resolved = Concerned(set).ToDictionary(person => person, person => Resolve(person, omitted), StringComparer.Ordinal);
        if (IsWhole || _lingers || resolved.Values.Any(tenures => tenures.Any(tenure => !tenure.Lingering.IsEmpty)))
            return IsOther(Look(Succeeded(_tenures.SelectMany(one => resolved.GetValueOrDefault(one.Key) ?? one.Value))));

        var endedBefore = resolved.Keys.Sum(person => Ended(_tenures[person]));
        return resolved.Any(one => Held(one.Value) != _holders.GetValueOrDefault(one.Key))
            || IsOther(_holders.Count, _ended - endedBefore + resolved.Values.Sum(Ended));
    }

    private bool IsOther((Dictionary<string, Brief> Holders, long Ended, bool Crowded) look) =>
        look.Crowded != _crowded || look.Holders.Count != _holders.Count || IsOther(look.Holders.Count, look.Ended)
        || look.Holders.Any(one => _holders.GetValueOrDefault(one.Key) != one.Value);

    /// <summary>Where nobody holds it, it is vacant when somebody did, and else unknown.</summary>
    private bool IsOther(int holders, long ended) => holders == 0 && (ended > 0) != (_ended > 0);

    private IEnumerable<string> Concerned(IReadOnlyList<string> set) => set is [var only]
        ? _concerned[only]
        : set.SelectMany(claim => _concerned[claim]).Distinct(StringComparer.Ordinal);

    private static List<Claim> Without(IEnumerable<Claim> claims, HashSet<string> omitted) =>
    [
        .. claims.Where(claim => !omitted.Contains(claim.Id)).Select(claim =>
            claim.DeniedBy.Any(omitted.Contains) ? claim with { DeniedBy = [.. claim.DeniedBy.Where(one => !omitted.Contains(one))] } : claim),
    ];

    /// <summary>One person's stays, as if nobody else held the post.</summary>
    private IReadOnlyList<Tenure> Resolve(string person, HashSet<string> omitted) =>
        Resolution.Resolve(_rules, _post, seats: null, Without(_claims[person].Concat(Bounds(person)), omitted), _canonical).Tenures;

    /// <summary>Everybody's stays, without some claims.</summary>
    private List<Tenure> Whole(HashSet<string>? omitted) => _rules.IsByDay
        ? [.. Resolution.Resolve(
            _rules, _post, _seats, Without(_claims.Values.SelectMany(claims => claims).Concat(_bounds), omitted ?? []), _canonical).Tenures]
        : Succeeded(_tenures.Values.SelectMany(tenures => tenures));

    private List<Tenure> Succeeded(IEnumerable<Tenure> tenures) => IsWhole
        ? [.. Succession.Apply([.. tenures]).Where(tenure => !tenure.Possible.IsEmpty)]
        : [.. tenures];

    private (Dictionary<string, Brief> Holders, long Ended, bool Crowded) Look(List<Tenure> tenures)
    {
        var held = Holding.At(_rules, _seats, Tenure.InOrder(tenures), _on).Holders;
        var crowded = !_rules.IsByDay && _seats == 1 && held.Count(holder => holder.Certainty == Certainty.Certain) > 1;
        return (held.ToDictionary(holder => holder.Shown.Person, BriefOf, StringComparer.Ordinal), Ended(tenures), crowded);
    }

    private long Ended(IReadOnlyList<Tenure> tenures) => tenures.Count(tenure => tenure.Possible.End <= _on);

    private Brief? Held(IReadOnlyList<Tenure> tenures) =>
        Holding.At(_rules, null, Tenure.InOrder(tenures), _on).Holders is [var held] ? BriefOf(held) : null;

    private static Brief BriefOf(Held held) => new(held.Shown.Person, held.Shown.Capacity, held.Certainty, held.Disputed);
}
