using Facts.Domain.Claims;

namespace Facts.Domain.Recording;

/// <summary>Events that stand in one stream and count in others: what ended somebody who holds posts there.</summary>
internal static class Copies
{
    /// <param name="original">Where it stands first.</param>
    /// <param name="holder">Whose end it tells of.</param>
    /// <param name="organization">Gets the copy.</param>
    /// <param name="state">What commands refer to.</param>
    /// <param name="recordedAt">A recorded time of the line's own; null for none.</param>
    /// <param name="id">The copy's.</param>
    public static PendingEvent Of(
        PendingEvent original, string holder, OrganizationState organization, RecordingState state, DateTime? recordedAt, Guid id)
    {
        object data = original.Data switch
        {
            DeathClaimed death => death with { RecordedAt = original.RecordedAt },
            DissolutionClaimed dissolution => dissolution with { RecordedAt = original.RecordedAt },
            var other => other,
        };
        return state.Event(organization, id, data, TimeIn(organization, recordedAt)) with { CopiedFrom = holder };
    }

    /// <summary>Each organization keeps its own order of recorded times, so a copy may be recorded later there.</summary>
    public static DateTime? TimeIn(OrganizationState organization, DateTime? recordedAt) =>
        recordedAt is null ? null : recordedAt > organization.RecordedAt ? recordedAt : organization.RecordedAt;
}
