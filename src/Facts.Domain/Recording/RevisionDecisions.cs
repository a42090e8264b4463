using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>A source has another text now. The snapshots before it stay, and so do the quotes that were found in them.</summary>
internal static class RevisionDecisions
{
    public static Decision Decide(RevisionLine line, Context context)
    {
        if (context.Citable(line.Source) is not { } source)
            return QuoteSearch.UnknownSource(line.Source);
        if (context.Events.Contains(line.Fingerprint))
            return Decision.Unchanged;
        if (Check(line, context) is { } refusal)
            return refusal;

        var revisions = context.Revisions.GetValueOrDefault(line.Source, []);
        var latest = revisions.Count > 0 ? revisions[^1].Text : source.Text;
        if (latest == line.Text)
            return Confirm(line, revisions.Count + 1, context);
        var revised = new SourceRevised
        {
            Source = line.Source,
            Revision = revisions.Count + 2,
            Text = line.Text,
            Sha256 = line.Sha256,
            OriginalSha256 = line.OriginalSha256,
            Reason = line.Reason,
            PublishedAt = line.PublishedAt,
            Url = line.Url,
        };
        return Decision.Of(context.Event(Streams.Source(line.Source), line.Fingerprint, revised, line.RecordedAt));
    }

    /// <summary>
    /// The text is as it was, so nothing changes; but the line has to be known: else the same file, imported again, would bring this text
    /// back after those that came later in it.
    /// </summary>
    private static Decision Confirm(RevisionLine line, int revision, Context context)
    {
        var confirmed = new SourceConfirmed
        {
            Source = line.Source,
            Revision = revision,
            Reason = line.Reason,
            PublishedAt = line.PublishedAt,
            Url = line.Url,
        };
        return Decision.Of(context.Event(Streams.Source(line.Source), line.Fingerprint, confirmed, line.RecordedAt)) with { IsUnchanged = true };
    }

    private static Refusal? Check(RevisionLine line, Context context)
    {
        if (context.CheckRecordedAt(null, line.RecordedAt) is { } refusal)
            return refusal;
        if (line.RecordedAt is not { } at || at >= context.StreamTimes[Streams.Source(line.Source)])
            return null;
        return new Refusal(
            Codes.RecordedTimeGoesBack,
            $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(line.Source)}' has a text recorded at "
            + $"{AsOf.Print(context.StreamTimes[Streams.Source(line.Source)])}.");
    }
}
