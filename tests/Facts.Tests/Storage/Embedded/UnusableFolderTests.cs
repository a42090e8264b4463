using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Storage.Embedded;

[Slow]
public sealed class when_a_data_folder_is_odd : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    private static Task<EmbeddedPostgres> AttachAsync(string folder) =>
        EmbeddedPostgres.AttachAsync(folder, _ => { }, TestContext.Current.CancellationToken);

    private static async Task<string> RefusalAsync(string folder)
    {
        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(() => AttachAsync(folder));
        refusal.Message.ShouldEndWith(".");
        refusal.Message.ShouldNotContain("\n");
        return refusal.Message;
    }

    [Theory]
    [InlineData("a name with spaces, a comma: and 'quotes\" $(false) `false`")]
    [InlineData("Ελληνικά")]
    public async Task any_name_will_do(string name)
    {
        await using var postgres = await AttachAsync(_data[name]);
        (await Sql.AskAsync<int>(postgres.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task a_path_too_long_for_a_socket_has_it_elsewhere()
    {
        var folder = _data[new string('x', 120)];
        string socketFolder;
        await using (var first = await AttachAsync(folder))
        {
            socketFolder = new NpgsqlConnectionStringBuilder(first.ConnectionString).Host!;
            Directory.Exists(socketFolder).ShouldBeTrue();
            await using var second = await AttachAsync(folder);
            second.ConnectionString.ShouldBe(first.ConnectionString);
            (await Sql.AskAsync<int>(second.ConnectionString, "select 1")).ShouldBe(1);
        }
        Directory.Exists(socketFolder).ShouldBeFalse();
        await using var again = await AttachAsync(folder);
        again.Created.ShouldBeFalse();
    }

    [Fact]
    public async Task a_file_is_refused()
    {
        Directory.CreateDirectory(_data.Path);
        File.WriteAllText(_data["file"], "");
        (await RefusalAsync(_data["file"])).ShouldContain("it is a file");
        await RefusalAsync(_data["file/below"]);
    }

    [Fact]
    public async Task a_folder_that_takes_no_files_is_refused() => await RefusalAsync("/proc/facts");

    [Fact]
    public async Task something_else_in_the_place_of_the_store_is_refused_and_kept()
    {
        Directory.CreateDirectory(_data["cluster"]);
        File.WriteAllText(_data["cluster/letter"], "");
        (await RefusalAsync(_data.Path)).ShouldContain("is not a database");
        File.Exists(_data["cluster/letter"]).ShouldBeTrue();
    }

    [Fact]
    public async Task a_store_of_another_major_version_asks_for_its_programs()
    {
        await using (await AttachAsync(_data.Path)) { }
        File.WriteAllText(_data["cluster/PG_VERSION"], "9\n");
        (await RefusalAsync(_data.Path)).ShouldContain("was made by PostgreSQL 9");
    }

    [Fact]
    public async Task a_store_that_does_not_start_says_why_and_where_its_log_is()
    {
        await using (await AttachAsync(_data.Path)) { }
        File.Delete(_data["cluster/global/pg_control"]);
        var refusal = await RefusalAsync(_data.Path);
        refusal.ShouldContain("pg_control");
        refusal.ShouldContain(_data["log/postgresql.log"]);
    }

    [Fact]
    public async Task a_folder_that_the_servers_account_cannot_enter_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only as root does the server have another account.");
        Directory.CreateDirectory(_data["closed"]);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_data["closed"], (UnixFileMode)0b111_000_000);
        (await RefusalAsync(_data["closed/below"])).ShouldContain("may not enter");
    }

    [Fact]
    public async Task a_folder_of_somebody_else_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may become another account.");
        await using (await AttachAsync(_data.Path)) { }
        await using var other = await AttachedProcess.StartAsync(_data.Path, "nobody");
        other.Answer.ShouldStartWith($"The data folder {_data.Path} cannot be used: ");
    }
}
