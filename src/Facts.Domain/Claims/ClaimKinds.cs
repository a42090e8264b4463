namespace Facts.Domain.Claims;

/// <summary>The names that kinds of claim have in import lines and answers (design, Claims and what they do).</summary>
public static class ClaimKinds
{
    /// <summary>The kind's name.</summary>
    public static string Of(ClaimEvent claim) => claim switch
    {
        AppointmentClaimed => "appointment",
        DismissalClaimed => "dismissal",
        ResignationClaimed => "resignation",
        TenureClaimed => "tenure",
        PlanClaimed => "plan",
        ThreatClaimed => "threat",
        DenialClaimed => "denial",
        StatementClaimed => "statement",
        FigureClaimed => "figure",
        DeathClaimed => "death",
        DissolutionClaimed => "dissolution",
        AbolitionClaimed => "abolition",
        _ => throw new InvalidOperationException($"No kind for {claim.GetType().Name}."),
    };
}
