namespace Facts.Api.OpenApi;

/// <summary>Parameters that several endpoints have.</summary>
internal static class Asking
{
    private const string Moment = """^\d{4}-\d{2}-\d{2}([Tt ].{1,40})?$""";

    public static readonly Parameter
        Organization = new("organization", "query", "The organization's id.", "openai") { IsRequired = true },
        Post = new("post", "query", "The post's id.", "ceo") { IsRequired = true },
        OnePost = Post with { IsRequired = false, Description = "Only this post, by its id." },
        On = new("on", "query", "Valid time: a day (its end, UTC) or an RFC 3339 instant, inclusive; now without it.", "2023-11-18")
        {
            Pattern = Moment,
            MostCharacters = 50,
        },
        Known = On with
        {
            Name = "known",
            Description = "Recorded time: what was known by then, inclusive; now without it.",
            Example = "2023-11-21",
        },
        Rule = new("rule", "query", "The rule set to answer by; the store's without it.", "editorial-1") { MostCharacters = 100 },
        From = On with { Name = "from", Description = "The earlier recorded time.", Example = "2023-11-21", IsRequired = true },
        To = On with { Name = "to", Description = "The later recorded time; now without it.", Example = "2023-11-23" },
        Claim = new("id", "path", "The claim's id.", "murati-appointed-ceo")
        {
            IsRequired = true,
            Pattern = "^[A-Za-z0-9._~-]{1,100}$",
            MostCharacters = 100,
        },
        DryRun = new("dryRun", "query", "Only says what would change.", "true") { Type = "boolean" },
        Strict = new("strict", "query", "Refuses lines that name an organization, post or person that was never declared.", "true")
        {
            Type = "boolean",
        },
        Base = new("base", "query", "What ids in the document start with, an absolute IRI.", "https://facts.example/")
        {
            MostCharacters = 2000,
        },
        Key = new("Idempotency-Key", "header", "The same key with the same request gets the same answer, and writes once. Kept for a day.",
            "8e03978e")
        {
            Pattern = "^[!-~]{1,255}$",
            MostCharacters = 255,
        },
        Seen = new("If-Match", "header", "The ETag of what was seen; * for any. A dry run needs none.", "*")
        {
            MostCharacters = 200,
        };
}
