using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>What verbs print.</summary>
public sealed partial class when_there_are_thousands_of_a_thing
{
    /// <summary>Verbs with their words, and whether there are further pages of their JSON.</summary>
    private IReadOnlyList<(string[] Verb, bool HasMore)> Verbs =>
    [
        (["who", "crowd", "seat"], true),
        (["who", "aliases", "seat"], false),
        (["state", "posts"], true),
        (["state", "said"], true),
        (["timeline", "crowd"], true),
        (["timeline", "posts"], true),
        (["person", "plural"], true),
        (["person", "alias-7"], false),
        (["changes", "crowd", "--from", "2020-01-01"], true),
        (["claim", "said-0"], true),
        (["claim", "said-1"], true),
        (["source", "crowd"], true),
        (["trail", "crowd", "seat"], true),
        (["correct", "seat-0", "--set", "from=1980-01-01", "--reason", "r", "--dry-run"], false),
        (["retract", "seat-0", "--reason", "r", "--dry-run"], false),
        (["rule", "seat-0", "deprecated", "--reason", "r", "--dry-run"], false),
        (["identify", "plural", "ann", "--reason", "r", "--dry-run"], false),
        (["proposals"], false),
        (["proposals", many.Ruling], false),
        (["proposals", many.Redaction], false),
        (["webhooks", "list"], false),
        (["webhooks", "deliveries", many.Webhook], false),
    ];

    /// <summary>Streams, servers, what a person asks of one thing, and what is read by operators.</summary>
    private static readonly string[] ExemptVerbs =
    [
        "import", "export", "replay", "audit", "redact", "date", "read", "serve", "mcp", "keys", "ops", "propose", "approve", "reject", "withdraw",
        // It lists all that differs, as a replay does.
        "rules",
    ];

    [Fact]
    public async Task verbs_say_that_there_is_more()
    {
        var all = CommandLine.Root(FactsInProcess.NoShell).Subcommands.Select(one => one.Name).ToList();
        all.Except(Verbs.Select(one => one.Verb[0])).Except(ExemptVerbs).ShouldBeEmpty();
        var wrong = new List<string>();
        foreach (var (verb, hasMore) in Verbs)
        {
            try
            {
                await SaysAsync(verb, hasMore);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                wrong.Add($"{string.Join(' ', verb)}: {problem.Message}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private async Task SaysAsync(string[] verb, bool hasMore)
    {
        var told = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, verb);
        told.Exit.ShouldBe(0, told.Notes);
        told.Output.Length.ShouldBeLessThan(Bytes);
        told.Output.Count(letter => letter == '\n').ShouldBeLessThan(4 * Rows);
        told.Output.Split('\n').Max(line => line.Length).ShouldBeLessThan(LongestLine);
        var json = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json"]);
        json.Output.Length.ShouldBeLessThan(Bytes);
        if (!hasMore)
            return;
        (told.Output + told.Notes).ShouldContain("more");
        var cursor = json.Notes.Split("--after ")[1].Trim();
        var next = await FactsInProcess.RunAsync(many.Served.Store.ConnectionString, [.. verb, "--json", "--after", cursor]);
        next.Exit.ShouldBe(0, next.Notes);
        next.Output.ShouldNotBe(json.Output);
        JsonDocument.Parse(next.Output);
    }
}
