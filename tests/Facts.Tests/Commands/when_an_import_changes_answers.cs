using Facts.Store.Importing;
using Facts.Tests.Support;
using static Facts.Tests.Commands.ShortFiles;

namespace Facts.Tests.Commands;

/// <summary><c>import</c> says which answers changed, and what it created; <c>--changes</c> has them all, <c>--strict</c> creates nothing.</summary>
public sealed class when_an_import_changes_answers(FactsCommands facts) : IClassFixture<FactsCommands>
{
    private const string Mistaken = """{"type":"claim","id":"typo-1","kind":"appointment","source":"typo","organization":"typo-org","post":"ceo","person":"ada-lnd","when":"2024-03-01"}""";

    private static readonly string[] Declared =
    [
        Source("typo"), """{"type":"organization","id":"typo-org","name":"Typo"}""",
        """{"type":"post","organization":"typo-org","id":"ceo","name":"CEO"}""", """{"type":"person","id":"ada-lind","name":"Ada Lind"}""",
    ];

    [Fact]
    public async Task it_names_what_a_mistake_creates_and_a_correction_mends()
    {
        var file = facts.Write("typo.ndjson", [.. Declared, Mistaken]);
        (await facts.RunAsync("import", file, "--strict")).ShouldEnd(1).Notes.ShouldContain(":5: not-declared: Never declared: person 'ada-lnd'.");
        (await facts.RunAsync("claim", "typo-1")).ShouldBeRefused(1, "unknown-claim");

        (await facts.RunAsync("import", file, "--dry-run")).ShouldBeDone().OutputLines.ShouldBe(
        [
            $"{file}: would record 1 claim; 4 unchanged.", "Would be created by being named: person ada-lnd.", "1 answer would change:",
            "ceo of typo-org, from 1 March 2024 on:", "  also ada-lnd (certain)",
        ]);
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[1..3].ShouldBe(["Created by being named: person ada-lnd.", "1 answer changed:"]);
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines.ShouldBe([$"{file}: recorded nothing; 5 unchanged."]);

        var mended = facts.Write("mended.ndjson", """{"type":"correction","claim":"typo-1","set":{"person":"ada-lind"},"reason":"mistyped"}""");
        (await facts.RunAsync("import", mended, "--strict")).ShouldBeDone().OutputLines.ShouldBe(
        [
            $"{mended}: recorded 1 correction.", "1 answer changed:",
            "ceo of typo-org, from 1 March 2024 on:", "  was ada-lnd (certain)", "  now Ada Lind (certain)",
        ]);
    }

    [Fact]
    public async Task it_shows_the_first_twenty_and_writes_all_to_a_file()
    {
        // Each has a post of their own.
        var claims = Enumerable.Range(0, 30).Select(number => Claim("many", number).Replace("\"p\"", $"\"p{number}\"", StringComparison.Ordinal));
        var (file, changes) = (facts.Write("many.ndjson", [Source("many"), .. claims]), Path.Combine(facts.Folder, "many.changes"));
        var dry = (await facts.RunAsync("import", file, "--dry-run", "--json")).ShouldBeDone().Json;
        var run = (await facts.RunAsync("import", file, "--changes", changes)).ShouldBeDone();
        run.OutputLines[^1].ShouldBe($"These are the first; {changes} has all.");
        var all = File.ReadAllLines(changes);
        var listed = dry.GetProperty("changes");
        listed.GetProperty("count").GetInt64().ShouldBe(all.Length);
        listed.GetProperty("first").EnumerateArray().Select(change => change.GetRawText()).ShouldBe(all.Take(ChangedAnswers.MostListed));
    }

    [Fact]
    public async Task a_file_that_cannot_be_written_is_refused_before_anything_is_recorded()
    {
        var file = facts.Write("nochanges.ndjson", Source("nochanges"));
        foreach (var path in (string[])[file, Path.Combine(facts.Folder, "nofolder", "changes")])
            (await facts.RunAsync("import", file, "--changes", path)).ShouldBeRefused(1, "unwritable-file").Notes.ShouldContain($"{path} is not written to: ");
        (await facts.RunAsync("source", "nochanges")).ShouldBeRefused(1, "unknown-source");
    }

    [Fact]
    public async Task lines_that_concern_no_post_change_no_answer()
    {
        var file = facts.Write("quiet.ndjson", Source("quiet"));
        (await facts.RunAsync("import", file, "--dry-run")).ShouldBeDone().OutputLines[^1].ShouldBe("No answer would change.");
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[^1].ShouldBe("No answer changed.");
    }
}
