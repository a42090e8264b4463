using System.Text.Json.Nodes;
using Facts.Domain.Claims;
using Facts.Store.Answers;
using Facts.Store.Claims;
using Facts.Store.Sentences;
using Spectre.Console;

namespace Facts.Cli.Output;

/// <summary>Claims that stand otherwise, for people: what each says, how it stood and stands, and when that was recorded.</summary>
internal static class ClaimChangeText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<ClaimChange> changes)
    {
        var page = new Page(console);
        if (changes.Count == 0)
            page.Line("No claim stands otherwise.");
        foreach (var change in changes)
        {
            page.Line($"{change.Claim}, since {EdtfWords.AsOf(change.RecordedAt)}:", Page.Strong);
            page.Line(ClaimSentence.Of(change.Fields), Page.Faint, 2);
            page.Line($"was {(change.Before is null ? "not recorded" : Standing(change.Before))}", null, 2);
            page.Line($"now {Standing(change.After)}", null, 2);
            foreach (var act in change.Acts)
                page.Line($"{EdtfWords.AsOf(act.RecordedAt)}: {What(act, change.Claim)}", null, 4);
            if (change.ActsMore is { } more)
                page.Line($"and {more} more", Page.Faint, 4);
        }
    }

    private static string Standing(ClaimStanding standing)
    {
        var denied = standing.DeniedBy is { } denials ? $"denied by {string.Join(", ", denials)}" : "";
        string[] marks =
        [
            standing.Status,
            standing.Rank == Rank.Preferred ? "ranked preferred" : "",
            standing.Disputed ? "disputed" : "",
            denied,
            standing.Outcome is { } outcome
                ? outcome.ToString().ToLowerInvariant() + (standing.OutcomeWhen is { } when ? " " + EdtfWords.When(when) : "")
                : "",
            standing.Wording is { } wording ? Fields(wording) : "",
        ];
        return string.Join(", ", marks.Where(mark => mark.Length > 0));
    }

    /// <summary>What an act did; acts upon a denial name it.</summary>
    private static string What(HistoryEntry act, string claim)
    {
        var data = act.Data as JsonObject ?? [];
        var upon = (string?)data["claim"] is { } other && other != claim ? $"{other} " : "";
        var reason = (string?)data["reason"] is { Length: > 0 } given ? $" ({given.TrimEnd('.')})" : "";
        var did = data switch
        {
            _ when data["set"] is JsonObject set => "corrected, " + Fields(set),
            _ when (string?)data["rank"] is { } rank => $"ranked {rank}",
            _ when (string?)data["outcome"] is { } outcome => outcome,
            _ when (string?)data["denies"] is not null => $"denied by {(string?)data["id"]}",
            _ => "retracted",
        };
        return $"{upon}{did}{reason}";
    }

    private static string Fields(JsonObject fields) =>
        string.Join(", ", fields.Select(field => $"{field.Key} {field.Value?.ToString() ?? "removed"}"));
}
