using System.Text.Json.Serialization;

namespace Facts.Domain.Claims;

/// <summary>What is known of one claim: its wording, and what editors and other claims did to it. Folded from its events.</summary>
public sealed record Claim
{
    /// <summary>The wording in force: the latest correction, or the original.</summary>
    public required ClaimEvent Body { get; init; }

    /// <summary>Wordings that corrections replaced, oldest first.</summary>
    public IReadOnlyList<ClaimEvent> Superseded { get; init; } = [];

    /// <summary>Why each of them was replaced, in the same order; null until one was.</summary>
    public IReadOnlyList<string?>? Reasons { get; init; }

    /// <summary>When its source was published, EDTF or an RFC 3339 instant; null where unknown. It belongs to the source.</summary>
    [JsonIgnore]
    public string? Published { get; init; }

    /// <summary>When the claim was first recorded, UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>The latest ruling.</summary>
    public Rank Rank { get; init; } = Rank.Normal;

    /// <summary>True once withdrawn.</summary>
    public bool Retracted { get; init; }

    /// <summary>Ids of denials that count, in ordinal order.</summary>
    public IReadOnlyList<string> DeniedBy { get; init; } = [];

    /// <summary>How the threat or plan ended, if it did.</summary>
    public OutcomeRecorded? Outcome { get; init; }

    /// <summary>The claim's id.</summary>
    [JsonIgnore]
    public string Id => Body.Id;

    /// <summary>Whether resolution may use it: neither withdrawn nor deprecated (design, Resolution 1).</summary>
    [JsonIgnore]
    public bool Counts => !Retracted && Rank != Rank.Deprecated;

    /// <summary>Denied, and not settled: by a ruling, for it or against it, or by its withdrawal (design, Resolution 5).</summary>
    [JsonIgnore]
    public bool IsDisputed => DeniedBy.Count > 0 && Rank == Rank.Normal && !Retracted;

    /// <summary>As it was recorded: nothing was done to it and nobody denies it.</summary>
    [JsonIgnore]
    public bool IsUntouched => Superseded.Count == 0 && !Retracted && Rank == Rank.Normal && DeniedBy.Count == 0 && Outcome is null;

    /// <summary>The wording that was recorded first.</summary>
    [JsonIgnore]
    public ClaimEvent Original => Superseded is [var first, ..] ? first : Body;

    /// <summary>Every wording that spoke of a post and a person, the one in force last.</summary>
    public IEnumerable<PostClaim> Wordings() => Superseded.Append(Body).OfType<PostClaim>();

    /// <summary>Earlier wordings that spoke of another post or person than the one in force.</summary>
    public IEnumerable<PostClaim> FormerPosts() => Superseded.OfType<PostClaim>()
        .Where(old => Body is not PostClaim now || (old.Post, old.Person) != (now.Post, now.Person));

    /// <summary>The claim after an editor's act.</summary>
    public Claim Apply(ClaimAct act) => act.ApplyTo(this);
}
