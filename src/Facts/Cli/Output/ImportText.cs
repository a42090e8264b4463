using Facts.Store.Importing;

namespace Facts.Cli.Output;

/// <summary>The report of an import for people.</summary>
internal static class ImportText
{
    /// <param name="terminal">Where it is written.</param>
    /// <param name="file">What was imported.</param>
    /// <param name="report">What became of it.</param>
    /// <param name="dryRun">Whether nothing was recorded.</param>
    /// <param name="changes">The file with all changes; null for none.</param>
    public static void Write(Terminal terminal, string file, ImportReport report, bool dryRun, string? changes)
    {
        terminal.WriteLine($"{file}: {(dryRun ? "would record" : "recorded")} {report.Summary()}.");
        if (!report.Created.AreNone)
            terminal.WriteLine($"{(dryRun ? "Would be created" : "Created")} by being named: {Names(report.Created)}.");
        foreach (var remark in report.Remarks ?? [])
            terminal.Note($"line {remark.Line}: {remark.Code}: {remark.Message}");
        if (report.Lines == report.Unchanged + report.RejectedCount)
            return;
        if (report.Changes.Count == 0)
        {
            terminal.WriteLine(dryRun ? "No answer would change." : "No answer changed.");
            return;
        }

        terminal.WriteLine(Count(report.Changes, dryRun));
        ChangeText.Write(terminal.Console, report.Changes.First);
        if (report.Changes.Count > report.Changes.First.Count)
            terminal.WriteLine(changes is null ? "These are the first; --changes FILE has all." : $"These are the first; {changes} has all.");
    }

    private static string Count(ChangedAnswers changes, bool dryRun)
    {
        var least = changes.AtLeast == true ? "At least " : "";
        return $"{least}{changes.Count} {(changes.Count == 1 ? "answer" : "answers")} {(dryRun ? "would change" : "changed")}:";
    }

    private static string Names(CreatedNames created) => string.Join("; ", ((string?[])
    [
        Names("organization", "organizations", [.. created.Organizations], created.OrganizationCount),
        Names("post", "posts", [.. created.Posts.Select(post => $"{post.Id} of {post.Organization}")], created.PostCount),
        Names("person", "people", [.. created.People], created.PersonCount),
    ]).OfType<string>());

    private static string? Names(string one, string many, List<string> listed, long count)
    {
        if (count == 0)
            return null;
        var more = count > listed.Count ? $" and {count - listed.Count} more" : "";
        return $"{(count == 1 ? one : many)} {string.Join(", ", listed)}{more}";
    }
}
