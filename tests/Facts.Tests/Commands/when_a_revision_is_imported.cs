using System.Text;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

public sealed class when_a_revision_is_imported(FactsCommands facts) : IClassFixture<FactsCommands>
{
    private const string Case = """
        recordedAt: "2024-03-04T12:00:00Z"
        organization: acme
        source: { id: page, title: The page, text: first.txt }
        revisions:
          - { text: second.txt, reason: a name was mended, recordedAt: "2024-03-05T12:00:00Z" }
        claims:
          - { id: kept, kind: statement, quote: Per Holm resigned }
          - { id: new, kind: statement, quote: Ada Lind follows }
          - { id: old, kind: statement, quote: Adda Lind follows }
        """;

    [Fact]
    public async Task a_case_file_has_its_text_beside_it_and_the_source_tells_what_became_of_the_words()
    {
        facts.Write("first.txt", Encoding.UTF8.GetBytes("Per Holm resigned. Adda Lind follows."));
        facts.Write("second.txt", Encoding.UTF8.GetBytes("On 29 February Per Holm resigned. Ada Lind follows."));
        var file = facts.Write("case.yaml", Case);
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[0].ShouldEndWith("recorded 3 claims, 1 source, 1 other line.");
        (await facts.RunAsync("import", file)).ShouldBeDone().Output.ShouldEndWith("recorded nothing; 5 unchanged.\n");

        var latest = (await facts.RunAsync("source", "page")).ShouldBeDone().Output;
        latest.ShouldContain("2 revisions, 2 shown");
        latest.ShouldContain("a name was mended");
        latest.ShouldContain("""
            Orphaned in revision 2: to be reviewed
              “Adda Lind follows”
                These words are gone.
                stood in revision 1 · old
            """);
        (await facts.RunAsync("source", "page", "--revision", "1")).ShouldBeDone().Output.ShouldNotContain("Orphaned");
        (await facts.RunAsync("source", "page", "--revision", "3")).ShouldBeRefused(1, "unknown-revision");

        (await facts.RunAsync("claim", "old")).ShouldBeDone().Output.ShouldContain("Orphaned: revision 2 of the source does not have these words.");
        (await facts.RunAsync("claim", "new")).ShouldBeDone().Output.ShouldContain("characters 34–50 of revision 2");
    }

    [Fact]
    public async Task a_text_that_is_not_beside_it_is_refused()
    {
        var file = facts.Write("lost.yaml", "source: { id: lost }\nrevisions: [{ text: nowhere.txt }]");
        var run = await facts.RunAsync("import", file);
        run.Exit.ShouldBe(1);
        run.Notes.ShouldContain("The text can't be read: nowhere.txt: No such file or directory.");
    }
}
