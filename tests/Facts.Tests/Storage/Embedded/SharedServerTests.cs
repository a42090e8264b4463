using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Storage.Embedded;

[Slow]
public sealed class when_several_processes_use_a_data_folder : IDisposable
{
    private readonly TemporaryFolder _data = new();

    private bool Runs => File.Exists(_data["cluster/postmaster.pid"]);

    public void Dispose() => _data.Dispose();

    private Task<EmbeddedPostgres> AttachAsync() =>
        EmbeddedPostgres.AttachAsync(_data.Path, _ => { }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task the_server_outlives_the_process_that_started_it()
    {
        var starter = await AttachedProcess.StartAsync(_data.Path);
        await using (var here = await AttachAsync())
        {
            here.Created.ShouldBeFalse();
            here.ConnectionString.ShouldBe(starter.Answer);
            await starter.DisposeAsync();
            (await Sql.AskAsync<int>(here.ConnectionString, "select 1")).ShouldBe(1);
        }
        Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task another_process_keeps_it_running()
    {
        await using (var here = await AttachAsync())
        await using (var other = await AttachedProcess.StartAsync(_data.Path))
        {
            await here.DisposeAsync();
            (await Sql.AskAsync<int>(other.Answer, "select 1")).ShouldBe(1);
        }
        Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task a_killed_process_leaves_the_server_to_the_next_which_stops_it()
    {
        var killed = await AttachedProcess.StartAsync(_data.Path);
        await killed.KillAsync();
        Runs.ShouldBeTrue();
        var server = ServerProcesses.Number(_data);

        await using (await AttachAsync()) ServerProcesses.Number(_data).ShouldBe(server);
        Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task attaching_once_more_starts_nothing()
    {
        await using var first = await AttachAsync();
        var server = ServerProcesses.Number(_data);
        await using var second = await AttachAsync();
        second.ConnectionString.ShouldBe(first.ConnectionString);
        ServerProcesses.Number(_data).ShouldBe(server);
    }

    [Fact]
    public async Task an_ordinary_user_has_one_of_their_own()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may become another account.");
        Directory.CreateDirectory(_data.Path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_data.Path, (UnixFileMode)0b111_111_111);

        await using (var theirs = await AttachedProcess.StartAsync(_data["theirs"], "nobody"))
            (await Sql.AskAsync<int>(theirs.Answer, "select 1")).ShouldBe(1);
        File.Exists(_data["theirs/cluster/postmaster.pid"]).ShouldBeFalse();
        File.Exists(_data["theirs/cluster/PG_VERSION"]).ShouldBeTrue();
    }
}
