using Facts.Store.Proposals;
using static Facts.Api.OpenApi.Asking;

namespace Facts.Api.OpenApi;

/// <summary>What one proposes and another approves.</summary>
internal static class ProposalOperations
{
    private const string Tag = "Proposals";

    private static readonly Parameter Id = new("id", "path", "The proposal's id.", "pr_4d2f9be01c6a7735e8f0")
    {
        IsRequired = true,
        Pattern = "^pr_[0-9a-f]{20}$",
        MostCharacters = 23,
    };

    public static readonly IReadOnlyList<Operation> All =
    [
        new("POST", "/api/proposals", "propose", Tag, "Propose a ruling or a redaction",
            "It is checked as if it were done, and nothing is done: somebody else has to approve it.")
        {
            Parameters = [Key],
            Body = new("application/json", null, "proposed") { Schema = BodySchemas.Proposal },
            Gives = [(201, "It is kept, with what it would change.", Content.Json<ProposalView>("proposal"))],
            Headers = ["ETag", "Location"],
            Refuses = [409, 413, 415, 422],
        },
        new("GET", "/api/proposals", "listProposals", Tag, "What is proposed",
            "The oldest first. Whoever is limited to some organizations sees theirs.")
        {
            Parameters =
            [
                new("state", "query", "Those in this state; open without it.", "open") { OneOf = ProposalStore.States },
                new("after", "query", "The cursor of the page before: its next.",
                    "NjM4NDEzNzUxOTk5OTk5OTkwCjEwYTk") { Pattern = "^[A-Za-z0-9_-]+$", MostCharacters = 2000 },
                new("size", "query", "Proposals on a page, at most 1000; else 100.", "10") { Type = "integer" },
            ],
            Gives = [(200, "The proposals, without what they would change.", Content.Json<ProposalPage>("proposals"))],
            Headers = ["ETag"],
        },
        new("GET", "/api/proposals/{id}", "getProposal", Tag, "A proposal",
            "An open one with what it would change now. The ETag of an open ruling is the version of its claim.")
        {
            Parameters = [Id],
            Gives = [(200, "The proposal.", Content.Json<ProposalView>("proposal"))],
            Headers = ["ETag"],
            Refuses = [404],
        },
        Decide("approval", "approve", "Approve a proposal",
            "It is done on behalf of whoever approves it, who is not the one who proposed it. When the claim of a ruling changed since, "
            + "If-Match names the version that was seen now.", "approval", BodySchemas.Approval, "approved", Asking.Seen with
            {
                Description = "The ETag of the proposal as it was seen; else the version that the proposer saw. * for any.",
            }),
        Decide("rejection", "reject", "Reject a proposal", "By another reviewer than the one who proposed it.",
            "rejection", BodySchemas.Rejection, "rejected"),
        Decide("withdrawal", "withdraw", "Take a proposal back", "By whoever proposed it, and nobody else.", null, null, "withdrawn"),
    ];

    private static Operation Decide(
        string what, string id, string summary, string description, string? body, string? schema, string gives, params Parameter[] more) =>
        new("POST", $"/api/proposals/{{id}}/{what}", id, Tag, summary, description)
        {
            Parameters = [Id, .. more, Key],
            Body = body is null ? null : new("application/json", null, body) { Schema = schema },
            Gives = [(200, "It is decided.", Content.Json<ProposalView>(gives))],
            Refuses = more.Length == 0 ? [404, 409, 413, 415, 422] : [404, 409, 412, 413, 415, 422],
        };
}
