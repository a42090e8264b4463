using Facts.Store.Answers;
using Facts.Store.Recording;

namespace Facts.Store.Importing;

/// <summary>How lines are imported.</summary>
internal sealed record ImportOptions
{
    /// <summary>Does all but commit.</summary>
    public bool DryRun { get; init; }

    /// <summary>Refuses lines that name what was never declared.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Called for each refused line, in order.</summary>
    public Action<Recorded>? Refused { get; init; }

    /// <summary>Called for each changed answer, when its batch is recorded.</summary>
    public Action<ChangeView>? Changed { get; init; }

    /// <summary>Called after each batch.</summary>
    public Action<ImportReport>? Progress { get; init; }
}
