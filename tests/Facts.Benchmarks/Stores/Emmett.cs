using System.Diagnostics;
using System.Text.Json;
using Facts.Benchmarks.Appending;
using Npgsql;

namespace Facts.Benchmarks.Stores;

/// <summary>
/// emmett-postgresql (https://event-driven-io.github.io/emmett/event-stores/postgresql.html) in Node, driven by <c>emmett.js</c>. Its
/// packages are npm's, in a folder that <see cref="Variable"/> names. A rebuild has its default pace, which rests between batches of 100.
/// </summary>
internal sealed class Emmett : IEventStore
{
    /// <summary>The folder of <c>npm install --prefix FOLDER @event-driven-io/emmett-postgresql</c>.</summary>
    public const string Variable = "FACTS_BENCH_EMMETT";

    private readonly Process _node;
    private readonly string _database;

    private Emmett(Process node, string database) => (_node, _database) = (node, database);

    public string Name => "emmett-postgresql";

    public bool Projects => true;

    /// <summary>Null where the packages or Node are not installed.</summary>
    public static async Task<Emmett?> StartAsync(Bench bench)
    {
        var modules = Path.Combine(Environment.GetEnvironmentVariable(Variable) ?? "", "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "@event-driven-io", "emmett-postgresql")) || Programs.Find("node") is not { } program)
            return null;
        var database = await bench.Server.CreateDatabaseAsync(bench.Stop);
        var script = Path.Combine(AppContext.BaseDirectory, "Stores", "emmett.js");
        var node = Process.Start(new ProcessStartInfo(program, [script, Url(database)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = modules },
        })!;
        node.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        node.BeginErrorReadLine();
        var store = new Emmett(node, database);
        await store.AskAsync(new { @do = "migrate" }, bench.Stop);
        return store;
    }

    public async Task<double> AppendAsync(int clients, int each, CancellationToken stop) =>
        clients * each / (await AskAsync(new { @do = "append", clients, each }, stop)).GetProperty("seconds").GetDouble();

    public Task FillAsync(string stream, IReadOnlyList<TenureRecorded> events, CancellationToken stop) =>
        AskAsync(new { @do = "fill", stream, events }, stop);

    public async Task<(double Microseconds, IReadOnlyList<string> Claims)> ReadAsync(IReadOnlyList<string> streams, CancellationToken stop)
    {
        var said = await AskAsync(new { @do = "read", streams }, stop);
        return (
            Series.Quantile(said.GetProperty("times").EnumerateArray().Select(seconds => seconds.GetDouble() * 1e6), 0.5),
            [.. said.GetProperty("claims").EnumerateArray().Select(id => id.GetString()!)]);
    }

    public async Task<double> RebuildAsync(CancellationToken stop) =>
        (await AskAsync(new { @do = "rebuild" }, stop)).GetProperty("seconds").GetDouble();

    public Task<long> CountAsync(CancellationToken stop) =>
        BenchServer.AskAsync<long>(_database, "select count(*) from emt_messages", stop);

    public Task<long> CountProjectedAsync(CancellationToken stop) =>
        BenchServer.AskAsync<long>(_database, "select coalesce(sum(jsonb_array_length(data -> 'tenures')), 0)::bigint from holdings", stop);

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private async Task<JsonElement> AskAsync(object command, CancellationToken stop)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command, JsonSerializerOptions.Web).AsMemory(), stop);
        await _node.StandardInput.FlushAsync(stop);
        var said = await _node.StandardOutput.ReadLineAsync(stop)
            ?? throw new WrongAnswerException("emmett.js ended before it answered.");
        return JsonElement.Parse(said);
    }

    /// <summary>As node-postgres reads it: the folder of a socket stands, escaped, where a host does.</summary>
    private static string Url(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var account = string.Join(':', new[] { given.Username, given.Password }.OfType<string>().Select(Uri.EscapeDataString));
        return $"postgresql://{account}@{Uri.EscapeDataString(given.Host!)}:{given.Port}/{given.Database}";
    }
}
