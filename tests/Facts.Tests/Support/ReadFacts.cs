using System.Text.Json;

namespace Facts.Tests.Support;

/// <summary>The shared web application, for a class that only reads: its client sends nothing that could change what others read.</summary>
public sealed class ReadFacts(PostgresFixture postgres) : IAsyncLifetime
{
    private ServedFacts _served = null!;

    public HttpClient Client { get; private set; } = null!;

    internal FactsStore Store => _served.Store;

    public async ValueTask InitializeAsync()
    {
        _served = await postgres.SharedAsync();
        Client = new HttpClient(new OnlyReads()) { BaseAddress = _served.Client.BaseAddress, Timeout = Patience.Limit };
    }

    public Task<JsonElement> GetAsync(string path) => Http.GetAsync(Client, path);

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class OnlyReads() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Get || request.Method == HttpMethod.Head
                ? base.SendAsync(request, cancellationToken)
                : throw new InvalidOperationException($"{request.Method}: others read here too. Take {nameof(ServedFacts)}.");
    }
}
