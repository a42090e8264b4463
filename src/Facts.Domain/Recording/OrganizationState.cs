using Facts.Domain.Organizations;

namespace Facts.Domain.Recording;

/// <summary>The part of an organization that a batch refers to.</summary>
/// <param name="id">Its id.</param>
public sealed class OrganizationState(string id)
{
    /// <summary>Its claims, posts and links between people, as far as commands refer to them.</summary>
    public Organization State { get; } = new(id);

    /// <summary>The latest recorded time in its stream.</summary>
    public DateTime RecordedAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>As it was declared, with the names that it has by now; null when it was not.</summary>
    public OrganizationDeclared? Declared { get; set; }

    /// <summary>People of whom it has claims, in any wording.</summary>
    public HashSet<string> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes over an event; gives the claims in whose history it stands.</summary>
    internal IEnumerable<string> Apply(PendingEvent one)
    {
        RecordedAt = one.RecordedAt;
        State.Apply(one.Data, one.RecordedAt);
        return State.HistoriesOf(one.Data);
    }
}
