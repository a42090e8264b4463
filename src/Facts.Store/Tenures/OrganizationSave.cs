using Facts.Domain.Recording;
using Facts.Store.Storage;

namespace Facts.Store.Tenures;

/// <summary>A save with events of organizations, as <see cref="TenureProjection"/> needs it.</summary>
/// <param name="Pending">In the order in which they were decided.</param>
/// <param name="Now">When they are recorded in truth.</param>
internal sealed record OrganizationSave(IReadOnlyList<PendingEvent> Pending, DateTime Now) : Save(Pending, Now)
{
    /// <summary>What was read with the locks of the organizations held.</summary>
    public required StoredOrganizations Known { get; init; }

    /// <summary>Is given what the events make of organizations, and may ask for more.</summary>
    public required Action<IReadOnlyList<WorkingSet>, Reads> Projected { get; init; }
}
