using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

public sealed class when_keys_are_managed(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task one_is_printed_once_listed_by_its_start_and_revoked()
    {
        var added = await facts.RunAsync("keys", "add", "desk", "--role", "editor", "--role", "reviewer", "--organization", "openai");
        added.ShouldEnd(0, "The key of desk. It is shown only now.\n");
        var key = added.Output.Trim();
        key.ShouldMatch("^facts_[A-Za-z0-9_-]{43}$");
        var listed = await facts.RunAsync("keys", "list");
        listed.Output.ShouldContain($"desk {key[..12]}… editor, reviewer; only openai; good");
        listed.Output.ShouldNotContain(key);
        (await facts.RunAsync("keys", "revoke", "desk")).ShouldEnd(0);
        var json = JsonDocument.Parse((await facts.RunAsync("keys", "list", "--json")).Output).RootElement;
        var desk = json.EnumerateArray().Single(one => one.GetProperty("name").GetString() == "desk");
        desk.GetProperty("revokedAt").GetString().ShouldNotBeNullOrEmpty();
        desk.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["editor", "reviewer"]);
    }

    [Theory]
    [InlineData("invalid-value", "keys", "add", "two words", "--role", "reader")]
    [InlineData("invalid-value", "keys", "add", "cli", "--role", "reader")]
    [InlineData("invalid-date", "keys", "add", "late", "--role", "reader", "--expires", "2001-01-01")]
    [InlineData("invalid-date", "keys", "add", "late", "--role", "reader", "--expires", "soon")]
    [InlineData("unknown-key", "keys", "revoke", "nobody")]
    [InlineData("access-not-configured", "serve", "--urls", "http://0.0.0.0:0")]
    public async Task it_is_refused_with_a_sentence(string code, params string[] arguments) =>
        (await facts.RunAsync(arguments)).ShouldBeRefused(1, code);
}
