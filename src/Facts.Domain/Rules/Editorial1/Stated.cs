using Facts.Domain.Claims;
using Facts.Domain.Tenures;

namespace Facts.Domain.Rules.Editorial1;

/// <summary>What one claim says of a tenure's start and end; null where it says nothing.</summary>
internal sealed record Stated(Claim Claim, Boundary? Start, Boundary? End)
{
    public static Stated By(Claim claim) => claim.Body switch
    {
        AppointmentClaimed { When: var when } => new Stated(claim, Boundary.Parse(when), null),
        DismissalClaimed { When: var when } => new Stated(claim, null, Boundary.Parse(when)),
        ResignationClaimed { When: var when } => new Stated(claim, null, Boundary.Parse(when)),
        TenureClaimed { From: var from, To: var to } => new Stated(claim, Parse(from), Parse(to)),
        _ => throw new InvalidOperationException($"A {ClaimKinds.Of(claim.Body)} claim moves no post."),
    };

    private static Boundary? Parse(string? text) => text is null ? null : Boundary.Parse(text);
}
