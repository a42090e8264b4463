using System.Globalization;
using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Corrections;

/// <summary>A correction, retraction or ruling. A claim's version is the number of events in its history.</summary>
internal sealed class ClaimEdit(string claim, RecordingCommand act) : Edit
{
    public override RecordingCommand Line => act;

    public override string Subject => $"The claim '{claim}'";

    public override void Name(NamedIds named) => named.Versioned.Add(claim);

    public override Refusal? Missing(RecordingState state) => state.Homes.ContainsKey(claim) ? null : Absent.Claim(claim);

    public override long Version(RecordingState state) => state.Versions.GetValueOrDefault(claim);

    public override RecordingCommand Upon(long seen) => act with { Fingerprint = Fingerprint(seen) };

    /// <summary>The id of the event that it will have.</summary>
    public Guid Fingerprint(long seen) =>
        EventIds.Of("edit", claim, seen.ToString(CultureInfo.InvariantCulture), FactsJson.Write<object>(act));
}
