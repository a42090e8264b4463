using System.Text.Json.Serialization;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Timelines;

/// <summary>All tenures of an organization, or of one post in it, as known at a moment.</summary>
internal sealed record TimelineView(Named Organization, string KnownAt, string Rule, IReadOnlyList<PostTimeline> Posts);

/// <summary>The tenures of a post, by start.</summary>
internal sealed record PostTimeline(NamedPost Post, IReadOnlyList<TenureView> Tenures);

/// <summary>
/// A person, by the id that stands for them, with every id that names them, their tenures wherever they were, and the threats and plans
/// that name them.
/// </summary>
internal sealed record PersonView(
    Named Person,
    IReadOnlyList<string> Ids,
    string KnownAt,
    string Rule,
    IReadOnlyList<PersonTenure> Tenures,
    IReadOnlyList<Announcement> NamedIn)
{
    /// <summary>Organization, where it is one; absent for a person.</summary>
    public HolderKind? Kind => Person.Kind;

    /// <summary>Which decisions about the person's identity are in it; whoever decides another says which they saw.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}

/// <summary>A tenure with the post it is of.</summary>
internal sealed record PersonTenure(Named Organization, NamedPost Post, TenureView Tenure);

/// <summary>A tenure as it is shown.</summary>
internal sealed record TenureView
{
    public required Named Person { get; init; }

    /// <summary>Organization, where it is one; absent for a person.</summary>
    public HolderKind? Kind => Person.Kind;

    public Capacity? Capacity { get; init; }

    /// <summary>EDTF; absent when unknown.</summary>
    public string? From { get; init; }

    /// <summary>EDTF, or <c>..</c> when stated to be ongoing; absent when no claim states an end.</summary>
    public string? To { get; init; }

    /// <summary>True when the end is denied, and no ruling settled it: it may have gone on. Absent otherwise.</summary>
    public bool? ToDenied { get; init; }

    public required bool Disputed { get; init; }

    public IReadOnlyList<string>? OtherFrom { get; init; }

    public IReadOnlyList<string>? OtherTo { get; init; }

    public required IReadOnlyList<Ground> Because { get; init; }

    /// <summary>Days that at least one reading covers, for pictures.</summary>
    [JsonIgnore]
    public Period Possible { get; init; }

    /// <summary>Days that every reading covers; may be empty.</summary>
    [JsonIgnore]
    public Period Certain { get; init; }

    public static TenureView Of(Tenure tenure, Named person) => new()
    {
        Person = person,
        Capacity = tenure.Capacity,
        From = tenure.From?.Text,
        To = tenure.To?.Text,
        ToDenied = tenure.Lingering.IsEmpty ? null : true,
        Disputed = tenure.Disputed || tenure.DisputedOn.Count > 0,
        OtherFrom = tenure.OtherStarts.Count == 0 ? null : [.. tenure.OtherStarts.Select(boundary => boundary.Text)],
        OtherTo = tenure.OtherEnds.Count == 0 ? null : [.. tenure.OtherEnds.Select(boundary => boundary.Text)],
        Because = tenure.Because,
        Possible = tenure.Covered,
        Certain = tenure.Certain,
    };
}
