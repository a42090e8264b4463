using Facts.Domain.Access;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Organizations;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// What a batch of commands refers to, as the store has it and as the commands before have changed it. Decisions look at it; only
/// <see cref="Apply"/> changes it after it was read.
/// </summary>
public sealed class RecordingState
{
    private readonly List<PendingEvent> _pending = [];

    /// <summary>As they were declared, with the owners that they have been given by now.</summary>
    public Dictionary<string, SourceRecorded> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>What people, organizations and sources share, and who may change it.</summary>
    public Shared Shared { get; } = new();

    /// <summary>Later snapshots of sources, oldest first; a source that was never revised has none.</summary>
    public Dictionary<string, List<SourceRevised>> Revisions { get; } = new(StringComparer.Ordinal);

    /// <summary>The latest recorded time in the streams of sources that are revised, and in those that commands before wrote to.</summary>
    public Dictionary<string, DateTime> StreamTimes { get; } = new(StringComparer.Ordinal);

    /// <summary>Declared people, with the names that they have by now.</summary>
    public Dictionary<string, PersonDeclared> People { get; } = new(StringComparer.Ordinal);

    /// <summary>The organizations that commands refer to, by id.</summary>
    public Dictionary<string, OrganizationState> Organizations { get; } = new(StringComparer.Ordinal);

    /// <summary>The organization that each known claim is about; empty where it stands in a person's stream.</summary>
    public Dictionary<string, string> Homes { get; } = new(StringComparer.Ordinal);

    /// <summary>What is recorded of people's deaths.</summary>
    public Deaths Deaths { get; } = new();

    /// <summary>What is recorded of organizations' dissolutions, and which organizations hold posts.</summary>
    public Dissolutions Dissolutions { get; } = new();

    /// <summary>Those of the events that commands would lead to that there are.</summary>
    public HashSet<Guid> Events { get; } = [];

    /// <summary>Which people are one, as decided so far, wherever it was decided.</summary>
    public Identities Identities { get; } = new();

    /// <summary>The events of the commands so far, in their order.</summary>
    public IReadOnlyList<PendingEvent> Pending => _pending;

    /// <summary>When the commands are recorded.</summary>
    public DateTime Now { get; set; }

    /// <summary>On whose behalf the commands are recorded that come next.</summary>
    public required By By { get; set; }

    /// <summary>Which request of the save they are of, from 0.</summary>
    public int Request { get; set; }

    /// <summary>
    /// Whether what changes nothing is left unrecorded. Lines record it too, else the same file, imported again, would do it after the acts
    /// that came later; an editor is told instead.
    /// </summary>
    public bool IsEdit { get; set; }

    /// <summary>Whether the author wants nothing created that was never declared: <see cref="Naming"/>.</summary>
    public bool IsStrict { get; set; }

    /// <summary>
    /// What there is without ever having been declared, of what commands name. It is kept only where somebody wants to know what was
    /// created.
    /// </summary>
    public HashSet<Mention> There { get; } = [];

    /// <summary>Ids that organizations share with holders who were never declared.</summary>
    public Namesakes Namesakes { get; } = new();

    /// <summary>The number of events in the histories of those claims that editors act upon.</summary>
    public Dictionary<string, long> Versions { get; } = new(StringComparer.Ordinal);

    /// <summary>The part of an organization that commands refer to, as it is now; one with nothing in it where there is none.</summary>
    internal OrganizationState Find(string id) => Organizations.GetValueOrDefault(id) ?? new OrganizationState(id);

    /// <summary>The same, to put something into it.</summary>
    public OrganizationState Organization(string id)
    {
        if (!Organizations.TryGetValue(id, out var organization))
            Organizations.Add(id, organization = new OrganizationState(id));
        return organization;
    }

    /// <summary>The organizations that the author is limited to; null for all.</summary>
    public IReadOnlySet<string>? Limit => By.Permit?.Organizations;

