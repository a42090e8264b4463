using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Storage.Embedded;

/// <summary>The life of the embedded server: made, shared, stopped with the last user.</summary>
[Slow]
public sealed class when_a_data_folder_is_used : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly List<string> _notes = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    private Task<EmbeddedPostgres> AttachAsync() => EmbeddedPostgres.AttachAsync(_data.Path, _notes.Add, Ct);

    [Fact]
    public async Task it_is_made_once_and_says_so()
    {
        await using (var first = await AttachAsync()) first.Created.ShouldBeTrue();
        _notes.ShouldHaveSingleItem().ShouldStartWith($"Creating a database in {_data.Path}");

        await using var again = await AttachAsync();
        again.Created.ShouldBeFalse();
        _notes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task it_keeps_what_was_written()
    {
        await using (var first = await AttachAsync()) await Sql.RunAsync(first.ConnectionString, "create table kept as select 7 as n");

        await using var again = await AttachAsync();
        (await Sql.AskAsync<int>(again.ConnectionString, "select n from kept")).ShouldBe(7);
    }

    [Fact]
    public async Task the_last_one_out_stops_the_server()
    {
        var first = await AttachAsync();
        var second = await AttachAsync();
        second.Created.ShouldBeFalse();
        second.ConnectionString.ShouldBe(first.ConnectionString);

        await first.DisposeAsync();
        (await Sql.AskAsync<int>(second.ConnectionString, "select 1")).ShouldBe(1);

        await second.DisposeAsync();
        File.Exists(_data["cluster/postmaster.pid"]).ShouldBeFalse();
        await Should.ThrowAsync<NpgsqlException>(() => Sql.AskAsync<int>(second.ConnectionString, "select 1"));
    }

    [Fact]
    public async Task leaving_twice_counts_once()
    {
        var first = await AttachAsync();
        await using var second = await AttachAsync();
        await first.DisposeAsync();
        await first.DisposeAsync();
        (await Sql.AskAsync<int>(second.ConnectionString, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task many_at_once_make_one_store()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AttachAsync()));
        all.Count(one => one.Created).ShouldBe(1);
        await Task.WhenAll(all.Select(one => one.DisposeAsync().AsTask()));
        File.Exists(_data["cluster/postmaster.pid"]).ShouldBeFalse();
    }

    [Fact]
    public async Task its_settings_keep_data_safe_and_strangers_out()
    {
        await using var postgres = await AttachAsync();
        async Task<string> Setting(string name) => await Sql.AskAsync<string>(postgres.ConnectionString, $"show {name}");

        (await Setting("listen_addresses")).ShouldBe("");
        (await Setting("fsync")).ShouldBe("on");
        (await Setting("synchronous_commit")).ShouldBe("on");
        (await Setting("data_checksums")).ShouldBe("on");
        (await Setting("server_encoding")).ShouldBe("UTF8");
        (await Sql.AskAsync<string>(postgres.ConnectionString, "select datcollate from pg_database where datname = 'facts'")).ShouldBe("C");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_data["run"]).ShouldBe((UnixFileMode)0b111_000_000);
    }
}
