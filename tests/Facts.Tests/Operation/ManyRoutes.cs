namespace Facts.Tests.Operation;

/// <summary>What is asked of each route.</summary>
public sealed partial class when_there_are_thousands_of_a_thing
{
    private enum Gives
    {
        /// <summary>JSON, a page of it, and the address of the next.</summary>
        Pages,

        /// <summary>A page on the web, which says that there is more.</summary>
        Words,

        /// <summary>All that there is, as that is never much.</summary>
        Little,

        /// <summary>A document by the writers of exports: whole, until the client goes.</summary>
        Whole,
    }

    /// <summary>What is asked of each route: those that are not here fail the test until they are.</summary>
    private IReadOnlyList<(string Route, string Address, Gives Gives)> Asked =>
    [
        ("/api/holders", "?organization=crowd&post=seat", Gives.Pages),
        ("/api/holders", "?organization=crowd&post=seat&why=true", Gives.Pages),
        ("/api/holders", "?organization=crowd&post=seat&without=claim:seat-0", Gives.Pages),
        ("/api/holders", "?organization=alike&post=head", Gives.Pages),
        ("/api/holders", "?organization=alike&post=head&why=true", Gives.Pages),
        ("/api/holders", "?organization=aliases&post=seat&why=true", Gives.Little),
        ("/api/state", "?organization=crowd", Gives.Pages),
        ("/api/state", "?organization=posts", Gives.Pages),
        ("/api/state", "?organization=said", Gives.Pages),
        ("/api/timeline", "?organization=crowd", Gives.Pages),
        ("/api/timeline", "?organization=crowd&post=seat", Gives.Pages),
        ("/api/timeline", "?organization=posts", Gives.Pages),
        ("/api/people", "?id=plural", Gives.Pages),
        ("/api/people", "?id=alias-7", Gives.Little),
        ("/api/changes", "?organization=crowd&from=2020-01-01", Gives.Pages),
        ("/api/changes", "?organization=posts&from=2020-01-01", Gives.Pages),
        ("/api/changes/claims", "?organization=said&from=2020-01-01", Gives.Pages),
        ("/api/trail", "?organization=crowd&post=seat&format=json", Gives.Pages),
        ("/api/trail", "?organization=aliases&post=seat&format=json", Gives.Pages),
        ("/api/trail", "?organization=crowd&post=seat&format=html", Gives.Words),
        ("/api/claims", "?organization=said", Gives.Pages),
        ("/api/claims/{id}", "said-0", Gives.Pages),
        ("/api/claims/{id}", "said-1", Gives.Pages),
        ("/api/claims/{id}/provenance", "said-0", Gives.Whole),
        ("/api/claims/{id}/provenance", "said-1", Gives.Whole),
        ("/api/sources", "?id=crowd", Gives.Pages),
        ("/api/sources", "?id=crowd&revision=1", Gives.Pages),
        ("/api/search", "?q=number", Gives.Pages),
        ("/api/organizations", "", Gives.Little),
        ("/api/proposals", "", Gives.Little),
        ("/api/proposals/{id}", many.Ruling, Gives.Little),
        ("/api/proposals/{id}", many.Redaction, Gives.Little),
        ("/api/webhooks", "", Gives.Little),
        ("/api/webhooks/{id}/deliveries", many.Webhook, Gives.Little),
        ("/api/audit/proof", "?event=seat-0", Gives.Little),
        ("/api/audit/consistency", "?from=1&to=2", Gives.Little),
        ("/api/audit/status", "", Gives.Little),
        ("/checkpoint", "", Gives.Little),
        ("/tile/{**path}", "0/000", Gives.Little),
        ("/health/live", "", Gives.Little),
        ("/health/ready", "", Gives.Little),
        ("/pages/suggest", "?q=p", Gives.Little),
        ("/", "?organization=crowd&post=seat", Gives.Words),
        ("/", "?organization=alike&post=head", Gives.Words),
        ("/", "?organization=aliases&post=seat", Gives.Little),
        ("/board", "?organization=crowd", Gives.Words),
        ("/board", "?organization=posts", Gives.Words),
        ("/board", "?organization=said", Gives.Words),
        ("/timeline", "?organization=crowd", Gives.Words),
        ("/timeline", "?organization=posts", Gives.Words),
        ("/person", "?id=plural", Gives.Words),
        ("/person", "?id=alias-7", Gives.Words),
        ("/changes", "?organization=crowd&from=2020-01-01", Gives.Words),
        ("/changes", "?organization=posts&from=2020-01-01", Gives.Words),
        ("/changes", "?organization=said&from=2020-01-01", Gives.Words),
        ("/claims/{claim}", "said-0", Gives.Words),
        ("/claims/{claim}", "said-1", Gives.Words),
        ("/claims/{claim}/correct", "said-0", Gives.Little),
        ("/claims/{claim}/correct", "alike-0", Gives.Little),
        ("/claims/{claim}/retract", "said-1", Gives.Little),
        ("/claims/{claim}/rule", "said-1", Gives.Little),
        ("/person/identify", "?person=alias-1&other=alias-2", Gives.Little),
        ("/source/claim", "?id=crowd", Gives.Little),
        ("/source", "?id=crowd", Gives.Words),
        ("/source", "?id=crowd&claim=threat-0", Gives.Words),
        ("/source/revisions", "?id=crowd", Gives.Little),
        ("/search", "?q=number", Gives.Words),
        ("/proposals", "", Gives.Words),
        ("/audit", "", Gives.Little),
        ("/sign-in", "", Gives.Little),
    ];

    /// <summary>Streams, and what is the same whatever there is.</summary>
    private static readonly string[] Exempt =
    [
        "/api/export/{format}", "/api/stream", "/assets/{hash}/{name}", "/openapi/{documentName}.json",
        "/docs/{documentName?}", "/docs/scalar.js", "/docs/scalar.aspnetcore.js", "/docs/favicon.svg",
    ];
}
