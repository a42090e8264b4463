using Facts.Store.Importing;
using Facts.Store.Ledger;
using Facts.Store.Recording;
using static Facts.Api.OpenApi.Asking;

namespace Facts.Api.OpenApi;

/// <summary>What can be recorded; the ledger; whether the service lives.</summary>
internal static class WritingOperations
{
    private const string Recording = "Recording", Ledger = "Ledger", Service = "Service";

    public static readonly IReadOnlyList<Operation> All =
    [
        new("POST", "/api/import", "import", Recording, "Record lines",
            "Lines are recorded as they arrive; refused ones are listed, and good ones around them are kept. A source has owners: its "
            + "organizations, else those that the key is limited to, and those that claims of it are about; a limited key cites no other. "
            + "The report has the first twenty answers that changed and how many did (changes; each batch of up to 4000 lines is compared "
            + "with what stood before it), and what was created by being named, as no line declares it (created; the first 100 of each). "
            + "A line of type person with kind organization says that who holds posts by that id is the organization of the same id. What "
            + "is recorded, and its author ought to know of, is in remarks (the first 100): like-an-organization, not-in-rule-set. "
            + "A line of type name replaces the name of a person or organization, or the title of a source; the former one is kept. "
            + "The body may be gzip, by itself or with Content-Encoding, and in another encoding than UTF-8 with a byte order mark or "
            + "a charset. With an Idempotency-Key, or as a dry run, the body is read to its end first: 8 are read at once, 2 of "
            + "one caller (429 above it), each at 8192 bytes a second on the whole, after 10 s (408), and of at most 1 GiB (413). "
            + "Limits__KeyedImports, Limits__KeyedImportsOfOne, Limits__LeastPace, Limits__GraceSeconds and Limits__KeyedBody say "
            + "otherwise.")
        {
            Parameters = [DryRun, Strict, Key],
            Body = Content.Text("application/x-ndjson", "lines") with { Also = ["application/gzip"] },
            Gives = [(200, "What was recorded.", Content.Json<ImportReport>("report"))],
            Refuses = [408, 409, 413, 415, 422],
        },
        new("POST", "/api/claims", "postClaim", Recording, "Record a claim",
            "One claim, as an import line has it, without type and recordedAt. Without id it gets one made of what it says. A death (of "
            + "a person) names no organization, and reaches every one in which the person holds posts: a limited key needs all of these. A "
            + "dissolution is of an organization, and reaches every other one in which it was declared to hold posts, likewise; an abolition "
            + "is of one of its posts. What its author ought to know of is in remarks.")
        {
            Parameters = [DryRun, Key],
            Body = new("application/json", null, "posted") { Schema = BodySchemas.Claim },
            Gives =
            [
                (200, "It was there already, or this is a dry run.", Content.Json<RecordedClaim>("recorded")),
                (201, "It is recorded.", Content.Json<RecordedClaim>("recorded")),
            ],
            Headers = ["ETag", "Location"],
            Refuses = [409, 413, 415, 422],
        },
        Act("corrections", "correct", "Correct a claim", "Fields of the claim are replaced: we or the source had it wrong.",
            BodySchemas.Correction, "correction"),
        Act("retractions", "retract", "Withdraw a claim", "It counts no longer, and stays readable.", BodySchemas.Retraction, "retraction"),
        Act("rulings", "rule", "Rule on a claim", "Preferred goes before others; deprecated counts no longer.", BodySchemas.Ruling,
            "ruling"),
        Act("", "identify", "Say who is one person", "The version is the greater of both people's; a dry run says which one it saw.",
            BodySchemas.Identity, "identity") with
        {
            Path = "/api/identities",
            Refuses = [409, 412, 413, 415, 422, 428],
            Parameters = [DryRun, Seen, Key],
        },
        new("GET", "/checkpoint", "getCheckpoint", Ledger, "The signed ledger", "A C2SP checkpoint: origin, size, root and signatures.")
        {
            Gives = [(200, "The signed note.", Content.Text("text/plain", "checkpoint"))],
            Refuses = [404],
        },
        new("GET", "/tile/{path}", "getTile", Ledger, "A tile of the ledger",
            "As C2SP tlog-tiles has it; entries hold no text of any claim.")
        {
            Parameters = [new("path", "path", "Level and index, as in 0/000 or entries/000.p/5.", "0/000") { IsRequired = true,
                Pattern = "^[a-z0-9/.]+$" }],
            Gives = [(200, "Hashes, or entries.", Content.Text("application/octet-stream", "tile"))],
            Refuses = [404],
        },
        new("GET", "/api/audit/proof", "getProof", Ledger, "That an event is in the ledger",
            "Everything that a program needs to check it (RFC 9162, section 2.1.3.2).")
        {
            Parameters = [new("event", "query", "The event's id, or the claim's.", "murati-appointed-ceo") { IsRequired = true }],
            Gives = [(200, "The proof.", Content.Json<ProofView>("proof"))],
            Refuses = [404],
        },
        new("GET", "/api/audit/consistency", "getConsistency", Ledger, "That the ledger only grew",
            "From one size to another (RFC 9162, section 2.1.4.2).")
        {
            Parameters =
            [
                new("from", "query", "The smaller size.", "1") { IsRequired = true, Type = "integer" },
                new("to", "query", "The larger size.", "2") { IsRequired = true, Type = "integer" },
            ],
            Gives = [(200, "The proof.", Content.Json<ConsistencyView>("consistency"))],
        },
        new("GET", "/api/audit/status", "getAuditStatus", Ledger, "How far the ledger is",
            "Its size, events that have no leaf yet, and what was signed last.")
        {
            Gives = [(200, "The status.", Content.Json<StatusView>("status"))],
        },
        Health("live", "isLive", "Whether it runs"),
        Health("ready", "isReady",
            "Whether it can work: the database answers with the tables of this build, its disk has space, and the service is not about to "
            + "end"),
    ];

    private static Operation Act(string act, string id, string summary, string description, string schema, string example) =>
        new("POST", "/api/claims/{id}/" + act, id, Recording, summary, description
            + " The impact is what a save changes, or would change; impactIncomplete is there when that is more than a page.")
        {
            Parameters = [Claim, DryRun, Seen, Key],
            Body = new("application/json", null, example) { Schema = schema },
            Gives = [(200, "The impact.", Content.Json<ImpactView>("impact"))],
            Headers = ["ETag"],
            Refuses = [404, 409, 412, 413, 415, 422, 428],
        };

    private static Operation Health(string what, string id, string summary) =>
        new("GET", "/health/" + what, id, Service, summary, summary + ". Nobody is asked who they are.")
        {
            Gives = [(200, "Yes.", Content.Text("text/plain", what))],
            IsOpen = true,
        };
}
