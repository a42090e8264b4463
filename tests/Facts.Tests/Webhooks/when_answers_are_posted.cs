using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Facts.Domain.Recording;
using Facts.Store.Redactions;
using Facts.Tests.Support;

namespace Facts.Tests.Webhooks;

[Slow]
public sealed class when_answers_are_posted(HookedFacts facts) : IClassFixture<HookedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_change_is_told_signed_as_the_stream_tells_it()
    {
        await using var receiver = await Receiver.StartAsync();
        var (id, secret) = await facts.AddAsync(receiver.Url, "signed");
        await facts.AppointAsync("signed-1", "signed");

        var message = await receiver.NextAsync();
        message.Json.GetProperty("type").GetString().ShouldBe("answers.changed");
        message.Json.GetProperty("timestamp").GetString().ShouldBe(message.Json.GetProperty("data").GetProperty("knownAt").GetString());
        message.Json.GetProperty("data").GetRawText().ShouldBe(await FirstOfStreamAsync("signed"));
        var hash = HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]),
            Encoding.UTF8.GetBytes($"{message.Id}.{message.Timestamp}.{message.Body}"));
        message.Signature.ShouldBe("v1," + Convert.ToBase64String(hash));
        message.Timestamp.ShouldBe(facts.Clock.GetUtcNow().ToUnixTimeSeconds().ToString());
        (await facts.DeliveriesAsync(id, "delivered")).ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(message.Id);
    }

    /// <summary>Leaves are gone through in batches of 500.</summary>
    [Fact]
    public async Task a_large_change_is_told_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var (id, _) = await facts.AddAsync(receiver.Url, "large");
        await facts.PostLinesAsync([.. Enumerable.Range(0, 1_300).Select(claim =>
            $$"""{"type":"claim","id":"large-{{claim}}","kind":"appointment","source":"hooks","organization":"large","post":"p{{claim}}","""
            + """
                "person":"ann","when":"2020"}
                """)]);
        await receiver.NextAsync();
        (await facts.DeliveriesAsync(id, "delivered")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task of_many_messages_all_arrive_and_only_some_are_under_way_at_a_time()
    {
        const int Many = 60;
        var (underWay, seen) = (0, new ConcurrentBag<int>());
        await using var receiver = await Receiver.StartAsync(async (_, response) =>
        {
            seen.Add(Interlocked.Increment(ref underWay));
            await Task.Delay(20, Stop);
            Interlocked.Decrement(ref underWay);
            response.StatusCode = 204;
        });
        await facts.AddAsync(receiver.Url, "many");
        await facts.PostLinesAsync([.. Enumerable.Range(0, Many).Select(claim =>
            $$"""{"type":"claim","id":"many-{{claim}}","kind":"appointment","source":"hooks","organization":"many","post":"p{{claim}}","""
            + $$"""
                "person":"ann","when":"2020","recordedAt":"2025-01-01T00:00:{{claim:00}}Z"}
                """)]);
        var messages = new HashSet<string>();
        while (messages.Count < Many)
            messages.Add((await receiver.NextAsync()).Id);
        receiver.All.Count.ShouldBe(Many);
        seen.Max().ShouldBeInRange(2, 20);
    }

    [Fact]
    public async Task what_is_of_another_organization_or_from_before_is_not_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await facts.AppointAsync("before-1", "limited");
        await facts.AddAsync(receiver.Url, "limited");
        await facts.AppointAsync("elsewhere-1", "elsewhere");
        facts.Clock.Tick();
        await facts.AppointAsync("before-2", "limited", "bob", 2022);
        (await receiver.NextAsync()).Body.ShouldContain("bob");
        receiver.All.ShouldHaveSingleItem().Organization.ShouldBe("limited");
    }

    [Fact]
    public async Task a_receiver_that_fails_is_told_again_under_the_same_id_when_it_heals()
    {
        var healed = false;
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            response.StatusCode = healed ? 200 : 500;
            return Task.CompletedTask;
        });
        var (webhook, _) = await facts.AddAsync(receiver.Url, "healing");
        await facts.AppointAsync("healing-1", "healing");
        var first = await receiver.NextAsync();
        var waiting = (await facts.DeliveriesAsync(webhook, "waiting")).ShouldHaveSingleItem();
        waiting.GetProperty("status").GetInt32().ShouldBe(500);
        (Instant(waiting, "nextAt") - Instant(waiting, "triedAt")).TotalSeconds.ShouldBeInRange(8, 12);

        healed = true;
        facts.Clock.Tick();
        var second = await receiver.NextAsync();
        (second.Id, second.Body).ShouldBe((first.Id, first.Body));
        (await facts.DeliveriesAsync(webhook, "delivered")).Single().GetProperty("attempts").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task whoever_asks_to_be_left_alone_is()
    {
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            response.StatusCode = 503;
            response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        var (webhook, _) = await facts.AddAsync(receiver.Url, "resting");
        await facts.AppointAsync("resting-1", "resting");
        await receiver.NextAsync();
        var waiting = (await facts.DeliveriesAsync(webhook, "waiting")).Single();
        (Instant(waiting, "nextAt") - Instant(waiting, "triedAt")).TotalSeconds.ShouldBe(3600);
        var listed = await facts.Client.GetFromJsonAsync<JsonElement>("/api/webhooks", Stop);
        var rests = listed.GetProperty("webhooks").EnumerateArray().Single(one => one.GetProperty("id").GetString() == webhook);
        (Instant(rests, "restsUntil") - Instant(waiting, "triedAt")).TotalSeconds.ShouldBe(3600);
    }

    [Fact]
    public async Task after_the_last_attempt_it_is_a_dead_letter_that_can_be_replayed()
    {
        var healed = false;
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            response.StatusCode = healed ? 200 : 500;
            return Task.CompletedTask;
        });
        var (webhook, _) = await facts.AddAsync(receiver.Url, "dying");
        await facts.AppointAsync("dying-1", "dying");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await receiver.NextAsync();
            await facts.DeliveriesAsync(webhook, attempt < 3 ? "waiting" : "dead");
            facts.Clock.Tick();
        }

        var id = (await facts.DeliveriesAsync(webhook, "dead")).Single().GetProperty("id").GetString()!;
        healed = true;
        facts.Clock.Tick();
        using var replayed = await facts.Client.PostAsync($"/api/webhooks/{webhook}/deliveries/{id}/replay", null, Stop);
        replayed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await receiver.NextAsync()).Id.ShouldBe(id);
        await facts.DeliveriesAsync(webhook, "delivered");
        receiver.All.Select(one => one.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task a_name_that_was_erased_meanwhile_is_not_told_by_a_replay()
    {
        await using var receiver = await Receiver.StartAsync();
        var (webhook, _) = await facts.AddAsync(receiver.Url, "erased");
        await facts.PostLinesAsync("""{"type":"person","id":"p-erased","name":"Somebody Known"}""");
        await facts.AppointAsync("erased-1", "erased", "p-erased");
        var told = await receiver.NextAsync();
        told.Body.ShouldContain("Somebody Known");
        await facts.DeliveriesAsync(webhook, "delivered");

        var (_, refusal) = await new Redactor(facts.Store.Session.Database, facts.Clock)
            .RedactAsync(new Redact(RedactionTarget.Parse("person:p-erased"), "name", "asked for"), "test", Stop);
        refusal.ShouldBeNull();
        using var replayed = await facts.Client.PostAsync($"/api/webhooks/{webhook}/deliveries/{told.Id}/replay", null, Stop);
        var again = await receiver.NextAsync();
        again.Id.ShouldBe(told.Id);
        again.Body.ShouldNotContain("Somebody Known");
    }

    [Fact]
    public async Task whoever_is_gone_is_told_nothing_more()
    {
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            response.StatusCode = 410;
            return Task.CompletedTask;
        });
        var (webhook, _) = await facts.AddAsync(receiver.Url, "leaving");
        await facts.AppointAsync("leaving-1", "leaving");
        var id = (await receiver.NextAsync()).Id;
        await facts.DeliveriesAsync(webhook, "dead");
        await using var other = await Receiver.StartAsync();
        await facts.AddAsync(other.Url, "leaving");
        facts.Clock.Tick();
        await facts.AppointAsync("leaving-2", "leaving", "bob", 2022);
        // Both would have been told of it at once.
        await other.NextAsync();
        (await facts.DeliveriesAsync(webhook, "dead")).ShouldHaveSingleItem();
        using var replayed = await facts.Client.PostAsync($"/api/webhooks/{webhook}/deliveries/{id}/replay", null, Stop);
        await Support.Http.IsProblemAsync(replayed, HttpStatusCode.Conflict, "webhook-disabled");
    }

    [Fact]
    public async Task each_change_has_one_id_whichever_node_tells_it()
    {
        using var other = await facts.AddNodeAsync();
        await using var receiver = await Receiver.StartAsync();
        var (webhook, _) = await facts.AddAsync(receiver.Url);
        const int Changes = 30;
        for (var i = 0; i < Changes; i++)
        {
            await facts.AppointAsync($"nodes-{i}", $"nodes-{i}");
            if (i % 10 == 0)
                facts.Clock.Tick();
        }

        var told = new HashSet<(string, string)>();
        while (told.Count(one => one.Item1.StartsWith("nodes-", StringComparison.Ordinal)) < Changes)
        {
            var message = await receiver.NextAsync();
            told.Add((message.Organization, message.Id));
        }

        told.GroupBy(one => one.Item1).ShouldAllBe(group => group.Count() == 1);
        using var removed = await other.DeleteAsync($"/api/webhooks/{webhook}", Stop);
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var gone = await facts.Client.GetAsync($"/api/webhooks/{webhook}/deliveries", Stop);
        await Support.Http.IsProblemAsync(gone, HttpStatusCode.NotFound, "unknown-webhook");
    }

    private static DateTimeOffset Instant(JsonElement json, string name) => DateTimeOffset.Parse(json.GetProperty(name).GetString()!);

    /// <summary>What <c>GET /api/stream</c> tells first of an organization.</summary>
    private async Task<string> FirstOfStreamAsync(string organization)
    {
        var path = $"/api/stream?organization={organization}&lastEventId=0";
        using var lines = new StreamReader(await facts.Client.GetStreamAsync(path, Stop));
        while (await lines.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line[6..];
        }

        throw new InvalidOperationException("It ended.");
    }
}
