using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

public sealed class when_the_trail_verb_is_used(SeededFacts facts) : IClassFixture<SeededFacts>
{
    [Fact]
    public async Task it_marks_the_quote_in_its_sentence()
    {
        var run = (await facts.RunAsync("trail", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-21")).ShouldBeDone();
        run.OutputLines[0].ShouldBe("Mira Murati, interim, possibly until 19 November 2023, was Chief executive officer of OpenAI on 18 November 2023.");
        run.Output.ShouldContain("Starts 17 November 2023 (2 independent origins)");
        run.Output.ShouldContain("⟦namun dirinya diturunkan jabatannya pada akhir pekan⟧.");
        run.OutputLines[^1].ShouldBe("Rule editorial-2, as known at 21 November 2023.");
    }

    [Fact]
    public async Task it_writes_a_report_into_a_file()
    {
        var file = Path.Combine(facts.Folder, "report.html");
        var run = await facts.RunAsync("trail", "openai", "ceo", "--on", "2023-11-18", "--known", "2023-11-21", "--html", file);
        run.ShouldEnd(0, notes: $"The report is in {file}.\n").Output.ShouldBe("");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .ShouldContain("<mark>namun dirinya diturunkan jabatannya pada akhir pekan</mark>");
    }

    [Fact]
    public async Task it_says_why_a_file_cannot_be_written() =>
        (await facts.RunAsync("trail", "openai", "ceo", "--html", Path.Combine(facts.Folder, "none", "report.html"))).ShouldBeRefused(1, "invalid-file");

    [Fact]
    public async Task it_names_who_spoke_in_the_answer_and_in_claims()
    {
        (await facts.RunAsync("who", "openai", "ceo", "--on", "2023-11-21")).ShouldBeDone().Output.ShouldContain("appointment · Emmett Shear, via X, 20 November 2023");
        (await facts.RunAsync("claim", "shear-accepts-interim-post")).ShouldBeDone().Output.ShouldContain("Emmett Shear, via X, 20 November 2023: shear-accepts-interim-post");
    }
}
