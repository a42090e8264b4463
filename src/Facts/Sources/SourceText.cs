using Facts.Claims;
using Facts.Commands;
using Facts.Provenance;
using Spectre.Console;

namespace Facts.Sources;

/// <summary>A source for people: what it is, and its claims in the order in which they stand in it.</summary>
internal static class SourceText
{
    private const int ShortHash = 12;

    public static void Write(IAnsiConsole console, SourceView view)
    {
        var (page, source) = (new Page(console), view.Source);
        page.Line(source.Title, Page.Strong);
        page.Origin(
            0,
            source.Id,
            source.Publisher,
            source.PublishedAt is null ? null : $"published {EdtfWords.Of(source.PublishedAt)}",
            source.Language is null ? null : $"language {source.Language}",
            source.Sha256 is null ? null : $"sha256 {source.Sha256[..Math.Min(ShortHash, source.Sha256.Length)]}…",
            $"recorded {EdtfWords.AsOf(view.RecordedAt)}");
        if (source.Url is not null)
            page.Line(source.Url, Page.Faint);
        if (view.AttributionTree.Count > 0)
        {
            page.Heading($"Attribution ({AttributionText.Count(view.IndependentOrigins)})");
            AttributionText.Write(page, view.AttributionTree, 2);
        }

        page.Heading(view.Claims.Count == 1 ? "1 claim" : $"{view.Claims.Count} claims");
        foreach (var claim in view.Claims)
        {
            page.Line(ClaimSentence.Of(claim.Claim), null, 2);
            page.Line((string?)claim.Claim["quote"] is { } quote ? $"“{quote}”" : "(no quote)", Page.Faint, 4);
            page.Origin(4, claim.Kind, claim.Retracted ? "retracted" : null, claim.Id);
        }
    }
}
