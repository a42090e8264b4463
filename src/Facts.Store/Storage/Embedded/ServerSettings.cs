namespace Facts.Store.Storage.Embedded;

/// <summary>
/// The settings of the embedded server, written at each start so that a new version of facts brings its own. They are included from
/// postgresql.conf; <c>ALTER SYSTEM</c> overrides them.
/// </summary>
internal static class ServerSettings
{
    public static string For(string socketFolder) => $"""
        # Written by facts at each start: change settings with ALTER SYSTEM instead.
        cluster_name = 'facts'

        # Reached by the socket alone, whose folder only this account may enter.
        listen_addresses = ''
        port = 5432
        unix_socket_directories = {Quote($"\"{socketFolder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")}
        unix_socket_permissions = 0700

        # What was acknowledged stays (measured: at kill -9, off lost 13 of 24,806 events, on none).
        fsync = on
        synchronous_commit = on

        # Four facts processes with a full pool each; PostgreSQL's own default.
        max_connections = 100

        # What questions read of some hundred thousand claims stays in memory, and the server still fits a small machine. With a million
        # claims 1GB gained nothing (measured): the system's cache has the rest. PostgreSQL's default is 128MB.
        shared_buffers = 256MB

        # Imports write much at once: fewer checkpoints, smaller full-page images.
        max_wal_size = 2GB
        wal_compression = on

        # Queries take milliseconds, and compiling one takes longer; disks that seek are gone.
        jit = off
        random_page_cost = 1.1

        timezone = 'UTC'
        log_timezone = 'UTC'
        logging_collector = off
        log_destination = 'stderr'
        """;

    private static string Quote(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
