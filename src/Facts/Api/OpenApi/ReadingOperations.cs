using Facts.Domain.Answers;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Exports;
using Facts.Store.Provenance;
using Facts.Store.Search;
using Facts.Store.Sources;
using Facts.Store.Timelines;
using static Facts.Api.OpenApi.Asking;

namespace Facts.Api.OpenApi;

/// <summary>What can be read.</summary>
internal static class ReadingOperations
{
    private const string Answers = "Answers", Records = "Claims and sources";

    private static readonly Parameter After = new("after", "query", "The cursor of the page before: its next.", "eyJVcHRvIjo1fQ")
    {
        Pattern = "^[A-Za-z0-9_-]+$",
        MostCharacters = 2000,
    };

    /// <summary>Of lists that are JSON arrays.</summary>
    private const string Paged = "Where there is more, Link has the address of the next page.";

    private static readonly Parameter NextOf = After with
    {
        Description = "The cursor of the page before, as its next or its Link has it. What is over 256 KiB comes in pages: lists go on.",
        MostCharacters = 4000,
    };

    private static readonly Parameter LastId = new("Last-Event-ID", "header", "The id that came last: what came since is told first.", "12")
    {
        Pattern = "^[0-9]{1,19}$",
        MostCharacters = 19,
    };

    public static readonly IReadOnlyList<Operation> All =
    [
        Read<Answer>("/api/holders", "getHolders", Answers, "Who held a post",
            "The answer for a day, as known at a moment, with every claim and quote that it rests on.",
            "holders", Organization, Post, On, Known, Rule, NextOf,
            new("without", "query", "As if this had never been said: claim:ID or source:ID.",
                "claim:murati-interim-says-letter") { IsMany = true, Pattern = "^(claim|source):.+$" },
            new(
                "why", "query", "Also gives the smallest sets of claims that the answer hangs on; whyIncomplete where not all were tried.",
                "true") { Type = "boolean" }),
        Read<StateView>("/api/state", "getState", Answers, "Every post of an organization",
            "Leadership and board on a day; threats, plans and figures as they stood.",
            "state", Organization, On, Known, Rule, NextOf),
        Read<TimelineView>("/api/timeline", "getTimeline", Answers, "All tenures", "All tenures of an organization, or of one post in it.",
            "timeline", Organization, OnePost, Known, Rule, NextOf),
        Read<PersonView>("/api/people", "getPerson", Answers, "A person's tenures", "Under all ids that name the person.",
            "person", new Parameter("id", "query", "The person's id.", "mira-murati") { IsRequired = true }, Known, NextOf),
        Read<IReadOnlyList<ChangeView>>("/api/changes", "getChanges", Answers, "How answers changed",
            "What the answers were and became between two recorded times: stretches of time, with those only who hold the post otherwise. "
                + Paged,
            "changes", Organization, From, To, NextOf),
        Read<IReadOnlyList<ClaimChange>>("/api/changes/claims", "getClaimChanges", Answers, "How claims changed",
            "Which claims stand otherwise, and the acts in between. " + Paged,
            "claim-changes", Organization, From, To, NextOf),
        Read<TrailView>("/api/trail", "getTrail", Answers, "From an answer to its words",
            "The answer with all that led to it; a printable report for browsers.",
            "trail", Organization, Post, On, Known, NextOf,
            new("format", "query", "Instead of what Accept says.", "json") { OneOf = ["json", "html"] }) with
        {
            Gives =
            [
                (200, "The trail.", Content.Json<TrailView>("trail")),
                (304, "It is as it was.", null),
            ],
        },
        Read<ClaimPage>("/api/claims", "listClaims", Records, "Claims about an organization",
            "In the order in which they were recorded. All pages are of the recorded time of the first.",
            "claims", Organization, Known,
            new("after", "query", "The cursor of the page before: its next.",
                "NjM4NDEzNzUxOTk5OTk5OTkwCjEwYTk") { Pattern = "^[A-Za-z0-9_-]+$", MostCharacters = 2000 },
            new("size", "query", "Claims on a page, at most 1000; else 100.", "10") { Type = "integer" }),
        Read<ClaimView>("/api/claims/{id}", "getClaim", Records, "A claim",
            "Its fields, how it stands, its history, and the tenures that rest on it. Its ETag is the version that acts upon it name.",
            "claim", Claim, NextOf),
        Read<SourceView>("/api/sources", "getSource", Records, "A source",
            "With its text, revisions and claims, and the quotes that the text does not have. A key that is limited to some organizations "
            + "reads sources that one of them owns, and in them the claims about its own.",
            "source", new Parameter("id", "query", "The source's id.", "article-2023-11-20") { IsRequired = true },
            new("revision", "query", "A snapshot, from 1; else the latest.", "1") { Type = "integer" }, NextOf),
        Read<SearchView>("/api/search", "search", Records, "Search",
            "People, organizations, posts, sources and claims that have some words, the best first.",
            "search",
            new Parameter("q", "query", "Words; \"words together\", one or another, and -without.", "murati")
            {
                IsRequired = true,
                MostCharacters = 300,
            },
            After),
        Read<OrganizationPage>("/api/organizations", "listOrganizations", Records, "Organizations",
            "By name; with some words in their id, name or an alias.",
            "organizations", new Parameter("query", "query", "The words; all organizations without them.", "openai"), After),
        new("GET", "/api/stream", "stream", Answers, "Answers as they change",
            "Server-sent events, one for each organization and recorded time at which answers became others.")
        {
            Parameters =
            [
                Organization with { IsRequired = false },
                LastId with { Name = "lastEventId", In = "query", Description = "The same, for whoever can't set the header." },
                LastId,
            ],
            Gives = [(200, "Events, without end.", Content.Text("text/event-stream", "stream"))],
        },
        new("GET", "/api/claims/{id}/provenance", "getProvenance", Records, "A claim's provenance",
            "PROV-O with Web Annotation as JSON-LD, or PROV-JSON, as Accept says.")
        {
            Parameters = [Claim, Known, Base],
            Gives = [(200, "The document.",
                new("application/ld+json", null, null) { Schema = OfAnything, Also = ["application/prov+json"] })],
            Refuses = [404],
        },
        new("GET", "/api/export/{format}", "export", Records, "Everything, in another form",
            "Of one snapshot, streamed. 8 are written at once, 2 to one caller (429 above it), each to a reader who takes 8192 bytes "
            + "a second on the whole. "
            + "Limits__Exports, Limits__ExportsOfOne and Limits__LeastPace say otherwise.")
        {
            Parameters =
            [
                new("format", "path", "The form.", "tenures-csv")
                {
                    IsRequired = true,
                    OneOf = [.. ExportFormat.All.Select(format => format.Name)],
                },
                Organization with { IsRequired = false }, Known, Base,
            ],
            Gives =
            [
                (200, "The document.", new("application/json", null, null)
                {
                    Schema = OfAnything,
                    Also = ["application/ld+json", "application/prov+json", "text/csv"],
                }),
            ],
            Refuses = [404],
        },
    ];

    /// <summary>A document whose form another standard has.</summary>
    private const string OfAnything = """{"type":["object","string"],"maxLength":1073741824,"additionalProperties":true}""";

    private static Operation Read<T>(string path, string id, string tag, string summary, string description, string example,
        params Parameter[] parameters) =>
        new("GET", path, id, tag, summary, description)
        {
            Parameters = [.. parameters, new("If-None-Match", "header", "The ETag of what one has.", "\"0\"") { MostCharacters = 2000 }],
            Gives = [(200, description, Content.Json<T>(example)), (304, "It is as it was.", null)],
            Headers = ["ETag", "Link"],
            Refuses = [404],
        };
}
