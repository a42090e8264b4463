using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>A source has another text now. The snapshots before it stay, and so do the quotes that were found in them.</summary>
internal static class RevisionDecisions
{
    public static Decision Decide(ReviseSource command, RecordingState state)
    {
        if (state.Citable(command.Source) is not { } source)
            return QuoteSearch.UnknownSource(command.Source);
        if (state.Events.Contains(command.Fingerprint))
            return Decision.Unchanged;
        if (Check(command, state) is { } refusal)
            return refusal;

        var revisions = state.Revisions.GetValueOrDefault(command.Source, []);
        var latest = revisions.Count > 0 ? revisions[^1].Text : source.Text;
        if (latest == command.Text)
            return Confirm(command, revisions.Count + 1, state);
        var revised = new SourceRevised
        {
            Source = command.Source,
            Revision = revisions.Count + 2,
            Text = command.Text,
            Sha256 = command.Sha256,
            OriginalSha256 = command.OriginalSha256,
            Reason = command.Reason,
            PublishedAt = command.PublishedAt,
            Url = command.Url,
        };
        return Decision.Of(state.Event(Streams.Source(command.Source), command.Fingerprint, revised, command.RecordedAt));
    }

    /// <summary>
    /// The text is as it was, so nothing changes; but the line has to be known: else the same file, imported again, would bring this text
    /// back after those that came later in it.
    /// </summary>
    private static Decision Confirm(ReviseSource command, int revision, RecordingState state)
    {
        var confirmed = new SourceConfirmed
        {
            Source = command.Source,
            Revision = revision,
            Reason = command.Reason,
            PublishedAt = command.PublishedAt,
            Url = command.Url,
        };
        return Decision.Of(state.Event(Streams.Source(command.Source), command.Fingerprint, confirmed, command.RecordedAt)) with { IsUnchanged = true };
    }

    private static Refusal? Check(ReviseSource command, RecordingState state)
    {
        if (state.CheckRecordedAt(null, command.RecordedAt) is { } refusal)
            return refusal;
        if (command.RecordedAt is not { } at || at >= state.StreamTimes[Streams.Source(command.Source)])
            return null;
        return new Refusal(
            Codes.RecordedTimeGoesBack,
            $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(command.Source)}' has a text recorded at "
            + $"{AsOf.Print(state.StreamTimes[Streams.Source(command.Source)])}.");
    }
}
