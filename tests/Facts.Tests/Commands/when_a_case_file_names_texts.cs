using System.Diagnostics;
using Facts.Domain.Recording;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>A case file may be anybody's: its texts are those that came with it.</summary>
public sealed class when_a_case_file_names_texts(FactsCommands facts) : IClassFixture<FactsCommands>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../../../../../../../etc/passwd")]
    [InlineData("../outside.txt")]
    [InlineData("inner/../../outside.txt")]
    [InlineData("link.txt")]
    [InlineData("linked/outside.txt")]
    [InlineData("/dev/zero")]
    [InlineData("zero")]
    [InlineData(".")]
    [InlineData("inner")]
    [InlineData("")]
    [InlineData("none.txt")]
    [InlineData("pipe")]
    public async Task those_outside_its_folder_and_no_files_are_not_read(string text)
    {
        var folder = await FolderAsync();
        var run = await ImportAsync(folder, text);
        run.ShouldEnd(1).NoteLines.ShouldHaveSingleItem().ShouldContain(": invalid-value: ", Case.Sensitive, text);
        (await facts.AskAsync<long>("select count(*) from facts.sources where id = 'outside'")).ShouldBe(0);
    }

    [Theory]
    [InlineData("text.txt")]
    [InlineData("inner/text.txt")]
    [InlineData("inner/../text.txt")]
    [InlineData("near.txt")]
    public async Task those_in_it_are(string text)
    {
        var folder = await FolderAsync();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "case.yaml"), $"source: {{ id: \"{text}\", text: {text} }}\n", Stop);
        (await facts.RunAsync("import", Path.Combine(folder, "case.yaml"))).ShouldBeDone();
    }

    [Theory]
    [InlineData(CommandParser.MaxBytes, true)]
    [InlineData(CommandParser.MaxBytes + 1, false)]
    public async Task they_are_as_long_as_a_line_may_be(int bytes, bool fits)
    {
        var folder = await FolderAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "long.txt"), new string('a', bytes), Stop);
        var run = await ImportAsync(folder, "long.txt", $"long-{bytes}");
        if (fits)
            run.ShouldBeDone();
        else
            run.ShouldEnd(1).NoteLines.ShouldHaveSingleItem().ShouldContain(": too-long: long.txt is longer than 1 MiB.");
    }

    [Theory]
    [InlineData("revisions: [{ source: outside, text: /etc/passwd }]")]
    [InlineData("sources: [{ id: outside, text: ../outside.txt }]")]
    public async Task wherever_a_text_is_named(string yaml)
    {
        var folder = await FolderAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "case.yaml"), yaml, Stop);
        (await facts.RunAsync("import", Path.Combine(folder, "case.yaml"))).ShouldEnd(1).Notes.ShouldContain(": invalid-value: ");
    }

    [Fact]
    public async Task a_case_file_that_is_nested_without_end_or_has_none_is_refused()
    {
        var folder = await FolderAsync();
        var file = Path.Combine(folder, "deep.yaml");
        await File.WriteAllTextAsync(file, "source: " + new string('[', 100_000), Stop);
        (await facts.RunAsync("import", file)).ShouldEnd(1).Notes.ShouldContain(": invalid-json: ");
        File.CreateSymbolicLink(Path.Combine(folder, "zero.yaml"), "/dev/zero");
        (await facts.RunAsync("import", Path.Combine(folder, "zero.yaml"))).ShouldEnd(1).Notes.ShouldContain(": invalid-value: ");
        (await facts.RunAsync("import", await PipeAsync(Path.Combine(folder, "pipe.yaml")))).ShouldEnd(1).Notes.ShouldContain(": invalid-value: ");
    }

    private async Task<FactsRun> ImportAsync(string folder, string text, string id = "outside")
    {
        var file = Path.Combine(folder, "case.yaml");
        await File.WriteAllTextAsync(file, $"source: {{ id: {id}, text: \"{text}\" }}\n", Stop);
        return await facts.RunAsync("import", file);
    }

    /// <summary>A folder with a case's things, and what lies beside it.</summary>
    private async Task<string> FolderAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links, pipes and devices are Unix'.");
        var above = Directory.CreateDirectory(Path.Combine(facts.Folder, Path.GetRandomFileName())).FullName;
        var folder = Directory.CreateDirectory(Path.Combine(above, "case")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        foreach (var file in (string[])[Path.Combine(above, "outside.txt"), Path.Combine(folder, "text.txt"), Path.Combine(folder, "inner", "text.txt")])
            await File.WriteAllTextAsync(file, "She took over.", Stop);
        File.CreateSymbolicLink(Path.Combine(folder, "link.txt"), Path.Combine(above, "outside.txt"));
        File.CreateSymbolicLink(Path.Combine(folder, "near.txt"), Path.Combine(folder, "inner", "text.txt"));
        File.CreateSymbolicLink(Path.Combine(folder, "linked"), above);
        File.CreateSymbolicLink(Path.Combine(folder, "zero"), "/dev/zero");
        await PipeAsync(Path.Combine(folder, "pipe"));
        return folder;
    }

    private static async Task<string> PipeAsync(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(Stop);
        made.ExitCode.ShouldBe(0);
        return path;
    }
}
