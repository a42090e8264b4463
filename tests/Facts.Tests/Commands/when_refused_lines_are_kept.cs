using Facts.Tests.Support;
using static Facts.Tests.Commands.ShortFiles;

namespace Facts.Tests.Commands;

/// <summary><c>import --rejects FILE</c>: what was refused can be mended and imported again.</summary>
public sealed class when_refused_lines_are_kept(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task they_are_in_the_file_as_they_were_and_can_be_imported_when_mended()
    {
        string[] bad = ["{\"type\": ", Claim("mend", 2).Replace("\"2020\"", "\"2020-99\""), "  {\"type\":\"source\" }  "];
        var file = facts.Write("mend.ndjson", Source("mend"), bad[0], Claim("mend", 1), bad[1], bad[2]);
        var rejects = Path.Combine(facts.Folder, "mend.rejects");
        var run = (await facts.RunAsync("import", file, "--rejects", rejects)).ShouldEnd(1);
        run.OutputLines[0].ShouldBe($"{file}: recorded 1 claim, 1 source; 3 refused.");
        run.NoteLines[^1].ShouldBe($"{rejects} has the 3 refused: mend and import it.");
        File.ReadAllText(rejects).ShouldBe(string.Join('\n', bad) + "\n");

        var mended = facts.Write("mended.ndjson", Claim("mend", 2));
        (await facts.RunAsync("import", mended)).ShouldBeDone().OutputLines[0].ShouldBe($"{mended}: recorded 1 claim.");
    }

    [Fact]
    public async Task each_is_there_once_however_many_there_are()
    {
        string[] lines = [.. Enumerable.Range(0, 5_000).Select(i => i % 3 == 0 ? Source($"many-{i}") : $"{{\"bad\":{i}}}")];
        var rejects = Path.Combine(facts.Folder, "many.rejects");
        (await facts.RunAsync("import", facts.Write("many.ndjson.gz", Packed(lines)), "--rejects", rejects)).ShouldEnd(1);
        File.ReadAllLines(rejects).ShouldBe(lines.Where(line => line.Contains("bad")));
    }

    [Fact]
    public async Task several_files_share_one()
    {
        var (first, second) = (facts.Write("share-1.ndjson", "{\"a\":1}"), facts.Write("share-2.ndjson", "", "{\"b\":1}"));
        var rejects = Path.Combine(facts.Folder, "share.rejects");
        (await facts.RunAsync("import", first, second, "--rejects", rejects)).ShouldEnd(1);
        File.ReadAllLines(rejects).ShouldBe(["{\"a\":1}", "{\"b\":1}"]);
    }

    [Fact]
    public async Task objects_of_a_case_file_become_lines()
    {
        var file = facts.Write("case.yaml", "organization: case", "posts: [{id: é, seats: none}, {id: q}, {id: r, seats: 0}]");
        var rejects = Path.Combine(facts.Folder, "case.rejects");
        (await facts.RunAsync("import", file, "--rejects", rejects)).ShouldEnd(1);
        File.ReadAllLines(rejects).ShouldBe([
            """{"id":"é","seats":"none","type":"post","organization":"case"}""",
            """{"id":"r","seats":0,"type":"post","organization":"case"}"""]);
    }

    [Fact]
    public async Task one_that_is_too_long_is_not_kept_and_that_is_said()
    {
        var rejects = Path.Combine(facts.Folder, "long.rejects");
        var file = facts.Write("long.ndjson", new string('x', 2_000_000));
        var run = (await facts.RunAsync("import", file, "--rejects", rejects)).ShouldEnd(1);
        run.NoteLines[^1].ShouldBe("1 of the refused could not be kept, as they could not be read as lines.");
        File.Exists(rejects).ShouldBeFalse();
    }

    [Fact]
    public async Task no_file_is_left_when_nothing_is_refused()
    {
        var rejects = Path.Combine(facts.Folder, "none.rejects");
        (await facts.RunAsync("import", facts.Write("none.ndjson", Source("none")), "--rejects", rejects)).ShouldBeDone();
        File.Exists(rejects).ShouldBeFalse();
    }

    [Fact]
    public async Task a_file_that_has_something_in_it_is_not_written_over()
    {
        var file = facts.Write("kept.ndjson", Source("kept"));
        (await facts.RunAsync("import", file, "--rejects", file)).ShouldBeRefused(1, "unwritable-file").Notes.ShouldContain("not empty");
        File.ReadAllText(file).ShouldBe(Source("kept") + "\n");
        (await facts.RunAsync("source", "kept")).ShouldBeRefused(1, "unknown-source");
    }

    [Fact]
    public async Task a_file_that_cannot_be_made_is_refused_before_anything_is_recorded()
    {
        var file = facts.Write("nowhere.ndjson", Source("nowhere"));
        var rejects = Path.Combine(facts.Folder, "nowhere", "rejects");
        (await facts.RunAsync("import", file, "--rejects", rejects)).ShouldBeRefused(1, "unwritable-file");
        (await facts.RunAsync("source", "nowhere")).ShouldBeRefused(1, "unknown-source");
    }
}
