using System.Text.Json;
using Facts.Domain;
using Facts.Store.Claims;
using Facts.Store.Sources;
using Facts.Tests.Support;

namespace Facts.Tests.Sources;

/// <summary>Lines about sources with several texts, and what a store says of them.</summary>
internal static class Revisions
{
    public static string Source(string id, string text) => Line(new { type = "source", id, text });

    public static string Revision(string source, string text, string? reason = null) => Line(new { type = "revision", source, text, reason });

    public static string Claim(string id, string source, string quote, string? prefix = null, string? suffix = null) =>
        Line(new { type = "claim", id, kind = "statement", source, organization = $"about-{source}", quote, prefix, suffix });

    public static async Task<SourceView> SourceAsync(this FactsStore store, string id, int? revision = null)
    {
        var (source, refusal) = await store.Session.SourceLookup.FindAsync(id, revision, null, TestContext.Current.CancellationToken);
        return source ?? throw new InvalidOperationException(refusal!.Message);
    }

    public static async Task<ClaimView> ClaimAsync(this FactsStore store, string id)
    {
        var (claim, refusal) = await store.Session.ClaimLookup.FindAsync(id, TestContext.Current.CancellationToken);
        return claim ?? throw new InvalidOperationException(refusal!.Message);
    }

    private static string Line<T>(T fields) => JsonSerializer.Serialize(fields, FactsJson.Options);
}
