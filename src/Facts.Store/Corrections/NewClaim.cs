using Facts.Domain;
using Facts.Domain.Recording;

namespace Facts.Store.Corrections;

/// <summary>
/// A claim that is yet to be recorded, for its impact. What others record beside it is no conflict, and the same id with other content is
/// refused.
/// </summary>
internal sealed class NewClaim(RecordClaim line) : Edit
{
    public override RecordingCommand Line => line;

    public override string Subject => $"The claim '{line.Claim.Id}'";

    /// <summary>A death concerns every organization that has claims about the person.</summary>
    public override bool IsShared => line.Claim.Organization.Length > 0;

    public override void Name(NamedIds named) => named.Versioned.Add(line.Claim.Id);

    public override Refusal? Missing(RecordingState state) => null;

    public override long Version(RecordingState state) => state.Versions.GetValueOrDefault(line.Claim.Id);

    public override RecordingCommand Upon(long seen) => line;
}
