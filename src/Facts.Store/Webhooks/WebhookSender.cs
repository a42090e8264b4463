using System.Globalization;
using System.Net.Http.Headers;
using Facts.Domain;
using Facts.Domain.Webhooks;

namespace Facts.Store.Webhooks;

/// <summary>Posts one message to an address that somebody named, and trusts neither.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>Nothing of a response is used but its status; so much is read that the connection can serve again.</summary>
    private const int MostRead = 64 << 10;

    /// <summary>In KiB.</summary>
    private const int MostHeaders = 16;

    private readonly HttpClient _client;
    private readonly WebhookSettings _settings;
    private readonly TimeProvider _clock;

    public WebhookSender(WebhookSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        _client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = (context, stop) => GuardedConnection.OpenAsync(context.DnsEndPoint, settings.AllowsLoopback, stop),
            // A redirect, a proxy or a cookie would lead where nobody looked.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MostHeaders,
            MaxResponseDrainSize = MostRead,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="address">Where to.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="body">The JSON that is sent.</param>
    /// <param name="secrets">What signs it, the newest first.</param>
    /// <param name="stop">Gives up, without an outcome.</param>
    public async Task<Outcome> SendAsync(Uri address, string id, byte[] body, IEnumerable<byte[]> secrets, CancellationToken stop)
    {
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.UserAgent.ParseAdd("facts");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(id, seconds, body, secrets));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_settings.Limit);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            await ReadAsync(response, limit.Token);
            return new Outcome((int)response.StatusCode, null, Asked(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Nothing(WebhookCodes.Timeout, $"It took longer than {_settings.Limit.TotalSeconds} s.");
        }
        catch (HttpRequestException problem)
        {
            return problem.InnerException is AddressRefusedException refused
                ? Nothing(WebhookTarget.Refused, refused.Message)
                : Nothing(CodeOf(problem.HttpRequestError), problem.Message);
        }
        catch (IOException broken)
        {
            return Nothing(WebhookCodes.BadResponse, broken.Message);
        }
    }

    public void Dispose() => _client.Dispose();

    private static Outcome Nothing(string code, string sentence) => new(null, new Refusal(code, sentence), null);

    private static async Task ReadAsync(HttpResponseMessage response, CancellationToken stop)
    {
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        var (buffer, rest) = (new byte[8 << 10], MostRead);
        while (rest > 0 && await body.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, rest)), stop) is > 0 and var read)
            rest -= read;
    }

    /// <summary>RFC 9110, section 10.2.3: seconds, or a date.</summary>
    private TimeSpan? Asked(RetryConditionHeaderValue? after) =>
        after?.Delta ?? (after?.Date is { } date ? date - _clock.GetUtcNow() : null);

    private static string CodeOf(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => WebhookCodes.NoSuchHost,
        HttpRequestError.ConnectionError => WebhookCodes.NoConnection,
        HttpRequestError.SecureConnectionError => WebhookCodes.NoTls,
        _ => WebhookCodes.BadResponse,
    };
}
