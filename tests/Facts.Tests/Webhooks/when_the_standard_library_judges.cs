using System.Text.Json;
using Facts.Domain.Webhooks;
using Facts.Tests.Support;

namespace Facts.Tests.Webhooks;

[Slow]
public sealed class when_the_standard_library_judges(HookedFacts facts) : IClassFixture<HookedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task it_verifies_with_the_old_and_the_new_secret_and_with_no_other()
    {
        // The library looks at the time.
        facts.Clock.Set(TimeProvider.System.GetUtcNow());
        await using var receiver = await Receiver.StartAsync();
        var (webhook, old) = await facts.AddAsync(receiver.Url, "judged");
        using var rotated = await facts.Client.PostAsync($"/api/webhooks/{webhook}/rotate", null, Stop);
        var renewed = (await Http.BodyAsync(rotated)).GetProperty("secret").GetString()!;
        await facts.AppointAsync("judged-1", "judged", "Zoë 你好");
        var message = await receiver.NextAsync();
        message.Signature.Split(' ').Length.ShouldBe(2);

        (await JudgeAsync(old, message)).ShouldBe("verified");
        (await JudgeAsync(renewed, message)).ShouldBe("verified");
        (await JudgeAsync(WebhookSecret.Print(new byte[32]), message)).ShouldStartWith("refused");
        (await JudgeAsync(renewed, message with { Id = "msg_other" })).ShouldStartWith("refused");
        (await JudgeAsync(renewed, message with { Body = message.Body + " " })).ShouldStartWith("refused");
    }

    private static Task<string> JudgeAsync(string secret, Received message) => NodeJudge.AskAsync(
        "FACTS_TEST_WEBHOOKS",
        "standardwebhooks",
        "Webhooks/Judge/judge.js",
        JsonSerializer.Serialize(
            new { secret, id = message.Id, timestamp = message.Timestamp, signature = message.Signature, body = message.Body }));
}
