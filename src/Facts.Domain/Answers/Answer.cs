using System.Text.Json.Serialization;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;

namespace Facts.Domain.Answers;

/// <summary>What an answer comes to.</summary>
public enum Status
{
    /// <summary>Somebody holds the post, at least possibly.</summary>
    Held,

    /// <summary>A tenure ended and nobody is known to follow.</summary>
    Vacant,

    /// <summary>Claims contradict each other, or one that is used is denied.</summary>
    Disputed,

    /// <summary>No claim covers that day.</summary>
    Unknown,
}

/// <summary>Whether every reading of the claims covers the moment, or only some.</summary>
public enum Certainty
{
    /// <summary>Every reading covers it.</summary>
    Certain,

    /// <summary>Some reading covers it.</summary>
    Possible,
}

/// <summary>An id with the name that is shown for it.</summary>
public sealed record Named(string Id, string Name)
{
    /// <summary>Of who may hold a post, what they are; null for a person. Shown beside them (contract: the answer).</summary>
    [JsonIgnore]
    public HolderKind? Kind { get; init; }
}

/// <summary>A post with its name and declared seats.</summary>
public sealed record NamedPost(string Id, string Name, int? Seats);

/// <summary>Who held a post, and what that rests on. The shape is contract.md's.</summary>
public sealed record Answer
{
    /// <summary>The organization.</summary>
    public required Named Organization { get; init; }

    /// <summary>The post.</summary>
    public required NamedPost Post { get; init; }

    /// <summary>The day or instant asked about.</summary>
    public required string On { get; init; }

    /// <summary>The recorded time that bounds what was known, inclusive.</summary>
    public required string KnownAt { get; init; }

    /// <summary>The rule set that decided.</summary>
    public required string Rule { get; init; }

    /// <summary>What it comes to.</summary>
    public required Status Status { get; init; }

    /// <summary>Certain ones first, then by start, then by person.</summary>
    public required IReadOnlyList<Holder> Holders { get; init; }

    /// <summary>Who left and who joined during the day.</summary>
    public required IReadOnlyList<DayChange> ChangesThatDay { get; init; }

    /// <summary>Claims that speak of the day and were not used.</summary>
    public required IReadOnlyList<SetAside> SetAside { get; init; }

    /// <summary>Only where it was asked for: the smallest sets of claims without which the answer would be another.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? HangsOn { get; init; }

    /// <summary>True when not all such sets were looked for: it would have taken too long, or there are too many.</summary>
    public bool? WhyIncomplete { get; init; }
}

/// <summary>Somebody who holds the post at the moment asked about.</summary>
public sealed record Holder
{
    /// <summary>Who.</summary>
    public required Named Person { get; init; }

    /// <summary>Organization, where it is one; absent for a person.</summary>
    public HolderKind? Kind => Person.Kind;

    /// <summary>In what capacity; absent when not stated.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Whether all readings agree on it.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Whether it is disputed on the day asked about; by the first rules, on any day.</summary>
    public required bool Disputed { get; init; }

    /// <summary>EDTF; absent when unknown.</summary>
    public string? From { get; init; }

    /// <summary>EDTF, or <c>..</c> when stated to be ongoing; absent when no claim states an end.</summary>
    public string? To { get; init; }

    /// <summary>Other readings of the start.</summary>
    public IReadOnlyList<string>? OtherFrom { get; init; }

    /// <summary>Other readings of the end.</summary>
    public IReadOnlyList<string>? OtherTo { get; init; }

    /// <summary>
    /// The last day up to the one asked about of which a claim that is used speaks in its own words; absent by the first rules.
    /// </summary>
    public DateOnly? LastConfirmed { get; init; }

    /// <summary>The claims it rests on.</summary>
    public required IReadOnlyList<Ground> Because { get; init; }

    /// <summary>Other stays of the person that cover the day.</summary>
    public IReadOnlyList<Also>? Also { get; init; }
}

/// <summary>Another stay of a holder that covers the day asked about.</summary>
public sealed record Also
{
    /// <summary>EDTF; absent when unknown.</summary>
    public string? From { get; init; }

    /// <summary>EDTF, or <c>..</c> when stated to be ongoing; absent when no claim states an end.</summary>
    public string? To { get; init; }

    /// <summary>In what capacity; absent when not stated.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Whether all readings agree on it.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Whether it is disputed on the day.</summary>
    public required bool Disputed { get; init; }

    /// <summary>The claims it rests on.</summary>
    public required IReadOnlyList<Ground> Because { get; init; }
}

/// <summary>What somebody did during the day.</summary>
public enum Did
{
    /// <summary>Held the post before, and no longer at its end.</summary>
    Left,

    /// <summary>Did not hold the post before, and took it.</summary>
    Joined,
}

/// <summary>A change of holders during the day asked about.</summary>
public sealed record DayChange(Named Person, Did Did, string? Claim)
{
    /// <summary>Organization, where it is one; absent for a person.</summary>
    public HolderKind? Kind => Person.Kind;
}
