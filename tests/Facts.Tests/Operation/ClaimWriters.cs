using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>What came of a request that did not record its claim.</summary>
/// <param name="Claim">Its number.</param>
/// <param name="Status">Null when nobody answered.</param>
/// <param name="Code">The problem's.</param>
/// <param name="Detail">Its sentence.</param>
internal sealed record Failure(int Claim, HttpStatusCode? Status, string? Code, string? Detail);

/// <summary>
/// Clients that record claims, one a request, half of them as imports; each claim is sent again under the same id, to the next node, until
/// it is acknowledged. Every claim appoints somebody to a post of its own, so that it changes an answer.
/// </summary>
/// <param name="nodes">The addresses of those who serve, asked one after the other; what stands there may change.</param>
internal sealed class ClaimWriters(Uri[] nodes) : IDisposable
{
    private const int Organizations = 5;

    /// <summary>Longer than a request may take, and a server to come back.</summary>
    private static readonly TimeSpan Limit = Patience.Limit, Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Between claims that nobody waits for: all that six clients can write kept two processors busy through every start.</summary>
    private static readonly TimeSpan Leisure = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _client = new() { Timeout = Limit };
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _clients = [];
    private readonly ConcurrentDictionary<int, int> _acknowledged = [];
    private int _claims, _requests;
    private volatile bool _isAwaited;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ConcurrentQueue<Failure> Failures { get; } = [];

    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Keys.Select(Id).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> OrganizationIds => Enumerable.Range(0, Organizations).Select(number => $"o{number}");

    public static string Id(int claim) => $"c{claim}";

    /// <summary>The source that all claims name; then the clients start.</summary>
    public async Task StartAsync(int clients)
    {
        using var source = Lines("""{"type":"source","id":"s","title":"Many"}""");
        using var response = await _client.PostAsync(new Uri(nodes[0], "/api/import"), source, Stop);
        response.EnsureSuccessStatusCode();
        for (var i = 0; i < clients; i++)
            _clients.Add(Task.Run(WriteAsync, Stop));
    }

    /// <summary>Waits until so many more were acknowledged.</summary>
    public async Task MoreAsync(int more)
    {
        var until = _acknowledged.Count + more;
        _isAwaited = true;
        await Patience.UntilAsync(
            async () =>
            {
                if (_clients.FirstOrDefault(client => client.IsFaulted) is { } failed)
                    await failed;
                return _acknowledged.Count >= until;
            },
            () => string.Join('\n', Failures.Reverse().Take(5)));
        _isAwaited = false;
    }

    /// <summary>Nothing new is sent; what is under way is sent until it is acknowledged.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_clients).WaitAsync(Limit, Stop);
    }

    public void Dispose()
    {
        _end.Dispose();
        _client.Dispose();
    }

    private async Task WriteAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var claim = Interlocked.Increment(ref _claims);
            while (!await TryAsync(claim))
                await Task.Delay(Pause, Stop);
            _acknowledged[claim] = claim;
            if (!_isAwaited)
                await Task.Delay(Leisure, Stop);
        }
    }

    private async Task<bool> TryAsync(int claim)
    {
        var node = nodes[Interlocked.Increment(ref _requests) % nodes.Length];
        var json = $$"""
            "id":"{{Id(claim)}}","kind":"appointment","source":"s","organization":"o{{claim % Organizations}}",
            "post":"p{{claim}}","person":"x{{claim}}","when":"2020"}
            """.ReplaceLineEndings("");
        var imports = claim % 2 == 0;
        try
        {
            using var content = imports
                ? Lines("""{"type":"claim",""" + json)
                : new StringContent("{" + json, Encoding.UTF8, "application/json");
            using var response = await _client.PostAsync(new Uri(node, imports ? "/api/import" : "/api/claims"), content, Stop);
            var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(Stop));
            if (response.IsSuccessStatusCode)
                return !imports || body.GetProperty("rejectedCount").GetInt32() == 0
                    ? true : throw new InvalidOperationException(body.GetRawText());
            Failures.Enqueue(new(
                claim, response.StatusCode, body.GetProperty("code").GetString(), body.GetProperty("detail").GetString()));
        }
        catch (HttpRequestException)
        {
            Failures.Enqueue(new(claim, null, null, null));
        }

        return false;
    }

    private static StringContent Lines(string lines) => new(lines, Encoding.UTF8, "application/x-ndjson");
}
