using Facts.Store.Ledger;
using Facts.Store.Webhooks;
using Facts.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Facts.Tests.Webhooks;

[Slow]
public sealed class when_a_node_leaves(OwnStore own, PostgresFixture postgres) : IClassFixture<OwnStore>
{
    private static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Long before what is under way would be taken for lost.</summary>
    [Fact]
    public async Task what_it_was_about_to_send_is_sent_by_the_next()
    {
        var (clock, hangs) = (new SettableClock(), true);
        await using var receiver = await Receiver.StartAsync(async (_, response) =>
        {
            if (hangs)
                await Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var store = own.Store;
        string webhook;
        await using (var first = FactsHost.Build(store.Session.Database, clock, "http://127.0.0.1:0", webhooks: Settings))
        {
            await first.StartAsync(Stop);
            var (added, _) = await first.Services.GetRequiredService<WebhookStore>().AddAsync(receiver.Url, null, new("test", null), Stop);
            webhook = added!.Webhook.Id;
            await store.ImportAsync(
                """{"type":"source","id":"s","title":"t"}""",
                """{"type":"claim","id":"c","kind":"appointment","source":"s","organization":"o","post":"p","person":"x","when":"2020"}""");
            await receiver.NextAsync();
            await first.StopAsync(Stop);
        }

        hangs = false;
        await using var second = FactsHost.Build(store.Session.Database, clock, "http://127.0.0.1:0", webhooks: Settings);
        await second.StartAsync(Stop);
        var (until, deliveries) = (clock.GetUtcNow() + Minutes, second.Services.GetRequiredService<Deliveries>());
        using var limit = Patience.Token();
        while ((await deliveries.ListAsync(webhook, null, "delivered", null, null, limit.Token)).Page!.Deliveries.Count == 0)
        {
            if (clock.GetUtcNow() < until)
                clock.Tick();
            await Task.Delay(100, limit.Token);
        }

        receiver.All.Select(one => one.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task what_changed_while_nobody_served_is_sent_by_the_first_who_does()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var store = await FactsStore.CreateAsync(postgres, "unserved");
        await store.ImportAsync(
            """{"type":"source","id":"s","title":"t"}""",
            """{"type":"claim","id":"c0","kind":"appointment","source":"s","organization":"before","post":"p","person":"x","when":"2020"}""");
        var (added, _) = await store.Session.Webhooks.AddAsync(receiver.Url, null, new("test", null), Stop);
        added.ShouldNotBeNull();
        await store.ImportAsync(
            """{"type":"claim","id":"c1","kind":"appointment","source":"s","organization":"after","post":"p","person":"x","when":"2020"}""");
        await new Sequencer(store.Session.Database.Source).RunAsync(everywhere: true, Stop);
        await using var node = FactsHost.Build(store.Session.Database, store.Session.Clock, "http://127.0.0.1:0", webhooks: Settings);
        await node.StartAsync(Stop);
        (await receiver.NextAsync()).Organization.ShouldBe("after");
        receiver.All.ShouldHaveSingleItem();
    }

    private static WebhookSettings Settings => new() { Loopback = true, Seconds = 5 };
}
