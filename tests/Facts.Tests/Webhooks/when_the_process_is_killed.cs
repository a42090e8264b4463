using Facts.Tests.Support;

namespace Facts.Tests.Webhooks;

/// <summary>Real processes: the first dies by kill -9 after it sent a message, and before it could note that.</summary>
[Slow]
public sealed class when_the_process_is_killed(FactsCommands facts) : IClassFixture<FactsCommands>
{
    private const string Lines = """
        {"type":"source","id":"killed","title":"t"}
        {"type":"claim","id":"killed-1","kind":"appointment","source":"killed","organization":"killed","post":"head","person":"ann","when":"2020"}
        """;

    [Fact]
    public async Task another_one_sends_the_same_message_under_the_same_id()
    {
        FactsProcess? first = null;
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            // It waits for an answer, and never notes one.
            if (first is { HasExited: false } alive)
                alive.Kill();
            response.StatusCode = 204;
            return Task.CompletedTask;
        });
        var webhook = (await facts.RunAsync("webhooks", "add", receiver.Url)).ShouldBeDone().OutputLines[0];
        using (first = await ServeAsync())
        {
            (await facts.FeedAsync(Lines, "import", "-")).ShouldEnd(0);
            var sent = await receiver.NextAsync();
            (await StateAsync(webhook)).ShouldBe("sending");
            using var second = await ServeAsync();
            var again = await receiver.NextAsync();
            (again.Id, again.Body).ShouldBe((sent.Id, sent.Body));
            while (await StateAsync(webhook) != "delivered")
                await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Port 0: whichever is free. A process has few connections in tests; Wolverine holds some of them.</summary>
    private Task<FactsProcess> ServeAsync() => FactsProcess.StartAsync(facts.ConnectionString, ["serve", "--urls", "http://127.0.0.1:0"]);

    private Task<string> StateAsync(string webhook) =>
        facts.AskAsync<string>($"select state from facts.webhook_deliveries where webhook = '{webhook}'");
}
