using System.Net;
using System.Net.Sockets;
using System.Text;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;

namespace Facts.Tests.Importing;

/// <summary>Senders who take their time, on bare sockets: more of them than the service has connections to its database.</summary>
[Slow]
public sealed class when_senders_drip(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Source = """{"type":"source","id":"drip"}""";

    /// <summary>The pool has ten.</summary>
    private const int Senders = 24, AtOnce = 4;

    private FactsStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await FactsStore.CreateSeededAsync(postgres, "drip", new SettableClock());

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("/api/import", "Idempotency-Key: drip-{0}\r\n")]
    [InlineData("/api/import?dryRun=true", "")]
    public async Task all_others_are_served_and_so_many_are_waited_for(string path, string header)
    {
        await using var served = await ServeAsync(ServedFacts.Limits with { KeyedImports = AtOnce, GraceSeconds = Patience.Limit.TotalSeconds });
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()), Timeout = Patience.Limit };
        var senders = new List<Sender>();
        try
        {
            for (var i = 0; i < Senders; i++)
                senders.Add(await Sender.BeginAsync(client.BaseAddress!, path, string.Format(null, header, i), Source));
            // So many are waited for; the others are told, though they never end.
            var told = senders.ToDictionary(sender => sender, sender => sender.StatusAsync());
            await Patience.UntilAsync(() => Task.FromResult(told.Values.Count(one => one.IsCompleted) == Senders - AtOnce));
            foreach (var refused in told.Values.Where(one => one.IsCompleted))
                (await refused).ShouldBe("HTTP/1.1 429 Too Many Requests");

            foreach (var other in (string[])["/api/holders?organization=openai&post=ceo&on=2023-11-18", "/health/ready", "/board?organization=openai"])
                (await client.GetAsync(other, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
            using (var import = await client.PostAsync("/api/import", new StringContent(Source, Encoding.UTF8, "application/x-ndjson"), Stop))
                import.StatusCode.ShouldBe(HttpStatusCode.OK);

            foreach (var waited in told.Where(one => !one.Value.IsCompleted).ToList())
            {
                await waited.Key.EndAsync();
                (await waited.Value).ShouldBe("HTTP/1.1 200 OK");
            }
        }
        finally
        {
            senders.ForEach(sender => sender.Dispose());
        }

        using var again = new HttpRequestMessage(HttpMethod.Post, "/api/import") { Content = new StringContent(Source, Encoding.UTF8, "application/x-ndjson") };
        again.Headers.Add("Idempotency-Key", "afterwards");
        (await client.SendAsync(again, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Nobody takes all places: with some left to others, they are served at once.</summary>
    [Theory]
    [InlineData("POST /api/import", "Idempotency-Key: greedy-{0}\r\n")]
    [InlineData("POST /api/import?dryRun=true", "")]
    [InlineData("GET /api/export/claims-csv", "")]
    public async Task one_caller_leaves_room_for_others(string what, string header)
    {
        var limits = ServedFacts.Limits with { GraceSeconds = Patience.Limit.TotalSeconds };
        limits.KeyedImports.ShouldBe(8);
        var (method, path) = (what.Split(' ')[0], what.Split(' ')[1]);
        if (method == "GET")
            await FillAsync();
        await using var served = await ServeAsync(limits, new AccessSettings { ApiKeys = true });
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()), Timeout = Patience.Limit };
        string[] keys = [await KeyAsync("greedy"), await KeyAsync("modest")];
        var senders = new List<Sender>();
        try
        {
            for (var i = 0; i < Senders; i++)
            {
                var headers = $"Authorization: Bearer {keys[0]}\r\n" + string.Format(null, header, i);
                senders.Add(await (method == "GET"
                    ? Sender.AskAsync(client.BaseAddress!, path, headers)
                    : Sender.BeginAsync(client.BaseAddress!, path, headers, Source)));
            }

            // Of imports those are answered that are refused; exports begin to be written.
            var told = senders.ConvertAll(sender => sender.StatusAsync());
            var answered = method == "GET" ? Senders : Senders - limits.KeyedImportsOfOne;
            await Patience.UntilAsync(() => Task.FromResult(told.Count(one => one.IsCompleted) == answered));
            told.Count(one => one.IsCompletedSuccessfully && one.Result == "HTTP/1.1 429 Too Many Requests").ShouldBe(Senders - 2);

            using var other = new HttpRequestMessage(new HttpMethod(method), path);
            other.Headers.Authorization = new("Bearer", keys[1]);
            if (method == "POST")
                other.Content = new StringContent(Source, Encoding.UTF8, "application/x-ndjson");
            if (header.Length > 0)
                other.Headers.Add("Idempotency-Key", "modest");
            using var response = await client.SendAsync(other, HttpCompletionOption.ResponseHeadersRead, Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            senders.ForEach(sender => sender.Dispose());
        }

        // What one took is given back.
        await Patience.UntilAsync(async () =>
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, "/api/export/tenures-csv?organization=openai");
            again.Headers.Authorization = new("Bearer", keys[0]);
            using var response = await client.SendAsync(again, Stop);
            return response.StatusCode == HttpStatusCode.OK;
        });
    }

    [Theory]
    [InlineData("/api/import", "Idempotency-Key: slow\r\n")]
    [InlineData("/api/import?dryRun=true", "")]
    public async Task whoever_is_too_slow_is_told(string path, string header)
    {
        await using var served = await ServeAsync(ServedFacts.Limits with { LeastPace = 1_000_000, GraceSeconds = 0.1 });
        using var sender = await Sender.BeginAsync(new Uri(served.Urls.Single()), path, header, Source);
        (await sender.StatusAsync()).ShouldBe("HTTP/1.1 408 Request Timeout");
        await sender.ReadToAsync("\"code\":\"timeout\"");
    }

    [Fact]
    public async Task whatever_is_too_long_is_told()
    {
        await using var served = await ServeAsync(ServedFacts.Limits with { KeyedBody = 1_000 });
        using var sender = await Sender.BeginAsync(new Uri(served.Urls.Single()), "/api/import", "Idempotency-Key: long\r\n", new string(' ', 1_001));
        (await sender.StatusAsync()).ShouldBe("HTTP/1.1 413 Payload Too Large");
        await sender.ReadToAsync("\"code\":\"too-long\"");
    }

    /// <summary>Readers who take their time hold as little: an export has a connection until it was taken.</summary>
    [Fact]
    public async Task exports_are_written_to_so_many_at_once()
    {
        await using var served = await ServeAsync(ServedFacts.Limits with { Exports = AtOnce, GraceSeconds = Patience.Limit.TotalSeconds });
        using var client = new HttpClient { BaseAddress = new Uri(served.Urls.Single()), Timeout = Patience.Limit };
        await FillAsync();
        var readers = new List<Sender>();
        try
        {
            for (var i = 0; i < Senders; i++)
                readers.Add(await Sender.AskAsync(client.BaseAddress!, "/api/export/claims-csv"));
            var told = await Task.WhenAll(readers.Select(reader => reader.StatusAsync()));
            told.Count(status => status == "HTTP/1.1 200 OK").ShouldBe(AtOnce);
            told.Count(status => status == "HTTP/1.1 429 Too Many Requests").ShouldBe(Senders - AtOnce);
            (await client.GetAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }

        await Patience.UntilAsync(async () =>
        {
            using var export = await client.GetAsync("/api/export/tenures-csv?organization=openai", Stop);
            return export.StatusCode == HttpStatusCode.OK;
        });
    }

    /// <summary>Exports become more than a socket and its two ends take in.</summary>
    private async Task FillAsync()
    {
        var text = new string('x', 500_000);
        await _store.ImportAsync([.. Enumerable.Range(0, 40).Select(i => $$"""{"type":"source","id":"big-{{i}}","text":"{{text}}"}"""),
            .. Enumerable.Range(0, 40).Select(i => $$"""{"type":"claim","id":"big-{{i}}","kind":"statement","source":"big-{{i}}","organization":"big","says":"{{text}}"}""")]);
    }

    private async Task<string> KeyAsync(string name)
    {
        var (key, _, refusal) = await _store.Session.Keys.AddAsync(new GiveKey(name, [Role.Editor], [], null), "test", Stop);
        return key ?? throw new InvalidOperationException(refusal!.Message);
    }

    private async Task<WebApplication> ServeAsync(Limits limits, AccessSettings? access = null)
    {
        var served = FactsHost.Build(_store.Session.Database, _store.Session.Clock, "http://127.0.0.1:0", access, limits);
        await served.StartAsync(Stop);
        return served;
    }

    /// <summary>A connection on which a body begins and does not end by itself.</summary>
    private sealed class Sender : IDisposable
    {
        private readonly TcpClient _client = new() { ReceiveBufferSize = 4_096 };
        private StreamReader _reader = null!;

        public static Task<Sender> BeginAsync(Uri address, string path, string header, string body) => SendAsync(address,
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/x-ndjson\r\n{header}Transfer-Encoding: chunked\r\n\r\n"
            + $"{body.Length:x}\r\n{body}\r\n");

        public static Task<Sender> AskAsync(Uri address, string path, string header = "") =>
            SendAsync(address, $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{header}\r\n");

        public async Task EndAsync() => await _client.GetStream().WriteAsync("0\r\n\r\n"u8.ToArray(), Stop);

        public async Task<string> StatusAsync() => await _reader.ReadLineAsync(Stop).AsTask().WaitAsync(Patience.Limit, Stop) ?? "";

        /// <summary>Up to some words: it is cut off behind the answer, as the body never ended.</summary>
        public async Task ReadToAsync(string words)
        {
            for (var read = ""; !read.Contains(words, StringComparison.Ordinal);)
                read = (await _reader.ReadLineAsync(Stop).AsTask().WaitAsync(Patience.Limit, Stop)).ShouldNotBeNull();
        }

        public void Dispose() => _client.Dispose();

        private static async Task<Sender> SendAsync(Uri address, string text)
        {
            var sender = new Sender();
            await sender._client.ConnectAsync(address.Host, address.Port, Stop);
            await sender._client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), Stop);
            // A buffer of its own size is all that is taken before somebody reads on.
            sender._reader = new StreamReader(sender._client.GetStream(), Encoding.UTF8, false, 1_024);
            return sender;
        }
    }
}
