using System.Collections.Concurrent;
using System.Globalization;
using Facts.Domain.Webhooks;
using Facts.Store.Storage;
using Facts.Store.Streaming;
using Npgsql;
using Wolverine.RDBMS;
using Wolverine.Runtime;

namespace Facts.Store.Webhooks;

/// <summary>
/// Makes messages of what the ledger's leaves changed, and hands what is due to Wolverine. One node at a time has the position's row;
/// whatever it does commits with the position and with Wolverine's envelopes, or not at all.
/// </summary>
internal sealed class WebhookFollower(NpgsqlDataSource database, ChangeStream changes, IWolverineRuntime wolverine, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>A change that is cut in two would be told under two ids. A save has some 4,000 events at most, among those of others.</summary>
    private const int MostFurther = 5_000, MostTimesFurther = 4;

    /// <summary>Changes that are read at the same time.</summary>
    private const int AtOnce = 4;

    /// <summary>So many of one endpoint are under way at a time: one that is slow does not hold up others for long.</summary>
    private const int MostUnderWay = 20;

    /// <summary>
    /// Wolverine gives what a dead node had to others within a minute or two. What is not done long after that is lost to it: its tables
    /// were emptied, or what it called went wrong time and again. It is handed over anew.
    /// </summary>
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(30);

    /// <summary>What was delivered is listed for so long.</summary>
    private static readonly TimeSpan Listed = TimeSpan.FromDays(30);

    /// <summary>Begins with what comes now, if nobody ever did.</summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await Sql.ExecuteAsync(connection, "Webhooks/begin_position.sql", [], stop);
        await Sql.ExecuteAsync(connection, "Webhooks/forget.sql", [clock.GetUtcNow().UtcDateTime - Listed], stop);
    }

    /// <summary>Goes on from where it is.</summary>
    /// <returns>Whether there was anything to do, and may be more.</returns>
    public async Task<bool> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var connection = await database.OpenConnectionAsync(stop);
        if (!await Sql.Query(connection, "Webhooks/pending.sql", [now, now - Lost], row => row.GetBoolean(0), stop).SingleAsync(stop))
            return false;
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var position = await Sql.Query(connection, "Webhooks/position.sql", [], row => (row.GetInt64(0), row.GetInt64(1)), stop)
            .ToListAsync(stop);
        // Another node is at it.
        if (position is not [var (from, leaves)])
            return false;
        var endpoints = await Sql.Query(
            connection,
            "Webhooks/listening.sql",
            [],
            row => new Endpoint(row.GetString(0), row.Text(1), row.GetInt64(2)),
            stop).ToListAsync(stop);
        // Where nobody listens, no change has to be told whole.
        var to = endpoints.Count == 0 ? leaves : await EndAsync(connection, from, leaves, stop);
        if (to > from)
        {
            await AddressAsync(connection, endpoints, from, to, now, stop);
            await Sql.ExecuteAsync(connection, "Webhooks/move_position.sql", [to.ToString(CultureInfo.InvariantCulture)], stop);
        }

        var due = await Sql.Query(
            connection,
            "Webhooks/carry.sql",
            [now, now - Lost, MostUnderWay],
            row => new DeliverWebhook(row.GetString(0), row.GetInt32(1)),
            stop).ToListAsync(stop);
        await HandOverAsync(transaction, due, stop);
        return due.Count > 0 || to > from;
    }

    /// <summary>Where the next leaves to be told of end: behind a batch of them, and where no change goes on.</summary>
    private static async Task<long> EndAsync(NpgsqlConnection connection, long from, long leaves, CancellationToken stop)
    {
        var to = Math.Min(from + Batch, leaves);
        // What is taken along may begin further changes, seldom more than once.
        for (var (before, times) = (from, 0); to < leaves && to > before && times < MostTimesFurther; times++)
        {
            before = to;
            to = await Sql.Query(connection, "Webhooks/whole.sql", [from, to, MostFurther], row => row.GetInt64(0), stop).SingleAsync(stop);
        }

        return to;
    }

    /// <summary>Writes down who is told of what changed from one leaf to before another.</summary>
    private async Task AddressAsync(
        NpgsqlConnection connection, List<Endpoint> endpoints, long from, long to, DateTime now, CancellationToken stop)
    {
        if (endpoints.Count == 0)
            return;
        var addressed = new ConcurrentBag<(string Webhook, long Leaf, string Organization, DateTime At)>();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(await changes.ConcernedAsync(from, to, null, stop), atOnce, async (changed, stop) =>
        {
            var (organization, at, leaf) = changed;
            var told = endpoints.Where(one => one.Since <= leaf && (one.Organization ?? organization) == organization).ToList();
            if (told.Count == 0 || (await changes.AtAsync(organization, at, stop)).Changes.Count == 0)
                return;
            foreach (var one in told)
                addressed.Add((one.Id, leaf, organization, at));
        });
        object?[] messages =
        [
            addressed.Select(one => WebhookIds.OfChange(one.Webhook, one.Leaf, one.Organization)).ToArray(),
            addressed.Select(one => one.Webhook).ToArray(),
            addressed.Select(one => one.Leaf).ToArray(),
            addressed.Select(one => one.Organization).ToArray(),
            addressed.Select(one => one.At).ToArray(),
            now,
        ];
        await Sql.ExecuteAsync(connection, "Webhooks/address.sql", messages, stop);
    }

    /// <summary>Envelopes are written in the same transaction; only then are they worked on, here or elsewhere.</summary>
    private async Task HandOverAsync(NpgsqlTransaction transaction, List<DeliverWebhook> due, CancellationToken stop)
    {
        var outbox = new MessageContext(wolverine);
        await outbox.EnlistInOutboxAsync(new DatabaseEnvelopeTransaction((IMessageDatabase)wolverine.Storage, transaction));
        foreach (var message in due)
            await outbox.PublishAsync(message);
        await transaction.CommitAsync(stop);
        await outbox.FlushOutgoingMessagesAsync();
    }

    /// <summary>Who is told of changes from a leaf on: all of them, or those of an organization.</summary>
    private sealed record Endpoint(string Id, string? Organization, long Since);
}
