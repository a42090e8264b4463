using System.Runtime.InteropServices;

namespace Facts.Benchmarks;

/// <summary>What the figures were made on.</summary>
internal static class Machine
{
    public static async Task<string> DescribeAsync(BenchServer server, CancellationToken stop)
    {
        var postgres = await BenchServer.AskAsync<string>(server.Admin, "select split_part(version(), ' (', 1)", stop);
        var settings = await BenchServer.AskAsync<string>(
            server.Admin,
            """
            select string_agg(name || ' ' || current_setting(name), ', ' order by name)
            from unnest(array['fsync', 'synchronous_commit', 'shared_buffers', 'max_wal_size', 'wal_compression']) as name
            """,
            stop);
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return string.Join(
            "; ",
            $"{Environment.ProcessorCount} × {Processor()}",
            $"{memory} GiB",
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            $"{postgres} ({(server.IsEmbedded ? "embedded" : "given")}; {settings})");
    }

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var lines = File.Exists(Info) ? File.ReadLines(Info) : [];
        var line = lines.FirstOrDefault(one => one.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
