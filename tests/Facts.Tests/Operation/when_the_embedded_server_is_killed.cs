using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary><c>facts serve</c> with a server of its own, which something kills.</summary>
[Slow]
public sealed class when_the_embedded_server_is_killed : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task it_is_started_again_and_that_is_said()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's processes are looked up in /proc.");
        using var served = await ServedProcess.StartAsync("", ("FACTS_DATA", _data.Path));
        await AnswersAsync(served);
        for (var time = 1; time <= 2; time++)
        {
            var before = ServerProcesses.Number(_data);
            await ServerProcesses.KillAsync(_data);
            await Patience.UntilAsync(() => served.Notes.Split("runs again.").Length == time + 1);
            await AnswersAsync(served);
            ServerProcesses.Number(_data).ShouldNotBe(before);
        }

        using var claim = await served.Client.PostJsonAsync(
            "/api/claims",
            """{"id":"after","kind":"appointment","source":"article-2023-11-20","organization":"openai","post":"cfo","person":"eve","when":"2024"}""",
            null);
        claim.StatusCode.ShouldBe(HttpStatusCode.Created);

        await served.TerminateAsync();
        (await served.EndAsync()).ShouldBe(0);
        File.Exists(_data["cluster/postmaster.pid"]).ShouldBeFalse();
        served.Notes.ShouldNotContain("can't be started");
    }

    private static Task AnswersAsync(ServedProcess served) => Patience.UntilAsync(async () =>
    {
        using var answer = await served.Client.GetAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18", TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.OK;
    });
}
