namespace Facts.Domain.Recording;

/// <summary>What a redaction is about.</summary>
/// <param name="Asked">As it was asked for: an event's id, a claim's, <c>source:ID</c> or <c>person:ID</c>.</param>
/// <param name="Events">The events that it names.</param>
/// <param name="Claim">The claim whose whole history it names; null for none.</param>
/// <param name="Stream">The stream of a source or a person, of which all snapshots, titles and names are meant; null for none.</param>
public sealed record RedactionTarget(string Asked, IReadOnlyList<Guid> Events, string? Claim, string? Stream = null)
{
    /// <summary>Reads it. Any text names something, as a claim if as nothing else.</summary>
    public static RedactionTarget Parse(string asked)
    {
        if (Guid.TryParse(asked, out var id))
            return new(asked, [id], null);
        if (asked.StartsWith("source:", StringComparison.Ordinal))
            return Source(asked, asked["source:".Length..]);
        return asked.StartsWith("person:", StringComparison.Ordinal) ? Person(asked, asked["person:".Length..]) : new(asked, [], asked);
    }

    /// <summary>
    /// Whether the field is to go from this event. A claim's words stand in its corrections too, and go from all; the reason of one act is
    /// that act's own.
    /// </summary>
    public bool Covers(Guid id, string field) => field != "reason" || Events.Count == 0 || Events.Contains(id);

    private static RedactionTarget Person(string asked, string id) => new(asked, [EventIds.OfPerson(id)], null, Streams.Person(id));

    private static RedactionTarget Source(string asked, string id) => new(asked, [EventIds.OfSource(id)], null, Streams.Source(id));
}
