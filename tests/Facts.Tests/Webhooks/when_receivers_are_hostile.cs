using System.Net;
using System.Net.Sockets;
using System.Text;
using Facts.Domain.Webhooks;
using Facts.Store.Webhooks;

namespace Facts.Tests.Webhooks;

public sealed class when_receivers_are_hostile(HookedFacts facts) : IClassFixture<HookedFacts>
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("{}");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Names and spellings that lead to this machine: refused when connected to, whatever was thought of them before.</summary>
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("[2002:7f00:1::1]")]
    [InlineData("localhost")]
    [InlineData("169.254.169.254")]
    [InlineData("[fd00:ec2::254]")]
    [InlineData("10.0.0.1")]
    public async Task nothing_is_connected_to_that_is_not_public(string host)
    {
        await using var receiver = await Receiver.StartAsync();
        using var sender = Sender(loopback: false);
        var outcome = await SendAsync(sender, $"http://{host}:{new Uri(receiver.Url).Port}/hook");
        outcome.Problem!.Code.ShouldBe(WebhookTarget.Refused);
        receiver.All.ShouldBeEmpty();
    }

    /// <summary>As a name whose answer changed between the look and the connection would.</summary>
    [Fact]
    public async Task a_name_is_judged_by_what_it_leads_to_when_it_is_connected_to()
    {
        var port = 1;
        await Should.ThrowAsync<AddressRefusedException>(
            GuardedConnection.OpenAsync(new DnsEndPoint("localhost", port), loopback: false, Stop).AsTask());
        await using var receiver = await Receiver.StartAsync();
        await using var open = await GuardedConnection.OpenAsync(
            new DnsEndPoint("127.0.0.1", new Uri(receiver.Url).Port), loopback: true, Stop);
        open.CanWrite.ShouldBeTrue();
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://10.1.2.3/")]
    [InlineData("https://[::ffff:10.1.2.3]/")]
    [InlineData("https://metadata@169.254.169.254/")]
    [InlineData("file:///etc/passwd")]
    public async Task such_an_address_is_not_added(string url)
    {
        using var response = await Support.Http.PostJsonAsync(facts.Client, "/api/webhooks", $$"""{"url":"{{url}}"}""", null);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Support.Http.BodyAsync(response)).GetProperty("code").GetString().ShouldBeOneOf(WebhookTarget.Refused, "invalid-value");
    }

    [Fact]
    public async Task a_redirect_is_not_followed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync((_, response) =>
        {
            response.StatusCode = 307;
            response.Headers.Location = elsewhere.Url;
            return Task.CompletedTask;
        });
        using var sender = Sender(loopback: true);
        (await SendAsync(sender, receiver.Url)).Status.ShouldBe(307);
        elsewhere.All.ShouldBeEmpty();
    }

    /// <summary>By a bare socket: a web server goes on taking what is written for nobody.</summary>
    [Fact]
    public async Task an_endless_response_is_not_read_to_its_end()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var written = WriteUntilHungUpAsync(listener);
        using var sender = Sender(loopback: true);
        (await SendAsync(sender, $"http://{listener.LocalEndpoint}/hook")).Status.ShouldBe(200);
        // What the kernel's buffers on loopback take, beside our 64 KB.
        (await written.WaitAsync(Stop)).ShouldBeLessThan(64 << 20);
    }

    [Fact]
    public async Task whoever_takes_too_long_is_given_up()
    {
        await using var receiver = await Receiver.StartAsync((_, response) => Task
            .Delay(Timeout.Infinite, response.HttpContext.RequestAborted)
            .ContinueWith(_ => { }, TaskScheduler.Default));
        using var sender = Sender(loopback: true);
        (await SendAsync(sender, receiver.Url)).Problem!.Code.ShouldBe("timeout");
    }

    [Fact]
    public async Task where_nobody_listens_nothing_comes_back()
    {
        string url;
        await using (var receiver = await Receiver.StartAsync())
            url = receiver.Url;
        using var sender = Sender(loopback: true);
        (await SendAsync(sender, url)).Problem!.Code.ShouldBe("no-connection");
    }

    /// <returns>How many bytes of a body without end the kernel took.</returns>
    private static async Task<long> WriteUntilHungUpAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(Stop);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {long.MaxValue}\r\n\r\n"), Stop);
        var (block, written) = (new byte[64 << 10], 0L);
        try
        {
            for (; ; written += block.Length)
                await stream.WriteAsync(block, Stop);
        }
        catch (IOException)
        {
            return written;
        }
    }

    private static WebhookSender Sender(bool loopback) =>
        new(new WebhookSettings { Loopback = loopback, Seconds = 2 }, TimeProvider.System);

    private static Task<Outcome> SendAsync(WebhookSender sender, string url) =>
        sender.SendAsync(new Uri(url), "msg_a", Body, [new byte[32]], Stop);
}
