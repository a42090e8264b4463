using System.Security.Cryptography;
using System.Text;
using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Store.Idempotency;
using Facts.Store.Recording;
using Facts.Store.Telemetry;
using Npgsql;

namespace Facts.Api.Idempotency;

/// <summary>
/// Writes once, however often the request comes (IETF draft-ietf-httpapi-idempotency-key-header): the reply is kept in the transaction of
/// what was written. The same key with the same request gets it again; with another request 422; while the first is worked on 409. See
/// ops/adr/0024-idempotency.md.
/// </summary>
internal sealed class IdempotencyKeys(NpgsqlDataSource database, Recorder recorder, Lanes lanes, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 255;

    private const string BeforeWork = "before_work";

    /// <summary>Who sends a request again does so within minutes; a day is what others keep (Stripe: 24 hours).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>
    /// Records an act, unless it was done before, and sends the reply. With a key it has a transaction of its own, in which the reply is
    /// kept; without one it is recorded together with others.
    /// </summary>
    /// <param name="http">The request, whose body was read.</param>
    /// <param name="body">That body.</param>
    /// <param name="request">What is to be recorded.</param>
    /// <param name="dryRun">Only say what would change.</param>
    /// <param name="reply">What became of it → the reply.</param>
    public async Task SaveAsync(
        HttpContext http, ReadOnlyMemory<byte> body, Request request, bool dryRun, Func<Saved, Reply> reply)
    {
        if (http.Request.Headers.ContainsKey(Header))
        {
            await RunAsync(http, body, async transaction => reply(await recorder.SaveAsync(transaction, request, http.RequestAborted)));
            return;
        }

        var saved = dryRun ? await recorder.TryAsync(request, http.RequestAborted) : await lanes.SaveAsync(request, http.RequestAborted);
        await reply(saved).SendAsync(http.Response, again: false);
    }

    /// <summary>Does the work in a transaction, unless it was done before, and sends the reply.</summary>
    /// <param name="http">The request, whose body was read.</param>
    /// <param name="body">That body.</param>
    /// <param name="work">Does it, commits nothing, and may be called again when another writer was faster.</param>
    public async Task RunAsync(HttpContext http, ReadOnlyMemory<byte> body, Func<NpgsqlTransaction, Task<Reply>> work)
    {
        var (key, bad) = KeyOf(http.Request);
        if (bad is not null)
        {
            await Problems.Of(bad).ExecuteAsync(http);
            return;
        }

        var (reply, again, refusal) = await Collisions.RetryAsync(() => TryAsync(http, key, body, work), http.RequestAborted);
        if (reply is { Commits: true, Line: { } line } && !again)
            Measures.Recorded(line);
        await (refusal is null ? reply!.SendAsync(http.Response, again) : Problems.Of(refusal).ExecuteAsync(http));
    }

    private async Task<(Reply? Reply, bool Again, Refusal? Refusal)> TryAsync(
        HttpContext http, string? key, ReadOnlyMemory<byte> body, Func<NpgsqlTransaction, Task<Reply>> work)
    {
        var stop = http.RequestAborted;
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        if (key is null)
        {
            var reply = await work(transaction);
            if (reply.Commits)
                await transaction.CommitAsync(stop);
            return (reply, false, null);
        }

        var ticket = new Ticket(CallerOf(http), key, Fingerprint(http.Request, SHA256.HashData(body.Span)));
        var (kept, refusal) = await TakeAsync(connection, ticket, stop);
        if (kept is not null || refusal is not null)
            return (kept, true, refusal);
        await transaction.SaveAsync(BeforeWork, stop);
        var made = await work(transaction);
        if (!made.Commits)
            await transaction.RollbackAsync(BeforeWork, stop);
        await KeepAsync(connection, ticket, made, stop);
        await transaction.CommitAsync(stop);
        return (made, false, null);
    }

    /// <summary>
    /// Takes the key for as long as the connection's transaction lasts; or what was answered to it, or why it can't be taken.
    /// </summary>
    public static async Task<(Reply? Kept, Refusal? Refusal)> TakeAsync(NpgsqlConnection connection, Ticket ticket, CancellationToken stop)
    {
        if (!await AnsweredRequests.TakeAsync(connection, ticket.Caller, ticket.Key, stop))
            return (null, new Refusal(HttpCodes.InFlight, "A request with this Idempotency-Key is being worked on. Ask again soon."));
        if (await AnsweredRequests.FindAsync(connection, ticket.Caller, ticket.Key, stop) is not { } answered)
            return (null, null);
        return answered.Request.AsSpan().SequenceEqual(ticket.Request)
            ? (Reply.Again(answered), null)
            : (null, new Refusal(HttpCodes.KeyReused, "This Idempotency-Key came before, with another request. Make a new key for each."));
    }

    public Task KeepAsync(NpgsqlConnection connection, Ticket ticket, Reply reply, CancellationToken stop)
    {
        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        return AnsweredRequests.KeepAsync(connection, ticket.Caller, ticket.Key, reply.To(ticket.Request), now, now - Kept, stop);
    }

    /// <summary>
    /// The key of a request; null without one. 1 to 255 visible ASCII characters, perhaps in quotes (the draft's section 2.1).
    /// </summary>
    public static (string? Key, Refusal? Refusal) KeyOf(HttpRequest request)
    {
        var sent = request.Headers[Header];
        if (sent.Count == 0)
            return (null, null);
        var key = sent is [{ } one] ? one.Trim().Trim('"') : "";
        return key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~')
            ? (key, null)
            : (null, new Refusal(Codes.InvalidValue, $"{Header} is one key of 1 to {LongestKey} visible ASCII characters."));
    }

    public static string CallerOf(HttpContext http) => http.Permit()?.Name ?? "";

    /// <summary>
    /// What makes two requests the same: method, address and body. Not <c>If-Match</c>: whoever asks again may have looked again.
    /// </summary>
    public static byte[] Fingerprint(HttpRequest request, byte[] bodyHash) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"), .. bodyHash]);
}

/// <summary>A key, whose it is, and the request that it came with.</summary>
internal sealed record Ticket(string Caller, string Key, byte[] Request);
