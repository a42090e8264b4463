using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

public sealed class when_a_field_is_missing(OwnStore own) : IClassFixture<OwnStore>
{
    public static TheoryData<string, string> Needs => SampleLines.Needs;

    public static TheoryData<string> Names => SampleLines.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task it_is_not_with_all_of_them(string name)
    {
        await own.Store.ImportAsync(SampleLines.Ground);
        (await Trial(own.Store, SampleLines.Of(name).ToJsonString())).Rejected.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task the_line_is_refused_and_names_it(string name, string field)
    {
        var line = SampleLines.Of(name);
        line.Remove(field);
        var refused = await BadLine.RefusedAsync(own.Store, Codes.MissingField, line.ToJsonString());
        refused.Message.ShouldContain(field == "notSameAs" ? "'sameAs'" : $"'{field}'");
    }

    [Theory]
    [MemberData(nameof(Needs))]
    public async Task null_and_empty_are_missing_too(string name, string field)
    {
        var line = SampleLines.Of(name);
        line[field] = null;
        await BadLine.RefusedAsync(own.Store, Codes.MissingField, line.ToJsonString());
        if (field is "set" or "value" or "rank" or "outcome" or "when")
            return; // Not text, or a word or date that "" is none of.
        line[field] = "";
        await BadLine.RefusedAsync(own.Store, Codes.MissingField, line.ToJsonString());
    }

    [Fact]
    public async Task a_tenure_needs_one_end_at_least()
    {
        var line = SampleLines.Of("tenure");
        line.Remove("from");
        line.Remove("to");
        await BadLine.RefusedAsync(own.Store, Codes.MissingField, line.ToJsonString());
    }

    [Fact]
    public Task a_correction_needs_something_to_set() =>
        BadLine.RefusedAsync(own.Store, Codes.MissingField, """{"type":"correction","claim":"base","set":{},"reason":"r"}""");

    [Theory]
    [InlineData("when", "appointment")]
    [InlineData("person", "tenure")]
    [InlineData("post", "tenure")]
    [InlineData("source", "tenure")]
    public async Task a_correction_cant_take_it_away(string field, string kind)
    {
        var claim = SampleLines.Of(kind);
        claim["id"] = $"whole-{field}";
        await BadLine.RefusedAsync(
            own.Store,
            Codes.MissingField,
            $$"""{"type":"correction","claim":"whole-{{field}}","set":{"{{field}}":null},"reason":"r"}""",
            claim.ToJsonString());
    }

    private static Task<Facts.Importing.ImportReport> Trial(FactsStore store, string line) =>
        store.ImportAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(line)), dryRun: true);
}
