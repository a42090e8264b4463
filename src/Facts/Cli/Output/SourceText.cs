using Facts.Domain.Sources;
using Facts.Store.Sentences;
using Facts.Store.Sources;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>A source for people: what it is, its claims in the order in which they stand in it, and those whose words do not.</summary>
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
            source.Organizations is null ? null : $"of {string.Join(", ", source.Organizations)}",
            source.Sha256 is null ? null : $"sha256 {Short(source.Sha256)}",
            $"recorded {EdtfWords.AsOf(view.RecordedAt)}");
        if (source.Url is not null)
            page.Line(source.Url, Page.Faint);
        if (view.RevisionCount > 1)
            WriteRevisions(page, view);
        if (view.AttributionTree.Count > 0)
        {
            page.Heading($"Attribution ({AttributionWords.Count(view.IndependentOrigins)})");
            AttributionText.Write(page, view.AttributionTree, 2);
        }

        page.Heading(view.ClaimCount == 1 ? "1 claim" : $"{view.ClaimCount} claims");
        foreach (var claim in view.Claims)
        {
            page.Line(ClaimSentence.Of(claim.Claim), null, 2);
            page.Line((string?)claim.Claim["quote"] is { } quote ? $"“{quote}”" : "(no quote)", Page.Faint, 4);
            page.Origin(4, claim.Kind, claim.Retracted ? "retracted" : null, claim.Id);
        }

        WriteOrphaned(page, view);
    }

    private static void WriteRevisions(Page page, SourceView view)
    {
        page.Heading($"{view.RevisionCount} revisions, {view.Revision} shown");
        page.Table(
            ["Revision", "Recorded", "Published", "Characters", "SHA-256", "Reason"],
            view.Revisions.Select(revision => (string[])
            [
                $"{revision.Revision}",
                EdtfWords.AsOf(revision.RecordedAt),
                revision.PublishedAt is null ? "" : EdtfWords.Of(revision.PublishedAt),
                $"{revision.Characters}",
                Short(revision.Sha256) ?? "",
                revision.Reason ?? "",
            ]));
    }

    private static void WriteOrphaned(Page page, SourceView view)
    {
        if (view.Orphaned.Count > 0)
            page.Heading($"Orphaned in revision {view.Revision}: to be reviewed");
        foreach (var orphan in view.Orphaned)
        {
            page.Quote(orphan.Quote, 2);
            page.Line(orphan.Why == Orphaned.Gone ? "These words are gone." : "These words stand there more than once.", Page.Doubt, 4);
            page.Origin(4, $"stood in revision {orphan.Revision}", orphan.Claim);
        }
    }

    private static string? Short(string? hash) => hash is null ? null : $"{hash[..Math.Min(ShortHash, hash.Length)]}…";
}
