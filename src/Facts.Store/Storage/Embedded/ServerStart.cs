using System.Diagnostics;

namespace Facts.Store.Storage.Embedded;

/// <summary>One start of a server that does not run, from whatever state the last one left.</summary>
internal sealed class ServerStart(StoreFiles store, Action<string> note)
{
    private const int LogLimit = 1 << 20;

    // After kill -9 of the server its children hold its memory for a moment more.
    private const string ChildrenLinger = "shared memory block";
    private static readonly TimeSpan LingerLimit = TimeSpan.FromSeconds(10);

    public async Task RunAsync(CancellationToken ct)
    {
        await CheckAccessAsync(ct);
        var major = Cluster.Major(store);
        var binaries = await PostgresBinaries.FindAsync(major, store.Account, ct)
            ?? await PostgresDownload.GetAsync(major, store, note, ct);
        if (major is null)
        {
            note($"Creating a database in {store.Folder} with PostgreSQL {binaries.Major} …");
            await Cluster.CreateAsync(store, binaries, ct);
        }
        await PrepareAsync(ct);
        await LaunchAsync(binaries, ct);
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        var socketFolder = await SocketFolder.MakeAsync(store, ct);
        SocketFolder.Clear(socketFolder);
        // PostgreSQL passes over the number of a dead process by itself, not over one that an unrelated process has now.
        if (PidFile.Read(store.PidFile) is not { } left || left.IsTaken()) File.Delete(store.PidFile);
        await File.WriteAllTextAsync(store.Settings, ServerSettings.For(socketFolder), ct);
        store.Account.MakeFolder(Path.GetDirectoryName(store.Log)!);
        if (File.Exists(store.Log) && new FileInfo(store.Log).Length > LogLimit) File.Move(store.Log, store.Log + ".1", overwrite: true);
    }

    private async Task LaunchAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            if (await TryLaunchAsync(binaries, ct) is not { } complaint) return;
            if (!complaint.Contains(ChildrenLinger, StringComparison.Ordinal) || since.Elapsed > LingerLimit)
                throw new PostgresUnavailableException(
                    $"The database in {store.Folder} does not start: {complaint}; its log is {store.Log}.");
            await Task.Delay(50, ct);
        }
    }

    /// <summary>Null when the server takes connections, else why not.</summary>
    private async Task<string?> TryLaunchAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        var logged = File.Exists(store.Log) ? new FileInfo(store.Log).Length : 0;
        // pg_ctl gives the server a session of its own, so that Ctrl-C in our terminal does not reach it; and with --log none of our pipes.
        using var start = Process.Start(store.Account.Command(store.Folder, binaries.PgCtl, "start", "--wait", "--timeout", "300",
            "--pgdata", StoreFiles.ClusterName, "--log", StoreFiles.LogName))!;
        start.StandardInput.Close();
        var errors = start.StandardError.ReadToEndAsync(ct);
        // pg_ctl looks every 100 ms; whoever asks one question should not wait for that.
        while (!start.HasExited)
        {
            var found = PidFile.Read(store.PidFile);
            if (found is { Ready: true } && found.IsServer()) return null;
            // Not before there is a server that can be stopped again.
            if (found is not null) ct.ThrowIfCancellationRequested();
            await Task.Delay(5, CancellationToken.None);
        }
        if (start.ExitCode == 0) return null;
        return CommandResult.LastUseful(ReadLog(logged)) ?? CommandResult.LastUseful(await errors) ?? "no reason given";
    }

    private string ReadLog(long from)
    {
        if (!File.Exists(store.Log)) return "";
        using var log = new FileStream(store.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(from, SeekOrigin.Begin);
        return new StreamReader(log).ReadToEnd();
    }

    private async Task CheckAccessAsync(CancellationToken ct)
    {
        if (store.Account.Name is not { } name) return;
        var entered = await Command.RunAsync(store.Account.Command("/", "/bin/sh", "-c", "cd \"$1\"", "sh", store.Folder), ct);
        if (entered.ExitCode != 0)
            throw new PostgresUnavailableException(
                $"PostgreSQL does not run as root, and the account {name} may not enter {store.Folder}: "
                + $"choose a folder such as {DataFolder.OfRoot} with --data.");
    }
}
