using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Claims;

namespace Facts.Store.Provenance;

/// <summary>Something that was recorded: what, by whom, when, and where it stands.</summary>
internal sealed record TrailEvent
{
    /// <summary><c>recorded</c>, <c>denied</c>, <c>corrected</c>, <c>retracted</c>, <c>ruled</c>, <c>outcome</c>, <c>redacted</c>,
    /// <c>identified</c> or <c>distinguished</c>.</summary>
    public required string Did { get; init; }

    /// <summary>The claim it makes or acts upon, where that is not the one whose history it stands in: a denial.</summary>
    public string? Upon { get; init; }

    /// <summary>What a correction changed.</summary>
    public IReadOnlyList<FieldChange>? Changes { get; init; }

    /// <summary>What a ruling ranked it.</summary>
    public Rank? Rank { get; init; }

    /// <summary>How a threat or plan ended.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The fields that were erased, as JSON pointers.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>The two ids that a decision about identity is about.</summary>
    public IReadOnlyList<string>? People { get; init; }

    public string? Reason { get; init; }

    /// <summary>The source that shows it.</summary>
    public string? Source { get; init; }

    public string? Actor { get; init; }

    /// <summary>Who proposed it, where <see cref="Actor"/> approved it.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>RFC 3339.</summary>
    public required string RecordedAt { get; init; }

    /// <summary>When it truly was appended, RFC 3339; another time than the recorded one for an imported ledger.</summary>
    public required string AppendedAt { get; init; }

    public required string Event { get; init; }

    /// <summary>The name that its type is stored under.</summary>
    public required string Type { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }

    /// <summary>Its place in the ledger, from 0; absent while it has none.</summary>
    public long? Leaf { get; init; }

    /// <param name="recorded">The event.</param>
    /// <param name="within">The claim whose history it is shown in; null for an event about people.</param>
    /// <param name="changes">What a correction changed.</param>
    /// <param name="leaf">Its place in the ledger.</param>
    public static TrailEvent Of(RecordedEvent recorded, string? within, IReadOnlyList<FieldChange>? changes, long? leaf)
    {
        var recordedAt = AsOf.Print(recorded.RecordedAt);
        var upon = within is null ? null : recorded.Upon;
        var shown = new TrailEvent
        {
            Did = "recorded",
            Upon = upon == within ? null : upon,
            Event = recorded.Id.ToString(),
            Type = recorded.Type,
            RecordedAt = recordedAt,
            AppendedAt = recorded.AppendedAt ?? recordedAt,
            Actor = recorded.Actor,
            Stream = recorded.Stream,
            Version = recorded.Version,
            Leaf = leaf,
            Reason = (recorded.Data as ClaimAct)?.Reason,
            Source = (recorded.Data as ClaimAct)?.Source,
        };
        return recorded.Data switch
        {
            DenialClaimed when shown.Upon is not null => shown with { Did = "denied" },
            ClaimEvent => shown,
            ClaimCorrected => shown with { Did = "corrected", Changes = changes },
            ClaimRetracted => shown with { Did = "retracted" },
            ClaimRanked ranked => shown with { Did = "ruled", Rank = ranked.Rank, ProposedBy = ranked.ProposedBy },
            OutcomeRecorded outcome => shown with { Did = "outcome", Outcome = outcome.Outcome },
            Redacted redacted => shown with
            {
                Did = "redacted",
                Fields = redacted.Fields,
                Reason = redacted.Reason,
                ProposedBy = redacted.ProposedBy,
            },
            PeopleIdentified link => shown with { Did = "identified", People = [link.Person, link.SameAs], Reason = link.Reason },
            PeopleDistinguished parted => shown with
            {
                Did = "distinguished",
                People = [parted.Person, parted.NotSameAs],
                Reason = parted.Reason,
            },
            var data => throw new InvalidOperationException($"No trail has {data.GetType().Name} in it."),
        };
    }
}

/// <summary>A field that a correction changed, by its import name; absent values are absent fields.</summary>
internal sealed record FieldChange(string Field, JsonNode? From, JsonNode? To)
{
    /// <summary>What differs between two wordings, by field.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonObject before, JsonObject after) =>
    [
        .. before.Concat(after).Select(field => field.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(field => !JsonNode.DeepEquals(before[field], after[field]))
            .Select(field => new FieldChange(field, before[field]?.DeepClone(), after[field]?.DeepClone())),
    ];

    /// <summary>A value for people: texts as they are, anything else as JSON; null for none.</summary>
    public static string? Words(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonArray several when several.All(one => one?.GetValueKind() == JsonValueKind.String) => string.Join(", ", several),
        _ => value.ToJsonString(FactsJson.Options),
    };
}
