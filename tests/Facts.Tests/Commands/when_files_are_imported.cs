using Facts.Tests.Support;
using static Facts.Tests.Commands.ShortFiles;

namespace Facts.Tests.Commands;

/// <summary>NDJSON, plain, compressed or from standard input: what is good is kept, and what is not is named.</summary>
public sealed class when_files_are_imported(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task it_says_what_it_recorded_and_that_a_second_time_changes_nothing()
    {
        var file = facts.Write("twice.ndjson", Source("twice"), Claim("twice", 1), Claim("twice", 2));
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[0].ShouldBe($"{file}: recorded 2 claims, 1 source.");
        (await facts.RunAsync("import", file)).ShouldBeDone().Output.ShouldBe($"{file}: recorded nothing; 3 unchanged.\n");
    }

    [Fact]
    public async Task it_reports_in_json_with_the_fields_of_the_contract()
    {
        var file = facts.Write("report.ndjson", Source("report"), Claim("report", 1), "{}");
        var run = (await facts.RunAsync("import", file, "--json")).ShouldEnd(1);
        var report = run.Json;
        foreach (var field in (string[])["sources", "claims", "corrections", "retractions", "other", "unchanged"])
            report.GetProperty(field).GetInt64().ShouldBe(field is "sources" or "claims" ? 1 : 0);
        var rejected = report.GetProperty("rejected").EnumerateArray().ShouldHaveSingleItem();
        rejected.GetProperty("line").GetInt64().ShouldBe(3);
        rejected.GetProperty("code").GetString().ShouldBe("missing-field");
        rejected.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task it_names_the_bad_line_and_keeps_the_good_ones()
    {
        var file = facts.Write("bad.ndjson", Source("bad"), Claim("bad", 1), "{\"type\":", Claim("bad", 2), Claim("elsewhere", 3));
        var run = (await facts.RunAsync("import", file)).ShouldEnd(1);
        run.NoteLines.Length.ShouldBe(2);
        run.NoteLines[0].ShouldStartWith($"{file}:3: invalid-json: ");
        run.NoteLines[1].ShouldStartWith($"{file}:5: unknown-source: ");
        run.OutputLines[0].ShouldBe($"{file}: recorded 2 claims, 1 source; 2 refused.");
        (await facts.RunAsync("claim", "bad-2")).ShouldBeDone();
    }

    [Fact]
    public async Task it_reads_standard_input()
    {
        var run = await facts.FeedAsync($"{Source("input")}\n{Claim("input", 1)}\n\nnonsense", "import", "-");
        run.ShouldEnd(1).OutputLines[0].ShouldBe("-: recorded 1 claim, 1 source; 1 refused.");
        run.Notes.ShouldStartWith("-:4: invalid-json: ");
    }

    [Fact]
    public async Task it_takes_nothing_for_an_empty_input() =>
        (await facts.FeedAsync("", "import", "-")).ShouldBeDone().Output.ShouldBe("-: recorded nothing.\n");

    [Fact]
    public async Task it_records_nothing_in_a_dry_run()
    {
        var file = facts.Write("dry.ndjson", Source("dry"), Claim("dry", 1));
        (await facts.RunAsync("import", file, "--dry-run")).ShouldBeDone().OutputLines[0].ShouldBe($"{file}: would record 1 claim, 1 source.");
        (await facts.RunAsync("claim", "dry-1")).ShouldBeRefused(1, "unknown-claim");
    }

    [Fact]
    public async Task it_reads_gzip()
    {
        var file = facts.Write("packed.ndjson.gz", Packed(Source("packed"), Claim("packed", 1)));
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[0].ShouldBe($"{file}: recorded 1 claim, 1 source.");
    }

    [Fact]
    public async Task it_says_that_a_gzip_is_broken() =>
        (await facts.RunAsync("import", facts.Write("broken.gz", [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]))).ShouldEnd(1)
            .NoteLines.ShouldHaveSingleItem().ShouldContain("broken.gz:1: invalid-gzip: ");

    [Fact]
    public async Task it_says_that_an_empty_file_is_no_gzip() =>
        (await facts.RunAsync("import", facts.Write("empty.ndjson.gz", Array.Empty<byte>()))).ShouldEnd(1)
            .NoteLines.ShouldHaveSingleItem().ShouldContain("empty.ndjson.gz:1: invalid-gzip: ");

    [Fact]
    public async Task it_says_that_a_gzip_ends_too_early()
    {
        var whole = Packed([Source("half"), .. Enumerable.Range(0, 2_000).Select(number => Claim("half", number))]);
        (await facts.RunAsync("import", facts.Write("half.gz", whole[..(whole.Length / 2)]))).ShouldEnd(1).NoteLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task it_says_that_a_file_is_missing() =>
        (await facts.RunAsync("import", Path.Combine(facts.Folder, "missing.ndjson"))).ShouldBeRefused(1, "unknown-file");

    [Theory]
    [InlineData("folder")]
    [InlineData("folder.yaml")]
    public async Task it_does_not_take_a_folder_for_a_file(string name)
    {
        Directory.CreateDirectory(Path.Combine(facts.Folder, name));
        (await facts.RunAsync("import", Path.Combine(facts.Folder, name))).ShouldBeRefused(1, "unknown-file");
    }

    [Theory]
    [InlineData("sick.ndjson")]
    [InlineData("sick.yaml")]
    public async Task it_says_that_a_file_cannot_be_read(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a file whose reading fails for everybody.");
        File.CreateSymbolicLink(Path.Combine(facts.Folder, name), "/proc/self/mem");
        (await facts.RunAsync("import", Path.Combine(facts.Folder, name))).ShouldBeRefused(1, "unreadable-file");
    }

    [Fact]
    public async Task it_goes_on_with_the_next_file_and_ends_with_the_worst()
    {
        var (first, last) = (facts.Write("first.ndjson", "[]"), facts.Write("last.ndjson", Source("last")));
        var run = (await facts.RunAsync("import", first, last)).ShouldEnd(1);
        run.OutputLines.ShouldBe([$"{first}: recorded nothing; 1 refused.", $"{last}: recorded 1 source.", "No answer changed."]);
    }
}
