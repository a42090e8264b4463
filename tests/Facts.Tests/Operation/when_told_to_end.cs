using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Facts.Store.Importing;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Operation;

/// <summary>SIGTERM to a real process that is in the middle of a request, of an import's batch and of a stream.</summary>
[Slow]
public sealed class when_told_to_end(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>One batch of an import, and a line that never ends.</summary>
    private const int Batch = Importer.MostLines;

    private string _connection = "";

    public async ValueTask InitializeAsync() => _connection = await postgres.CreateSeededAsync("ended");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task requests_and_the_batch_finish_and_streams_end_and_it_leaves_with_0()
    {
        var stop = TestContext.Current.CancellationToken;
        using var served = await ServedProcess.StartAsync(
            _connection, ("Shutdown__Notice", "5"), ServedProcess.Patient);
        using var stream = await served.Client.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead, stop);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync(stop));
        (await events.ReadLineAsync(stop)).ShouldBe("retry: 3000");

        // Whoever reads or writes tenures waits for us.
        await using var ours = new NpgsqlConnection(_connection);
        await ours.OpenAsync(stop);
        await using var held = await ours.BeginTransactionAsync(stop);
        await using (var hold = new NpgsqlCommand("lock table facts.tenures in access exclusive mode", ours, held))
            await hold.ExecuteNonQueryAsync(stop);
        var answer = served.Client.GetAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18", stop);
        using var import = await ImportAsync(served.Client.BaseAddress!);
        await Patience.UntilAsync(async () => await WaitingAsync() >= 2);

        await served.TerminateAsync();
        await Patience.UntilAsync(async () => await ReadyAsync(served) == "draining");
        (await served.Client.GetAsync("/health/live", stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await events.ReadToEndAsync(stop).WaitAsync(Patience.Limit, stop)).ShouldNotContain("data:");
        answer.IsCompleted.ShouldBeFalse();

        await held.RollbackAsync(stop);
        (await answer).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reader = new StreamReader(import.GetStream());
        (await reader.ReadLineAsync(stop).AsTask().WaitAsync(Patience.Limit, stop)).ShouldStartWith("HTTP/1.1 503 ");
        var response = "";
        // It is cut off behind the answer, as the body never ended.
        while (!response.Contains("\"code\":\"draining\"", StringComparison.Ordinal))
            response = (await reader.ReadLineAsync(stop).AsTask().WaitAsync(Patience.Limit, stop)).ShouldNotBeNull();
        (await served.EndAsync()).ShouldBe(0, served.Notes);
        (await Support.Sql.AskAsync<long>(_connection, "select count(*) from facts.claims where organization = 'long'")).ShouldBe(Batch - 1);
    }

    [Fact]
    public async Task a_request_that_does_not_finish_is_cut_off_at_the_limit()
    {
        var stop = TestContext.Current.CancellationToken;
        using var served = await ServedProcess.StartAsync(_connection, ("Shutdown__Limit", "1"));
        using var request = new TcpClient();
        await request.ConnectAsync(served.Client.BaseAddress!.Host, served.Client.BaseAddress.Port, stop);
        // A body that is promised and does not come.
        await request.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/claims HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"), stop);
        (await served.Client.GetAsync("/health/ready", stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await served.TerminateAsync();
        (await served.EndAsync()).ShouldBe(0, served.Notes);
    }

    /// <summary>An import whose first batch is sent, and whose body does not end.</summary>
    private static async Task<TcpClient> ImportAsync(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var lines = new StringBuilder("""{"type":"source","id":"long-source"}""").Append('\n');
        for (var i = 1; i < Batch; i++)
            lines.Append($$"""{"type":"claim","id":"long-{{i}}","kind":"appointment","source":"long-source","organization":"long","post":"p{{i}}","person":"x","when":"2020"}""").Append('\n');
        var body = lines.ToString();
        var request = "POST /api/import HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\n"
            + $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return client;
    }

    private Task<long> WaitingAsync() => Support.Sql.AskAsync<long>(
        _connection, "select count(distinct pid) from pg_locks where not granted and relation = 'facts.tenures'::regclass");

    private static async Task<string> ReadyAsync(ServedProcess served)
    {
        using var response = await served.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return response.IsSuccessStatusCode ? "" : JsonElement.Parse(body).GetProperty("code").GetString()!;
    }
}
