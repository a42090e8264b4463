using System.Net;
using System.Net.Sockets;
using Facts.Api.Access;
using Facts.Tests.Support;

namespace Facts.Tests.Commands;

public sealed class when_addresses_to_listen_on_are_wrong(PostgresFixture postgres)
{
    [Theory]
    [InlineData("localhost:99999", "'localhost:99999': it does not begin with http://", "its port is no number from 0 to 65535")]
    [InlineData("http://127.0.0.1:99999", "'http://127.0.0.1:99999': its port is no number from 0 to 65535", null)]
    [InlineData("http://localhost:five", "its port is no number", null)]
    [InlineData("http://localhost:-1", "its port is no number", null)]
    [InlineData("http://:5080", "it has no host", null)]
    [InlineData("http://", "it has no host", null)]
    [InlineData("https://127.0.0.1:5080", "https is for a proxy in front", null)]
    [InlineData("ftp://localhost", "it does not begin with http://", null)]
    [InlineData("http://127.0.0.1:5080;localhost", "'localhost': it does not begin", null)]
    [InlineData("http://127.0.0.1:5080/facts", "'http://127.0.0.1:5080/facts': it has a path", null)]
    [InlineData("http://[::1", "its bracket is not closed", null)]
    [InlineData(";", "names no address", null)]
    public async Task it_says_what_is_wrong_and_opens_no_database(string urls, string wrong, string? more)
    {
        var run = (await FactsInProcess.RunAsync("Host=127.0.0.1;Port=1", ["serve", "--urls", urls])).ShouldEnd(2);
        run.NoteLines[0].ShouldStartWith("facts: usage: ");
        run.NoteLines[0].ShouldContain(wrong);
        if (more is not null)
            run.NoteLines[0].ShouldContain(more);
        else if (!wrong.Contains("port"))
            run.NoteLines[0].ShouldNotContain("its port is no number");
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://[::1]")]
    [InlineData("http://*:80;http://localhost")]
    [InlineData("HTTP://localhost:5080/")]
    [InlineData("http://unix:/run/facts.sock")]
    public void others_are_taken(string urls) => Listening.CheckForm(urls).ShouldBeNull();

    [Fact]
    [Slow]
    public async Task a_port_that_is_used_is_told_in_a_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        var run = await FactsProcess.RunAsync(await postgres.CreateDatabaseAsync("used"), ["serve", "--urls", url]);
        // Other lines are the log's, JSON each.
        run.ShouldEnd(1).NoteLines.Where(line => !line.StartsWith('{'))
            .ShouldBe([$"facts: address-unavailable: Failed to bind to address {url}: address already in use."]);
        run.Notes.ShouldNotContain("   at ");
        run.Notes.ShouldNotContain("\\n   at ");
    }
}
