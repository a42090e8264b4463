using Facts.Tests.Support;

namespace Facts.Tests.Webhooks;

public sealed class when_webhooks_are_managed(FactsCommands facts) : IClassFixture<FactsCommands>
{
    [Fact]
    public async Task the_verbs_add_list_test_rotate_and_remove()
    {
        await using var receiver = await Receiver.StartAsync();
        (await facts.RunAsync("webhooks", "add", receiver.Url, "--organization", "acme")).ShouldBeRefused(1, "unknown-organization");
        (await facts.FeedAsync("""{"type":"organization","id":"acme","name":"Acme"}""", "import", "-")).ShouldBeDone();
        var added = (await facts.RunAsync("webhooks", "add", receiver.Url, "--organization", "acme")).ShouldBeDone().OutputLines;
        var (id, secret) = (added[0], added[1]);
        secret.ShouldStartWith("whsec_");
        (await facts.AskAsync<string>($"select secret from facts.webhooks where id = '{id}'")).ShouldNotContain(secret["whsec_".Length..^1]);
        var listed = (await facts.RunAsync("webhooks", "list")).ShouldBeDone().OutputLines.ShouldHaveSingleItem();
        listed.ShouldStartWith($"{id} {receiver.Url} acme; by ");
        listed.ShouldEndWith("; good");

        (await facts.RunAsync("webhooks", "test", id)).ShouldBeDone().OutputLines.ShouldBe(["204"]);
        (await receiver.NextAsync()).Json.GetProperty("type").GetString().ShouldBe("webhook.test");

        var rotated = (await facts.RunAsync("webhooks", "rotate", id)).ShouldBeDone().OutputLines;
        rotated[0].ShouldBe(id);
        rotated[1].ShouldNotBe(secret);
        await facts.RunAsync("webhooks", "test", id);
        (await receiver.NextAsync()).Signature.Split(' ').Length.ShouldBe(2);

        (await facts.RunAsync("webhooks", "deliveries", id)).ShouldBeDone().Output.ShouldBe("");
        (await facts.RunAsync("webhooks", "replay", id, "msg_none")).ShouldBeRefused(1, "unknown-delivery");
        (await facts.RunAsync("webhooks", "remove", id)).ShouldBeDone();
        (await facts.RunAsync("webhooks", "remove", id)).ShouldBeRefused(1, "unknown-webhook");
    }

    [Fact]
    public async Task an_address_that_is_not_public_is_refused() =>
        (await facts.RunAsync("webhooks", "add", "https://192.168.0.1/")).ShouldBeRefused(1, "address-refused");
}