    /// <summary>A source that the author may cite; null when there is none, and likewise when it is not theirs.</summary>
    public SourceRecorded? Citable(string id) =>
        Sources.TryGetValue(id, out var source) && Rights.Reads(Limit, Shared.OwnersOf(id)) ? source : null;

    /// <summary>When a source was published, as given; null where that is not known.</summary>
    public string? PublishedOf(string source) => Sources.GetValueOrDefault(source)?.PublishedAt;

    /// <summary>A claim as it is now; null when there is none.</summary>
    public Claim? Claim(string id) => Homes.TryGetValue(id, out var home)
        ? (home.Length == 0 ? Deaths.State : Find(home).State).Claims[id]
        : null;

    /// <summary>A revision that the store has, or that a command before made; they come in their order.</summary>
    public void Restore(SourceRevised revised)
    {
        if (Revisions.TryGetValue(revised.Source, out var revisions))
            revisions.Add(revised);
        else
            Revisions.Add(revised.Source, [revised]);
    }

    /// <summary>Takes over what a command came to; its events are <see cref="Pending"/> then.</summary>
    public void Apply(Decision decision)
    {
        foreach (var one in decision.Events)
        {
            Events.Add(one.Id);
            if (Streams.OrganizationOf(one.Stream) is { } id)
            {
                var organization = Organization(id);
                // What is copied counts where it stands first.
                if (one.CopiedFrom is null)
                {
                    Count(organization.Apply(one));
                    Dissolutions.Apply(one);
                }
                else
                    organization.RecordedAt = one.RecordedAt;
            }
            else
            {
                StreamTimes[one.Stream] = one.RecordedAt;
                Count(Deaths.Apply(one));
            }

            ActKinds.Fold(one, this);
            _pending.Add(one);
        }
    }

    private void Count(IEnumerable<string> claims)
    {
        foreach (var claim in claims)
            Versions[claim] = Versions.GetValueOrDefault(claim) + 1;
    }

    /// <summary>An event in a source's or a person's stream, which hold no other order than their own.</summary>
    internal PendingEvent Event(string stream, Guid id, object data, DateTime? recordedAt)
    {
        // Recorded time never inverts inside a stream (design, Time).
        var at = recordedAt ?? (StreamTimes.TryGetValue(stream, out var latest) && latest > Now ? latest : Now);
        return new PendingEvent(stream, id, data, at, By) { Request = Request };
    }

    /// <summary>
    /// An event in an organization's stream. Without a recorded time of its own it is recorded now, or at the latest time already there
    /// if that is later: recorded time never inverts inside a stream (design, Time).
    /// </summary>
    internal PendingEvent Event(OrganizationState organization, Guid id, object data, DateTime? recordedAt)
    {
        var at = recordedAt ?? (Now > organization.RecordedAt ? Now : organization.RecordedAt);
        return new PendingEvent(Streams.Organization(organization.State.Id), id, data, at, By) { Request = Request };
    }

    /// <summary>
    /// Refuses a recorded time of its own that lies before what the organization has, before 1970 (where streams begin), or after now.
    /// </summary>
    public Refusal? CheckRecordedAt(OrganizationState? organization, DateTime? recordedAt)
    {
        if (recordedAt > Now)
            return new Refusal(Codes.InvalidDate, $"'recordedAt' lies in the future: {AsOf.Print(recordedAt.Value)}");
        if (recordedAt < DateTime.UnixEpoch)
            return new Refusal(Codes.InvalidDate, $"'recordedAt' lies before 1970: {AsOf.Print(recordedAt.Value)}");
        if (recordedAt < organization?.RecordedAt)
        {
            return new Refusal(
                Codes.RecordedTimeGoesBack,
                $"'recordedAt' is {AsOf.Print(recordedAt.Value)}, "
                + $"but '{Fields.Shown(organization.State.Id)}' has claims recorded at {AsOf.Print(organization.RecordedAt)}.");
        }

        return null;
    }
}
