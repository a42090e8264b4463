using System.Globalization;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Sources;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>A claim for people: what it says, the words, who said it, how it stands, what rests on it, its history.</summary>
internal static class ClaimText
{
    public static void Write(IAnsiConsole console, ClaimView claim)
    {
        var page = new Page(console);
        page.Line(ClaimSentence.Of(claim.Claim), Page.Strong);
        page.Gap();
        page.Quote(Field(claim, "quote"), 2);
        page.Origin(4, claim.Kind, AttributionWords.Said(claim.Attribution), Field(claim, "source"), Position(claim), claim.Id);
        WriteAnchor(page, claim);
        if (claim.Claim["signatories"] is { } signatories)
            page.Line($"Signatories: {string.Join(", ", signatories.AsArray())}", null, 2);
        if (Field(claim, "note") is { } note)
            page.Line($"Note: {note}", null, 2);
        page.Heading("Attribution");
        AttributionText.Write(page, claim.AttributionTree, 2);
        page.Gap();
        WriteStanding(page, claim);
        WriteSupports(page, claim.Supports);
        WriteHistory(page, claim);
    }

    /// <summary>Only of sources that were revised: where the words are in the latest text.</summary>
    private static void WriteAnchor(Page page, ClaimView claim)
    {
        if (claim.Latest is not { } latest)
            return;
        var (text, style) = latest.Why switch
        {
            null => ($"Revision {latest.Revision} of the source has it at characters {latest.Start}–{latest.End}.", Page.Faint),
            Orphaned.Gone => ($"Orphaned: revision {latest.Revision} of the source does not have these words.", Page.Doubt),
            _ => ($"Orphaned: revision {latest.Revision} of the source has these words more than once.", Page.Doubt),
        };
        page.Line(text, style, 4);
    }

    private static void WriteStanding(Page page, ClaimView claim)
    {
        var rank = claim.Rank == Rank.Normal ? "" : $", ranked {claim.Rank.ToString().ToLowerInvariant()}";
        var denied = claim.DeniedBy is { } denials ? $" Denied by {string.Join(", ", denials)}." : "";
        var status = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(claim.Status);
        var doubtful = claim.Disputed || claim.Status != "active";
        page.Line($"{status}{rank}{(claim.Disputed ? ", disputed" : "")}.{denied}", doubtful ? Page.Doubt : (Style?)null);
    }

    private static void WriteSupports(Page page, IReadOnlyList<Supported> supports)
    {
        if (supports.Count > 0)
            page.Heading("Supports");
        foreach (var tenure in supports)
        {
            var from = tenure.From is null ? "start unknown" : $"from {EdtfWords.Point(tenure.From)}";
            var to = tenure.To switch { null => "", ".." => ", ongoing", var end => $", to {EdtfWords.Point(end)}" };
            page.Line($"{tenure.Person} as {tenure.Post} of {tenure.Organization}, {from}{to}", null, 2);
        }
    }

    private static void WriteHistory(Page page, ClaimView claim)
    {
        page.Heading("History");
        page.Table(
            ["Recorded", "Appended", "Event", "What", "By", "Reason"],
            claim.History.Select(entry => (string[])
            [
                EdtfWords.AsOf(entry.RecordedAt),
                entry.AppendedAt is { } appended && appended != entry.RecordedAt ? EdtfWords.AsOf(appended) : "",
                entry.Type,
                What(entry, claim.Id),
                (entry.Actor ?? "") + ((string?)entry.Data?["proposedBy"] is { } proposer ? $"\nproposed by {proposer}" : ""),
                (string?)entry.Data?["reason"] ?? "",
            ]));
    }

    /// <summary>What an act changed; for a denial, and for an act upon one, which claim that is.</summary>
    private static string What(HistoryEntry entry, string claim) =>
        entry.Data is JsonObject data && (string?)data["claim"] is { } upon && upon != claim
            ? $"{upon}\n{What(data, claim)}".TrimEnd()
            : What(entry.Data, claim);

    /// <summary>The fields that were set, the rank or the outcome.</summary>
    private static string What(JsonNode? act, string claim) => act switch
    {
        JsonObject data when data["set"] is JsonObject set =>
            string.Join("\n", set.Select(field => $"{field.Key}: {field.Value?.ToString() ?? "removed"}")),
        JsonObject data when (string?)data["id"] is { } id && id != claim => id,
        JsonObject data => (string?)data["rank"] ?? (string?)data["outcome"] ?? "",
        _ => "",
    };

    private static string? Position(ClaimView claim)
    {
        var place = claim.Selectors?.Count > 1 ? FactsJson.Write(claim.Selectors[1]) : null;
        if (place is null || JsonNode.Parse(place) is not { } node)
            return null;
        var revision = node["revision"] is { } number ? $" of revision {number}" : "";
        return $"characters {node["start"]}–{node["end"]}{revision}";
    }

    private static string? Field(ClaimView claim, string name) => (string?)claim.Claim[name];
}
