using System.Net.Http.Json;
using System.Text.Json;
using Facts.Tests.Support;
using Facts.Tests.Webhooks;
using Npgsql;

namespace Facts.Tests.Operation;

/// <summary>
/// Three real <c>facts serve</c> over one database, and clients who write to all of them; again and again one dies by kill -9 and is
/// started anew. Whoever gets no answer asks another one, for the same claim.
/// </summary>
[Slow]
public sealed class when_one_of_several_nodes_dies(PostgresFixture postgres) : IAsyncLifetime
{
    private const int Nodes = 3, Clients = 6, MostBetween = 60, Seed = 20_231_117;

    private static readonly int Rounds = Cases.Of(3);

    private readonly Random _choice = new(Seed);
    private readonly Uri[] _addresses = new Uri[Nodes];
    private readonly ServedProcess[] _nodes = new ServedProcess[Nodes];
    private readonly List<Receiver> _receivers = [];
    private string _connection = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync("nodes");
        _connection = new NpgsqlConnectionStringBuilder(database) { MaxPoolSize = 15 }.ConnectionString;
        for (var node = 0; node < Nodes; node++)
        {
            await StartAsync(node);
            _receivers.Add(await Receiver.StartAsync());
            using var made = await _nodes[node].Client.PostAsJsonAsync("/api/webhooks", new { url = _receivers[node].Url }, Stop);
            made.EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            node?.Dispose();
        foreach (var receiver in _receivers)
            await receiver.DisposeAsync();
    }

    [Fact]
    public async Task nothing_acknowledged_is_lost_or_there_twice_and_everybody_is_told_of_every_change()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"Moments are drawn with the seed {Seed}.");
        using var writers = new ClaimWriters(_addresses);
        await writers.StartAsync(Clients);
        for (var round = 0; round < Rounds; round++)
        {
            await writers.MoreAsync(_choice.Next(1, MostBetween));
            var node = _choice.Next(Nodes);
            await _nodes[node].KillAsync();
            await writers.MoreAsync(_choice.Next(1, MostBetween));
            _nodes[node].Dispose();
            await StartAsync(node);
        }

        await writers.MoreAsync(MostBetween);
        await writers.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{writers.Acknowledged.Count} acknowledged, {writers.Failures.Count} times by another node.");
        writers.Failures.ShouldNotBeEmpty("No request met a dead node.");
        writers.Failures.ShouldAllBe(failure => failure.Status == null, "A node that lives refused something.");

        await WholeStore.ShouldHaveAsync(_connection, writers.Acknowledged);
        foreach (var node in _nodes)
            await FindsAsync(node, writers.Acknowledged);
        var changes = await Changes.AllAsync(_connection);
        changes.Values.Sum(posts => posts.Length).ShouldBe(writers.Acknowledged.Count);
        foreach (var receiver in _receivers)
            await Changes.AreToldAsync(receiver, changes);
    }

    private async Task StartAsync(int node)
    {
        _nodes[node] = await ServedProcess.StartAsync(_connection, ServedProcess.Patient);
        _addresses[node] = _nodes[node].Client.BaseAddress!;
    }

    /// <summary>Every node finds the last claim by the person in it, once it says that nothing waits for another node's turn.</summary>
    private static async Task FindsAsync(ServedProcess node, IReadOnlyCollection<string> claims)
    {
        using var limit = Patience.Token();
        var last = claims.Last();
        JsonElement found;
        do
            found = await node.Client.GetFromJsonAsync<JsonElement>($"/api/search?q=x{last[1..]}", limit.Token);
        while (found.GetProperty("waiting").GetInt64() > 0);
        found.GetProperty("items").EnumerateArray().ShouldContain(hit => hit.GetProperty("id").GetString() == last);
    }
}
