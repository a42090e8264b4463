using Facts.Domain.Answers;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Store.Answers;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>
/// Which answers the acts of a save change: from the tenures that they change, and those of others that meet the stretches of time
/// concerned. However many tenures a post has, that is one read.
/// </summary>
internal sealed class Impacts
{
    /// <summary>Of others in one stretch, and in all: as many as a page of changes can list some times over.</summary>
    private const int OfAnAct = 5_000;

    /// <summary>The same for a batch of lines: some ten for each line, in as many MB as the batch itself may have.</summary>
    private const int OfLines = 40_000;

    private readonly IReadOnlyList<Request> _requests;
    private readonly List<ChangedPost> _posts;
    private readonly Dictionary<long, Dictionary<long, Tenure>> _others = [];
    private readonly Dictionary<string, (string Name, string[]? Home, HolderKind? Kind)> _names = new(StringComparer.Ordinal);
    private readonly int _mostOthers;
    private int _read;

    /// <param name="work">Led through the events of the save.</param>
    /// <param name="requests">Those of the save, in their order.</param>
    public Impacts(IReadOnlyList<WorkingSet> work, IReadOnlyList<Request> requests)
    {
        _requests = requests;
        _mostOthers = requests.Any(request => request.IsWatched) ? OfLines : OfAnAct;
        _posts =
        [
            .. work.SelectMany(one => one.UnitChanges.SelectMany(request => request.Value.GroupBy(turn => turn.Key.Post, StringComparer.Ordinal)
                .Select(post => requests[request.Key].IsWatched
                    ? ChangedPost.OfLines(request.Key, one, post.Key, post)
                    : ChangedPost.Of(request.Key, one, post.Key, post)))).OfType<ChangedPost>(),
        ];
    }

    /// <summary>Asks for what is not known from the save: others in the posts, and names.</summary>
    public void Ask(Reads reads)
    {
        var stretches = _posts.Where(post => post.OthersMayCount)
            .SelectMany(post => post.Stretches.Select(stretch => (post, stretch))).ToList();
        if (stretches.Count > 0)
        {
            var ours = stretches.Select(one => one.post).Distinct()
                .SelectMany(post => post.People.Select(person => (post.Key, person))).ToList();
            object?[] parameters =
            [
                stretches.Select(one => one.post.Key).ToArray(),
                stretches.Select(one => one.stretch.Start).ToArray(),
                stretches.Select(one => one.stretch.End).ToArray(),
                stretches.Select(one => one.post.OthersCount).ToArray(),
                ours.Select(one => one.Key).ToArray(),
                ours.Select(one => one.person).ToArray(),
                Spans.Classes,
                Spans.Days,
                _mostOthers + 1,
            ];
            reads.Add("Recording/bystanders.sql", parameters, ReadOther);
        }

        var people = _posts.Where(post => post.Stretches.Count > 0 && !_requests[post.Request].IsCounted).SelectMany(post => post.People)
            .Distinct(StringComparer.Ordinal).ToArray();
        if (people.Length > 0)
            reads.Add("Recording/names_of.sql", [people], row => Name(row, 0, 1));
    }

    /// <summary>The changes of one request, by organization and post.</summary>
    public (IReadOnlyList<ChangeView> Changes, bool IsIncomplete) Of(int request, CancellationToken stop)
    {
        var page = new ChangeGathering();
        foreach (var post in ByPost(request))
        {
            page.Add(post.Organization, post.All(), post.NameOf, stop);
            if (page.IsFull)
                break;
        }

        return (page.Page.Changes, page.IsFull || _read > _mostOthers);
    }

    /// <summary>The posts in which a request changes answers, by organization and post.</summary>
    public IReadOnlyList<PostChanges> ByPost(int request) =>
    [
        .. _posts.Where(post => post.Request == request)
            .OrderBy(post => post.Organization, StringComparer.Ordinal).ThenBy(post => post.Id, StringComparer.Ordinal)
            .Select(post => new PostChanges(
                post,
                (_others.GetValueOrDefault(post.Key) ?? []).Values,
                person => NameOf(person, post.Organization),
                _read > _mostOthers && post.OthersMayCount)),
    ];

    private void ReadOther(NpgsqlDataReader row)
    {
        _read++;
        var stored = new TenureRow(row.GetString(2), row.Period(3), row.Period(4), row.GetString(5));
        var tenure = stored.ToTenure() with { Because = [], Outranked = [] };
        if (!_others.TryGetValue(row.GetInt64(0), out var others))
            _others.Add(row.GetInt64(0), others = []);
        others[row.GetInt64(1)] = tenure;
        if (!row.IsDBNull(6))
            Name(row, 2, 6);
    }

    private void Name(NpgsqlDataReader row, int id, int name) =>
        _names[row.GetString(id)] =
            (row.GetString(name), row.IsDBNull(name + 1) ? null : row.GetFieldValue<string[]>(name + 1), row.Kind(name + 2));

    /// <summary>A name that was given for some organizations stands in answers about these; else the id.</summary>
    private Named NameOf(string person, string organization) => !_names.TryGetValue(person, out var known)
        ? new Named(person, person)
        : new Named(person, known.Home is null || known.Home.Contains(organization) ? known.Name : person) { Kind = known.Kind };
}
