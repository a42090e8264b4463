using System.Net.Sockets;
using Facts.Store.Storage.Embedded;
using Testcontainers.PostgreSql;

namespace Facts.Tests.Support;

/// <summary>A server for tests: how to reach it, what it is, and how to be rid of it.</summary>
public sealed class TestServer : IAsyncDisposable
{
    private const string Image = "postgres:17";

    /// <summary>
    /// Nothing here is to survive a power cut, and nobody looks after hundreds of databases that live for seconds. The embedded server's own
    /// tests check what it does by default.
    /// </summary>
    private static readonly string[] Careless =
    [
        "fsync = off", "full_page_writes = off", "wal_compression = off", "max_wal_size = '1GB'", "checkpoint_timeout = '1h'", "autovacuum = off",
    ];

    private Func<ValueTask> _end = () => ValueTask.CompletedTask;

    /// <summary>Connection string of somebody who may create databases.</summary>
    public required string Admin { get; init; }

    /// <summary>A sentence for the test output.</summary>
    public required string Description { get; init; }

    /// <summary>True when the server goes on after the tests.</summary>
    public bool Outlives { get; init; }

    public static async Task<TestServer> StartAsync() => Given() ?? await TryContainerAsync() ?? await EmbeddedAsync();

    public ValueTask DisposeAsync() => _end();

    private static TestServer? Given() =>
        Environment.GetEnvironmentVariable("FACTS_TEST_POSTGRES") is { Length: > 0 } given
            ? new() { Admin = given, Description = "Tests use the PostgreSQL of FACTS_TEST_POSTGRES.", Outlives = true }
            : null;

    private static async Task<TestServer?> TryContainerAsync()
    {
        if (!DockerAnswers()) return null;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        try
        {
            var container = new PostgreSqlBuilder(Image).Build();
            await container.StartAsync(limit.Token);
            var description = $"Tests use a container of {Image}.";
            return new() { Admin = container.GetConnectionString(), Description = description, _end = container.DisposeAsync };
        }
        catch (Exception failure)
        {
            Console.WriteLine($"The Docker engine gives no {Image} ({failure.Message.Split('\n')[0].Trim()}).");
            return null;
        }
    }

    private static async Task<TestServer> EmbeddedAsync()
    {
        var folder = new TemporaryFolder();
        var postgres = await EmbeddedPostgres.AttachAsync(folder.Path, _ => { }, CancellationToken.None);
        foreach (var setting in Careless)
            await Sql.RunAsync(postgres.ConnectionString, $"alter system set {setting}");
        await Sql.RunAsync(postgres.ConnectionString, "select pg_reload_conf()");
        var version = await Sql.AskAsync<string>(postgres.ConnectionString, "show server_version");
        return new()
        {
            Admin = postgres.ConnectionString,
            Description = $"Tests use the embedded PostgreSQL {version} in {folder.Path}.",
            _end = async () =>
            {
                await postgres.DisposeAsync();
                folder.Dispose();
            },
        };
    }

    // Testcontainers takes seconds to find out that there is no engine; a socket takes none.
    private static bool DockerAnswers()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 }) return true;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var run = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "/run";
        return new[] { "/var/run/docker.sock", $"{home}/.docker/run/docker.sock", $"{run}/docker.sock" }.Any(Connects);
    }

    private static bool Connects(string address)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
