using System.Diagnostics.Metrics;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;

namespace Facts.Store.Telemetry;

/// <summary>
/// What is counted and measured. Where nobody listens it costs a look at a flag. Names and units are those of OpenTelemetry's semantic
/// conventions ("Metrics", general guidelines); no attribute has anything that a person wrote or is called.
/// </summary>
internal static class Measures
{
    public const string Meter = "Facts";

    private const string Error = "error.type", Kind = "facts.claim.kind";
    private const string Outcome = "facts.import.outcome", AnswerStatus = "facts.answer.status";

    private static readonly Meter Own = new(Meter);

    private static readonly Counter<long>
        Claims = Own.CreateCounter<long>("facts.claims.recorded", "{claim}", "Claims that were recorded, by kind"),
        Lines = Own.CreateCounter<long>("facts.import.lines", "{line}", "Lines of imports, by what became of them"),
        Refusals = Own.CreateCounter<long>("facts.lines.refused", "{line}", "Lines and acts that were refused, by code");

    /// <summary>An answer is one indexed read: 36 µs at its best (ops/adr/0008), so the bounds begin far below those of HTTP.</summary>
    private static readonly Histogram<double> Answers = Own.CreateHistogram(
        "facts.answer.duration", "s", "Time to answer who held a post", null,
        new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
        });

    /// <summary>A line of an import, once its batch is committed.</summary>
    public static void Imported(RecordingCommand? line, Refusal? refusal, bool isUnchanged)
    {
        if (!Lines.Enabled && !Claims.Enabled && !Refusals.Enabled)
            return;
        Lines.Add(1, new KeyValuePair<string, object?>(
            Outcome, refusal is not null ? "refused" : isUnchanged ? "unchanged" : "recorded"));
        if (refusal is not null)
            Refused(refusal);
        else if (!isUnchanged)
            Recorded(line!);
    }

    /// <summary>Something was recorded and committed.</summary>
    public static void Recorded(RecordingCommand line)
    {
        if (line is RecordClaim { Claim: var claim } && Claims.Enabled)
            Claims.Add(1, new KeyValuePair<string, object?>(Kind, ClaimKinds.Of(claim)));
    }

    public static void Refused(Refusal refusal) => Refusals.Add(1, new KeyValuePair<string, object?>(Error, refusal.Code));

    public static void Answered(TimeSpan took, Answer? answer, Refusal? refusal)
    {
        if (!Answers.Enabled)
            return;
        KeyValuePair<string, object?> attribute = answer is null
            ? new(Error, refusal?.Code)
            : new(AnswerStatus, answer.Status.ToString().ToLowerInvariant());
        Answers.Record(took.TotalSeconds, attribute);
    }
}
