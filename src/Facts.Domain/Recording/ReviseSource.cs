using System.Text.Json;
using Facts.Domain.Access;
using Facts.Domain.Sources;
using Facts.Domain.Time;

namespace Facts.Domain.Recording;

/// <summary>
/// A source has another text now; which revision that is, if any, is decided when it is recorded. The snapshots before it stay, and so do
/// the quotes that were found in them.
/// </summary>
/// <param name="Source">The source's id.</param>
/// <param name="Text">All of it.</param>
/// <param name="Sha256">Of the text in UTF-8, in lower-case hexadecimal.</param>
/// <param name="Reason">Why it is another.</param>
/// <param name="PublishedAt">When this text was published, in EDTF.</param>
/// <param name="Url">Where it was found.</param>
public sealed record ReviseSource(
    string Source, string Text, string Sha256, string? Reason, string? PublishedAt, string? Url) : RecordingCommand
{
    /// <summary>Over the bytes that were found, where they were not the text in UTF-8.</summary>
    public string? OriginalSha256 { get; init; }

    internal static ReviseSource Parse(Fields fields)
    {
        var text = fields.Text("text");
        return new ReviseSource(
            fields.Id("source"),
            text,
            fields.Sha256Of(text),
            fields.OptionalText("reason"),
            fields.OptionalDate("publishedAt"),
            fields.OptionalText("url"));
    }

    internal override Guid FingerprintOf(JsonElement line) => EventIds.OfRevision(line, Sha256);

    /// <inheritdoc/>
    public override void NameTo(NamedIds named)
    {
        named.Sources.Add(Source);
        named.Revised.Add(Streams.Source(Source));
        named.Events.Add(Fingerprint);
    }

    internal override Refusal? CheckLimit(Permit permit, RecordingState state) => CommandPermits.Everybodys(permit);

    internal static void Fold(PendingEvent one, RecordingState state) => state.Restore((SourceRevised)one.Data);

    internal override Decision Decide(RecordingState state)
    {
        if (state.Citable(Source) is not { } source)
            return QuoteSearch.UnknownSource(Source);
        if (state.Events.Contains(Fingerprint))
            return Decision.Unchanged;
        if (Check(state) is { } refusal)
            return refusal;

        var revisions = state.Revisions.GetValueOrDefault(Source, []);
        var latest = revisions.Count > 0 ? revisions[^1].Text : source.Text;
        if (latest == Text)
            return Confirm(revisions.Count + 1, state);
        var revised = new SourceRevised
        {
            Source = Source,
            Revision = revisions.Count + 2,
            Text = Text,
            Sha256 = Sha256,
            OriginalSha256 = OriginalSha256,
            Reason = Reason,
            PublishedAt = PublishedAt,
            Url = Url,
        };
        return Decision.Of(state.Event(Streams.Source(Source), Fingerprint, revised, RecordedAt));
    }

    /// <summary>
    /// The text is as it was, so nothing changes; but the line has to be known: else the same file, imported again, would bring this text
    /// back after those that came later in it.
    /// </summary>
    private Decision Confirm(int revision, RecordingState state)
    {
        var confirmed = new SourceConfirmed
        {
            Source = Source,
            Revision = revision,
            Reason = Reason,
            PublishedAt = PublishedAt,
            Url = Url,
        };
        return Decision.Of(state.Event(Streams.Source(Source), Fingerprint, confirmed, RecordedAt)) with { IsUnchanged = true };
    }

    private Refusal? Check(RecordingState state)
    {
        if (state.CheckRecordedAt(null, RecordedAt) is { } refusal)
            return refusal;
        if (RecordedAt is not { } at || at >= state.StreamTimes[Streams.Source(Source)])
            return null;
        return new Refusal(
            Codes.RecordedTimeGoesBack,
            $"'recordedAt' is {AsOf.Print(at)}, but '{Fields.Shown(Source)}' has a text recorded at "
            + $"{AsOf.Print(state.StreamTimes[Streams.Source(Source)])}.");
    }
}
