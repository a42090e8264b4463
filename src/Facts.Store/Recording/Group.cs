using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Store.Corrections;
using Facts.Store.Storage;
using Facts.Store.Telemetry;
using Facts.Store.Tenures;

namespace Facts.Store.Recording;

/// <summary>Requests that are recorded in one transaction, as they are decided one after the other.</summary>
/// <param name="state">What they refer to.</param>
/// <param name="missed">Locks that others had: <see cref="Loaded.Missed"/>.</param>
/// <param name="rules">By which the tenures of organizations are kept.</param>
internal sealed class Group(RecordingState state, IReadOnlySet<int> missed, IReadOnlyDictionary<string, RuleSet> rules)
{
    private readonly List<Request> _requests = [];
    private readonly List<(Saved Saved, long Seen)> _decided = [];
    private readonly HashSet<int> _watched = [];

    /// <summary>Requests of which is asked what they change.</summary>
    public IReadOnlySet<int> Watched => _watched;

    /// <summary>What acts change; null when nothing is written.</summary>
    public Impacts? Impacts { get; private set; }

    /// <summary>Takes over what the events make of organizations.</summary>
    /// <param name="work">Led through the events.</param>
    /// <param name="reads">Asks for what else it takes to say what acts change.</param>
    public void Project(IReadOnlyList<WorkingSet> work, Reads reads)
    {
        Impacts = new Impacts(work, _requests);
        Impacts.Ask(reads);
    }

    /// <param name="request">Is decided upon what those before it left.</param>
    /// <param name="differs">Why nothing can be recorded now, because clocks differ.</param>
    public void Decide(Request request, Refusal? differs)
    {
        (state.By, state.Request, state.IsEdit, state.IsStrict) = (request.By, _requests.Count, request.Edit is not null, request.IsStrict);
        _requests.Add(request);
        if (MissedBy(request) is { Count: > 0 } lacking)
            _decided.Add((new Saved([]) { Missed = lacking }, 0));
        else if (request.Edit is { } edit)
            DecideEdit(request, edit, differs);
        else
            DecideLines(request, differs);
    }

    /// <summary>What became of the requests, once all was read.</summary>
    public IReadOnlyList<Saved> Finish(CancellationToken stop)
    {
        var finished = new List<Saved>(_decided.Count);
        foreach (var (request, (saved, seen)) in _decided.Index())
        {
            if (!_watched.Contains(request))
            {
                if (_requests[request].Edit is not null && saved.Missed.Count == 0)
                    Measures.Refused(saved.Refusal!);
                finished.Add(saved);
                continue;
            }

            if (_requests[request].IsWatched)
            {
                finished.Add(saved with { Changes = Impacts?.ByPost(request) ?? [] });
                continue;
            }

            var unchanged = saved.Lines[0].Unchanged;
            var (changes, isIncomplete) = unchanged || Impacts is null ? ([], false) : Impacts.Of(request, stop);
            finished.Add(saved with
            {
                Impact = new ImpactView(changes, unchanged ? seen : VersionOf(request), unchanged)
                {
                    Seen = seen,
                    ImpactIncomplete = isIncomplete ? true : null,
                    Remarks = saved.Lines[0].Remarks is { Count: > 0 } remarks ? remarks : null,
                },
            });
        }

        return finished;
    }

    private long VersionOf(int request) => _requests[request].Edit!.Version(state);

    private void DecideLines(Request request, Refusal? differs)
    {
        if (request.IsWatched)
            _watched.Add(state.Request);
        _decided.Add((new Saved([.. request.Lines.Select(line => Decide(line.Number, line.Line, differs, request.IsWatched))]), 0));
    }

    private void DecideEdit(Request request, Edit edit, Refusal? differs)
    {
        var seen = edit.Version(state);
        var refusal = edit.Missing(state) ?? Versions.Check(edit.Subject, seen, request.Version);
        var decided = refusal is null ? Decide(1, edit.Upon(seen), differs) : new Recorded(1, edit.Line, refusal, false);
        if (decided.Refusal is null)
            _watched.Add(_requests.Count - 1);
        _decided.Add((new Saved([decided]), seen));
    }

    private Recorded Decide(long number, RecordingCommand line, Refusal? differs, bool isWatched = false)
    {
        var decision = line.RecordedAt is null && differs is not null ? differs : Deciding.Decide(line, state);
        var created = isWatched ? Naming.Created(decision, state) : [];
        var remarks = Remarks.Of(decision, state, rules.GetValueOrDefault);
        state.There.UnionWith(created);
        state.Apply(decision);
        return new Recorded(number, line, decision.Refusal, decision.IsUnchanged) { Created = created, Remarks = remarks };
    }

    /// <summary>Locks that the request needs and others have.</summary>
    private IReadOnlyCollection<int> MissedBy(Request request)
    {
        if (missed.Count == 0 || missed.Contains(OrganizationLocks.Identities))
            return [.. missed];
        var named = Request.Named([request]);
        var homes = named.Claims.Select(state.Homes.GetValueOrDefault).OfType<string>();
        return [.. OrganizationLocks.Of(named.Organizations.Concat(homes)).Where(missed.Contains)];
    }
}
