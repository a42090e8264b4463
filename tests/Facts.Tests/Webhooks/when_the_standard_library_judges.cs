using System.Diagnostics;
using Facts.Domain.Webhooks;
using Facts.Tests.Support;

namespace Facts.Tests.Webhooks;

public sealed class when_the_standard_library_judges(HookedFacts facts) : IClassFixture<HookedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task it_verifies_with_the_old_and_the_new_secret_and_with_no_other()
    {
        var folder = Environment.GetEnvironmentVariable("FACTS_TEST_WEBHOOKS");
        Assert.SkipWhen(
            string.IsNullOrEmpty(folder), "FACTS_TEST_WEBHOOKS names no folder with npm's standardwebhooks; .ci/run installs it.");
        // The library looks at the time.
        facts.Clock.Set(TimeProvider.System.GetUtcNow());
        await using var receiver = await Receiver.StartAsync();
        var (webhook, old) = await facts.AddAsync(receiver.Url, "judged");
        using var rotated = await facts.Client.PostAsync($"/api/webhooks/{webhook}/rotate", null, Stop);
        var renewed = (await Http.BodyAsync(rotated)).GetProperty("secret").GetString()!;
        await facts.AppointAsync("judged-1", "judged", "Zoë 你好");
        var message = await receiver.NextAsync();
        message.Signature.Split(' ').Length.ShouldBe(2);

        (await JudgeAsync(folder!, old, message)).ShouldBe("verified");
        (await JudgeAsync(folder!, renewed, message)).ShouldBe("verified");
        (await JudgeAsync(folder!, WebhookSecret.Print(new byte[32]), message)).ShouldStartWith("refused");
        (await JudgeAsync(folder!, renewed, message with { Id = "msg_other" })).ShouldStartWith("refused");
        (await JudgeAsync(folder!, renewed, message with { Body = message.Body + " " })).ShouldStartWith("refused");
    }

    private static async Task<string> JudgeAsync(string folder, string secret, Received message)
    {
        var judge = Path.Combine(AppContext.BaseDirectory, "Webhooks", "Judge", "judge.js");
        using var node = Process.Start(new ProcessStartInfo("node", [judge])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Path.Combine(folder, "node_modules") },
        })!;
        await node.StandardInput.WriteAsync(System.Text.Json.JsonSerializer.Serialize(
            new { secret, id = message.Id, timestamp = message.Timestamp, signature = message.Signature, body = message.Body }));
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        node.ExitCode.ShouldBe(0, await node.StandardError.ReadToEndAsync(Stop));
        return said.Trim();
    }
}
