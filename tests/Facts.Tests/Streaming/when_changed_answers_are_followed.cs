using System.Net;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Streaming;

public sealed class when_changed_answers_are_followed(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Start = """{"type":"source","id":"stream","title":"Stream"}""";

    [Fact]
    public async Task an_answer_that_changes_is_told_with_who_held_the_post_before_and_after()
    {
        await served.PostLinesAsync(Start);
        await using var reader = await ListenAsync("?organization=told");
        await served.PostLinesAsync(Holds("told-1", "told", "ann", "2020"));
        await served.PostLinesAsync(Holds("not-told", "other-org", "ann", "2020"));
        await served.PostLinesAsync("""{"type":"correction","claim":"told-1","set":{"person":"bob"},"reason":"r","recordedAt":"2025-06-01T00:00:02Z"}""");

        var (_, first) = await reader.NextAsync();
        Of(first).ShouldBe("told head:  → ann");
        var (_, second) = await reader.NextAsync();
        Of(second).ShouldBe("told head: ann → bob");
    }

    [Fact]
    public async Task whoever_comes_back_goes_on_where_it_was()
    {
        await served.PostLinesAsync(Start);
        string id;
        await using (var reader = await ListenAsync("?organization=back"))
        {
            await served.PostLinesAsync(Holds("back-1", "back", "ann", "2020"));
            (id, _) = await reader.NextAsync();
        }

        await served.PostLinesAsync(Holds("back-2", "back", "bob", "2021", 2));
        await served.PostLinesAsync(Holds("back-3", "back", "cid", "2022", 3));
        await using var again = await ListenAsync("?organization=back", id);
        Of((await again.NextAsync()).Data).ShouldContain("bob");
        Of((await again.NextAsync()).Data).ShouldContain("cid");
    }

    [Fact]
    public async Task nothing_is_missed_under_many_writers()
    {
        const int Writers = 8, Each = 5;
        await served.PostLinesAsync(Start);
        await using var reader = await ListenAsync("");
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Each; i++)
                await served.PostLinesAsync(Holds($"many-{writer}-{i}", $"many-{writer}-{i}", $"p{i}", "2020"));
        }));

        var (seen, ids) = (new HashSet<string>(), new List<long>());
        while (seen.Count(one => one.StartsWith("many-", StringComparison.Ordinal)) < Writers * Each)
        {
            var (id, data) = await reader.NextAsync();
            seen.Add(data.GetProperty("organization").GetString()!);
            ids.Add(long.Parse(id, null));
        }

        ids.ShouldBe(ids.Order());
    }

    [Fact]
    public async Task what_changes_no_answer_is_not_told()
    {
        await served.PostLinesAsync(Start);
        await using var reader = await ListenAsync("?organization=silent");
        await served.PostLinesAsync("""{"type":"claim","id":"silent-1","kind":"statement","source":"stream","organization":"silent","says":"Hm.","recordedAt":"2025-06-01T00:00:00Z"}""");
        await served.PostLinesAsync(Holds("silent-2", "silent", "ann", "2020"));
        Of((await reader.NextAsync()).Data).ShouldBe("silent head:  → ann");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    public async Task an_id_that_was_never_sent_is_refused(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", id);
        using var response = await served.Client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Somebody holds the post of head from a year on, and it is recorded in some second of a minute.</summary>
    private static string Holds(string id, string organization, string person, string when, int second = 1) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"stream","organization":"{{organization}}","post":"head","person":"{{person}}","when":"{{when}}","recordedAt":"2025-06-01T00:00:{{second:00}}Z"}""";

    private static string Of(JsonElement message)
    {
        var change = message.GetProperty("changes").EnumerateArray().Last();
        string People(string side) => string.Join(',', change.GetProperty(side).EnumerateArray()
            .Select(holder => holder.GetProperty("person").GetProperty("id").GetString()));
        return $"{message.GetProperty("organization").GetString()} {change.GetProperty("post").GetString()}: {People("before")} → {People("after")}";
    }

    private Task<Listener> ListenAsync(string query, string? lastId = null) => Listener.OpenAsync(served.Client, $"/api/stream{query}", lastId);

    /// <summary>Reads server-sent events as a browser does.</summary>
    private sealed class Listener(HttpResponseMessage response, StreamReader lines) : IAsyncDisposable
    {
        public static async Task<Listener> OpenAsync(HttpClient client, string path, string? lastId)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (lastId is not null)
                request.Headers.Add("Last-Event-ID", lastId);
            var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            // The first sign of life says that it listens.
            while ((await lines.ReadLineAsync(TestContext.Current.CancellationToken))?.StartsWith(':') != true)
            {
            }

            return new Listener(response, lines);
        }

        public async Task<(string Id, JsonElement Data)> NextAsync()
        {
            using var limit = Patience.Token();
            var (id, data) = ("", "");
            while (true)
            {
                var line = await lines.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("It ended.");
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    id = line[4..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    data = line[6..];
                else if (line.Length == 0 && data.Length > 0)
                    return (id, JsonElement.Parse(data));
            }
        }

        public ValueTask DisposeAsync()
        {
            lines.Dispose();
            response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
