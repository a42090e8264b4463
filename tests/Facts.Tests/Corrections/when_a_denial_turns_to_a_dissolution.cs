using Facts.Domain.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Corrections;

/// <summary>The first dissolution that a store has ever heard of, and an older denial that is corrected to deny it, in one batch.</summary>
public sealed class when_a_denial_turns_to_a_dissolution(PostgresFixture postgres)
{
    [Fact]
    public async Task the_history_of_the_denial_comes_along()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "turned");
        (await store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"person","id":"acme","kind":"organization"}""",
            """{"type":"claim","id":"seat","kind":"appointment","source":"s","organization":"ash","post":"board","person":"acme","when":"2015"}""",
            """{"type":"claim","id":"own","kind":"appointment","source":"s","organization":"acme","post":"chair","person":"ann","when":"2015"}""",
            """{"type":"claim","id":"no","kind":"denial","source":"s","organization":"acme","denies":"own"}""")).Rejected.ShouldBeEmpty();
        (await store.ImportAsync(
            """{"type":"claim","id":"end","kind":"dissolution","source":"s","organization":"acme","when":"2021"}""",
            """{"type":"correction","claim":"no","set":{"denies":"end"},"reason":"read again"}""")).Rejected.ShouldBeEmpty();
        (await store.AskAsync("ash", "board", "2023-01-01", "2030-01-01")).Status.ShouldBe(Status.Disputed);
        (await store.AskAsync("acme", "chair", "2016-01-01", "2030-01-01")).Status.ShouldBe(Status.Held);
        (await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken)).Differing.ShouldBeEmpty();
    }
}
