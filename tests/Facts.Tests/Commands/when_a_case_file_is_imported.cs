using Facts.Tests.Support;

namespace Facts.Tests.Commands;

/// <summary>YAML case files, whose refusals name the line that the object starts on.</summary>
public sealed class when_a_case_file_is_imported(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task it_records_its_lists()
    {
        facts.Write("text.txt", "She took over.");
        var file = facts.Write(
            "good.yaml",
            "organization: good",
            "source: { id: good, text: text.txt }",
            "posts:",
            "  - { id: p, seats: 1 }",
            "claims:",
            "  - { id: good-1, kind: appointment, post: p, person: x, when: \"2020\", quote: took over }");
        (await facts.RunAsync("import", file)).ShouldBeDone().OutputLines[0].ShouldBe($"{file}: recorded 1 claim, 1 source, 1 other line.");
    }

    [Fact]
    public async Task it_names_the_line_of_a_section_that_there_is_not() => await RefusedAsync(
        "section.yaml", "2: unknown-field: ", "source: { id: section }", "clams: []");

    [Fact]
    public async Task it_names_the_line_of_a_claim_with_a_field_that_there_is_not() => await RefusedAsync(
        "field.yaml",
        "6: unknown-field: ",
        "organization: field",
        "source: { id: field }",
        "claims:",
        "  # a remark",
        "  - { id: field-1, kind: appointment, post: p, person: x, when: \"2020\" }",
        "  - id: field-2",
        "    kind: appointment",
        "    post: p",
        "    person: x",
        "    when: \"2020\"",
        "    whence: \"2020\"");

    [Theory]
    [InlineData("indent.yaml", "a: 1\n  b: 2\n", 2)]
    [InlineData("quote.yaml", "source:\n  id: \"open\n", 2)]
    [InlineData("twice.yaml", "source: { id: a }\nsource: { id: b }\n", 2)]
    [InlineData("alias.yaml", "source: *nothing\n", 1)]
    public async Task it_names_the_line_where_it_is_no_yaml(string name, string text, int atLeast)
    {
        var file = facts.Write(name, text);
        var run = (await facts.RunAsync("import", file)).ShouldEnd(1);
        var parts = run.NoteLines.ShouldHaveSingleItem()[(file.Length + 1)..].Split(':');
        int.Parse(parts[0]).ShouldBeInRange(atLeast, 3);
        parts[1].ShouldBe(" invalid-json");
    }

    [Fact]
    public async Task it_wants_a_mapping() => await RefusedAsync("list.yaml", "1: invalid-json: ", "- a");

    [Fact]
    public async Task it_wants_objects_in_its_lists() => await RefusedAsync("object.yaml", "2: invalid-json: ", "people:", "  - mira-murati");

    [Fact]
    public async Task it_says_that_a_text_is_not_there() =>
        await RefusedAsync("text.yaml", "1: invalid-value: ", "source: { id: text, text: none.txt }");

    [Fact]
    public async Task it_refuses_a_value_that_contains_itself() =>
        await RefusedAsync("circle.yaml", "1: invalid-json: ", "people: &all [*all]");

    [Fact]
    public async Task it_refuses_what_is_nested_too_deep() => await RefusedAsync(
        "deep.yaml", "1: invalid-json: ", $"people: [{{ id: deep, name: {new string('[', 100)}{new string(']', 100)} }}]");

    [Fact]
    public async Task it_refuses_aliases_that_multiply()
    {
        string[] bomb =
        [
            "a: &a [x, x, x, x, x, x, x, x, x, x]",
            .. Enumerable.Range(1, 9).Select(n => $"{(char)('a' + n)}: &{(char)('a' + n)} [{string.Join(", ", Enumerable.Repeat($"*{(char)('a' + n - 1)}", 10))}]"),
            "people: [{ id: bomb, aliases: *j }]",
        ];
        (await facts.RunAsync("import", facts.Write("bomb.yaml", bomb))).ShouldEnd(1).Notes.ShouldContain(":11: ");
    }

    [Fact]
    public async Task it_takes_nothing_from_an_empty_file() =>
        (await facts.RunAsync("import", facts.Write("empty.yaml", "# nothing"))).ShouldBeDone().Output.ShouldEndWith(": recorded nothing.\n");

    private async Task RefusedAsync(string name, string refusal, params string[] lines)
    {
        var file = facts.Write(name, lines);
        (await facts.RunAsync("import", file)).ShouldEnd(1).NoteLines.ShouldHaveSingleItem().ShouldStartWith($"{file}:{refusal}");
    }
}
