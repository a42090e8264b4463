namespace Facts.Replay;

/// <summary>
/// Tables and columns that no event accounts for, with the reason why a replay has nothing to hold them against. Every other column is
/// compared by <c>facts replay</c> or <c>facts audit verify</c>; a test changes each.
/// </summary>
internal static class NotCopied
{
    /// <summary>By table, or by table and column.</summary>
    public static readonly IReadOnlyDictionary<string, string> Why = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["settings"] = "What a database says of itself: the build that made its tables, how far search is.",
        ["answered"] = "Answers kept for a while so that a retry gets the same; nothing reads them but the retry.",
        ["protection_keys"] = "Keys of ASP.NET's data protection, made at random.",
        ["organizations.rule"] = "A choice: by which rules its tenures are kept. Replay folds by them, so that other tenures are named.",
        ["api_keys.prefix"] = "What a key is known by is in no event.",
        ["api_keys.hash"] = "What a key is known by is in no event.",
        ["ended_sessions"] = "Sessions in browsers that ended; each is forgotten when its cookie would have ended.",
        ["webhooks"] = "Who wants to be told, and where; with secrets.",
        ["webhook_deliveries"] = "A queue: what was sent, and what is to be sent.",
        ["mt_event_progression"] = "Marten's own: how far its projections are; Facts has none there.",
        ["mt_event_projection_floors"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_high_water_skips"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_doc_deadletterevent"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_events.mt_dotnet_type"] = "Marten's own; Facts goes by the type's stored name, which is in the leaf.",
        ["mt_events.bdata"] = "Marten's own; events are kept as JSON.",
        ["mt_events.correlation_id"] = "The trace of the request; it is in no answer.",
        ["mt_events.causation_id"] = "Marten's own; not used.",
        ["mt_events.tenant_id"] = "Marten's own; there is one tenant.",
        ["mt_events.is_archived"] = "Marten's own; nothing is archived.",
        ["mt_streams.type"] = "Marten's own; not used.",
        ["mt_streams.timestamp"] = "Marten's own: when the row was written last.",
        ["mt_streams.compacted_version"] = "Marten's own; nothing is compacted.",
        ["mt_streams.created"] = "Marten's own: when the row was written first.",
        ["mt_streams.tenant_id"] = "Marten's own; there is one tenant.",
        ["mt_streams.is_archived"] = "Marten's own; nothing is archived.",
        ["tenures.id"] = "A number that the database gives; nothing refers to it.",
        ["set_asides.id"] = "A number that the database gives; nothing refers to it.",
        ["checkpoints.id"] = "A number that the database gives: the order of notes of one size.",
        ["search.leaf"] = "Which leaf changed the words last: where pages of a search begin. What is found is read from where it stands.",
        ["proposals.kind"] = Proposed,
        ["proposals.act"] = Proposed,
        ["proposals.claim"] = Proposed,
        ["proposals.version"] = Proposed,
        ["proposals.organizations"] = Proposed,
        ["proposals.proposed_at"] = Proposed,
        ["proposals.decided_at"] = Proposed,
        ["proposals.note"] = Proposed,
        ["proposals.id"] = Proposed,
    };

    private const string Proposed = "What was proposed is no event; of what came of it, the event says what was done, on whose proposal, and who approved.";
}
