using System.Diagnostics;
using Facts.Store.Storage.Embedded;
using MySqlConnector;

namespace Facts.Benchmarks.Oracle;

/// <summary>A MariaDB of our own, in a temporary folder, on a socket and no port; gone at the end.</summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private MariaDbServer(Process process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    /// <summary>Both programs that it takes: Debian's package <c>mariadb-server</c>.</summary>
    private static (string Server, string Install)? Found =>
        Programs.Find("mariadbd") is { } server && Programs.Find("mariadb-install-db") is { } install ? (server, install) : null;

    /// <summary>Null when it is not installed.</summary>
    /// <param name="folder">Where its own folder is made; short, as the socket is in it (unix(7): at most 107 bytes).</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="InvalidOperationException">It is installed, and does not start.</exception>
    public static async Task<MariaDbServer?> StartAsync(string folder, CancellationToken stop)
    {
        if (Found is not var (server, install))
            return null;
        // As for PostgreSQL: a server refuses root, so it gets the account that the embedded one has.
        var account = ServerAccount.Current;
        var (own, socket) = (Path.Combine(folder, "mariadb"), Path.Combine(folder, "mariadb", "socket"));
        account.MakeFolder(own);
        var made = await Command.RunAsync(
            account.Command(
                own, install, "--no-defaults", $"--datadir={own}/data", "--auth-root-authentication-method=normal", "--skip-test-db"),
            stop);
        if (made.ExitCode != 0)
            throw new InvalidOperationException($"{install} ended with {made.ExitCode}: {made.Complaint}");
        var started = account.Command(
            own, server, "--no-defaults", $"--datadir={own}/data", $"--socket={socket}", "--skip-networking", $"--log-error={own}/log");
        var process = Process.Start(started)!;
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // A question has one connection for all its rounds, so there is nothing to pool.
        var found = new MariaDbServer(process, $"Server={socket};Protocol=unix;User ID=root;SslMode=None;Pooling=false");
        try
        {
            await found.AwaitAsync(Path.Combine(own, "log"), stop);
            return found;
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var ended = _process;
        if (_process.HasExited)
            return;
        await using (var connection = new MySqlConnection(ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new MySqlCommand("shutdown", connection);
            await command.ExecuteNonQueryAsync();
        }

        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    private async Task AwaitAsync(string log, CancellationToken stop)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Patience && !_process.HasExited;)
        {
            try
            {
                await using var connection = new MySqlConnection(ConnectionString);
                await connection.OpenAsync(stop);
                return;
            }
            // The first while there is no socket yet.
            catch (MySqlException early) when (early.ErrorCode is MySqlErrorCode.None or MySqlErrorCode.UnableToConnectToHost)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
            }
        }

        throw new InvalidOperationException($"MariaDB does not start: {CommandResult.LastUseful(await File.ReadAllTextAsync(log, stop))}");
    }
}
