using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Importing;

namespace Facts.Corrections;

/// <summary>
/// A claim that is yet to be recorded, for its impact. What others record beside it is no conflict, and the same id with other content is
/// refused.
/// </summary>
internal sealed class NewClaim(ClaimLine line) : Edit
{
    public override ImportLine Line => line;

    public override string Subject => $"The claim '{line.Claim.Id}'";

    public override void Name(NamedIds named) => named.Versioned.Add(line.Claim.Id);

    public override Refusal? Missing(Context context) => null;

    public override long Version(Context context) => context.Versions.GetValueOrDefault(line.Claim.Id);

    public override ImportLine Upon(long seen) => line;
}
