using Facts.Domain.Claims;

namespace Facts.Store.Claims;

/// <summary>An event of a claim's history, with what the store knows of it.</summary>
internal sealed record RecordedEvent
{
    /// <summary>The claim whose history it is part of.</summary>
    public required string Claim { get; init; }

    public required Guid Id { get; init; }

    public required string Type { get; init; }

    public required object Data { get; init; }

    public required DateTime RecordedAt { get; init; }

    /// <summary>When it truly was appended; differs from the recorded time of an imported ledger.</summary>
    public string? AppendedAt { get; init; }

    public string? Actor { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }

    /// <summary>The claim that it makes or acts upon: <see cref="Claim"/> itself, or one that denies it.</summary>
    public string Upon => Data switch
    {
        ClaimEvent claim => claim.Id,
        ClaimAct act => act.Claim,
        Domain.Ledger.Redacted => Claim,
        _ => throw new InvalidOperationException($"No claim has {Data.GetType().Name} in its history."),
    };
}
