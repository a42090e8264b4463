using System.Diagnostics;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Storage.Embedded;

/// <summary>What a kill -9 or a power cut leaves behind is put right by whoever attaches next.</summary>
[Slow]
public sealed class when_something_was_left_behind : IDisposable
{
    private readonly TemporaryFolder _data = new();

    private string PidFile => _data["cluster/postmaster.pid"];

    public void Dispose() => _data.Dispose();

    private Task<EmbeddedPostgres> AttachAsync() =>
        EmbeddedPostgres.AttachAsync(_data.Path, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>A store with one row, whose server was killed.</summary>
    private async Task<EmbeddedPostgres> WithKilledServerAsync()
    {
        var before = await AttachAsync();
        await Sql.RunAsync(before.ConnectionString, "create table kept as select 7 as n");
        await ServerProcesses.KillAsync(_data);
        return before;
    }

    private async Task ItWorksAsync()
    {
        await using var after = await AttachAsync();
        after.Created.ShouldBeFalse();
        (await Sql.AskAsync<int>(after.ConnectionString, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task a_killed_server_is_started_again_with_its_data()
    {
        await using var before = await WithKilledServerAsync();
        File.Exists(PidFile).ShouldBeTrue();
        File.Exists(_data["run/.s.PGSQL.5432"]).ShouldBeTrue();

        await using var after = await AttachAsync();
        (await Sql.AskAsync<int>(after.ConnectionString, "select n from kept")).ShouldBe(7);
        // The same address: who was attached before can go on.
        (await Sql.AskAsync<int>(before.ConnectionString, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task a_server_that_goes_down_while_somebody_attaches_is_started_again()
    {
        await using var running = await AttachAsync();
        // It looks well, and lets nobody in.
        await ServerProcesses.PauseAllAsync(_data);
        var before = Connections();
        var attaching = AttachAsync();
        while (Connections() == before)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await ServerProcesses.KillAllAsync(_data);

        await using var again = await attaching;
        (await Sql.AskAsync<int>(again.ConnectionString, "select 7")).ShouldBe(7);
    }

    /// <summary>How many have knocked at the server's socket, let in or not: Linux, proc(5), <c>/proc/net/unix</c>.</summary>
    private int Connections() =>
        File.ReadLines("/proc/net/unix").Count(line => line.EndsWith(_data["run/.s.PGSQL.5432"], StringComparison.Ordinal));

    [Fact]
    public async Task a_server_number_that_an_unrelated_process_has_now_does_not_matter()
    {
        await using (await WithKilledServerAsync())
        {
            // The worst case: a process of the account that PostgreSQL runs under, which it may signal.
            using var unrelated = Process.Start(new ProcessStartInfo("/bin/cat")
            {
                RedirectStandardInput = true,
                UserName = Environment.IsPrivilegedProcess ? "postgres" : "",
            })!;
            File.WriteAllText(PidFile, ReplaceNumber(PidFile, unrelated.Id));
            File.WriteAllText(_data["run/.s.PGSQL.5432.lock"], $"{unrelated.Id}\n");

            await ItWorksAsync();
            unrelated.HasExited.ShouldBeFalse();
            unrelated.StandardInput.Close();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense\n")]
    public async Task a_pid_file_that_was_never_finished_does_not_matter(string text)
    {
        await using (await WithKilledServerAsync())
        {
            File.WriteAllText(PidFile, text);
            await ItWorksAsync();
        }
    }

    [Fact]
    public async Task a_store_that_was_never_finished_is_made_anew()
    {
        Directory.CreateDirectory(_data["cluster.new-killed/base"]);
        File.WriteAllText(_data["cluster.new-killed/PG_VERSION"], "15\n");

        await using var made = await AttachAsync();
        made.Created.ShouldBeTrue();
        Directory.Exists(_data["cluster.new-killed"]).ShouldBeFalse();
    }

    [Fact]
    public async Task a_store_without_its_database_gets_it()
    {
        await using (var before = await AttachAsync())
            await Sql.RunAsync(before.ConnectionString.Replace("Database=facts", "Database=postgres"), "drop database facts with (force)");

        await using var after = await AttachAsync();
        after.Created.ShouldBeTrue();
    }

    private static string ReplaceNumber(string path, int number)
    {
        var lines = File.ReadAllLines(path);
        lines[0] = $"{number}";
        return string.Join('\n', lines) + "\n";
    }
}
