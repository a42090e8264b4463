namespace Facts.Store.Replay;

/// <summary>
/// Tables and columns that no event accounts for, with the reason why a replay has nothing to hold them against. Every other column is
/// compared by <c>facts replay</c> or <c>facts audit verify</c>; a test changes each.
/// </summary>
internal static class NotCopied
{
    /// <summary>By table, or by table and column.</summary>
    public static readonly IReadOnlyDictionary<string, string> Why = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["settings"] = "What a database says of itself: the build that made its tables, how far search is. Whether anything ends is compared.",
        ["answered"] = "Answers kept for a while so that a retry gets the same; nothing reads them but the retry.",
        ["protection_keys"] = "Keys of ASP.NET's data protection, made at random.",
        ["organizations.rule"] = "A choice: by which rules its tenures are kept. Replay folds by them, so that other tenures are named.",
        ["ended_sessions"] = "Sessions in browsers that ended; each is forgotten when its cookie would have ended.",
        ["webhooks"] = "Who wants to be told, and where; with secrets.",
        ["webhook_deliveries"] = "A queue: what was sent, and what is to be sent.",
        ["mt_event_progression"] = "Marten's own: how far its projections are; Facts has none there.",
        ["mt_event_projection_floors"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_high_water_skips"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_doc_deadletterevent"] = "Marten's own, about its projections; Facts has none there.",
        ["mt_events.mt_dotnet_type"] = "A class, which moves as code does; Facts goes by the type's stored name, which is in the leaf.",
        ["mt_events.correlation_id"] = "The trace of the request, any 32 digits; it leads from an event to the logs, and is in no answer.",
        ["mt_events.causation_id"] = "Not used. Builds that wrote through Marten may have had it take one from a request; it is in no answer.",
        ["mt_streams.timestamp"] = "Marten's own: when the row was written last.",
        ["mt_streams.created"] = "Marten's own: when the row was written first.",
        ["tenures.id"] = "A number that the database gives; nothing refers to it.",
        ["set_asides.id"] = "A number that the database gives; nothing refers to it.",
        ["checkpoints.id"] = "A number that the database gives: the order of notes of one size.",
        ["search.leaf"] = "Which leaf changed the words last: where pages of a search begin. What is found is read from where it stands.",
        ["proposals.act"] = "A ruling that was approved is held against its event; " + Proposed,
        ["proposals.version"] = Proposed,
        ["proposals.organizations"] = Proposed,
        ["proposals.proposed_at"] = Proposed,
        ["proposals.decided_at"] = Proposed,
        ["proposals.note"] = Proposed,
        ["proposals.id"] = Proposed,
    };

    private const string Proposed =
        "What was proposed is no event, and nothing is believed by it. What came of it is: its events say what was done, "
        + "on whose proposal, and who approved.";
}
