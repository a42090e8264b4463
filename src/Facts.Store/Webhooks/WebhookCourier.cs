using System.Security.Cryptography;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Domain.Webhooks;
using Facts.Store.Storage;
using Facts.Store.Streaming;
using Npgsql;

namespace Facts.Store.Webhooks;

/// <summary>
/// Makes an attempt and notes what came of it. Whoever is killed in between has sent and not noted: the attempt is made again, by this node
/// or another, with the same id.
/// </summary>
public sealed class WebhookCourier
{
    private readonly NpgsqlDataSource _database;
    private readonly ChangeStream _changes;
    private readonly WebhookSecrets _secrets;
    private readonly WebhookSender _sender;
    private readonly WebhookSettings _settings;
    private readonly TimeProvider _clock;
    private readonly WebhookRoom? _room;

    /// <remarks>Whoever only tries endpoints makes no room.</remarks>
    internal WebhookCourier(
        NpgsqlDataSource database, ChangeStream changes, WebhookSecrets secrets, WebhookSender sender, WebhookSettings settings,
        TimeProvider clock, WebhookRoom? room = null) =>
        (_database, _changes, _secrets, _sender, _settings, _clock, _room) = (database, changes, secrets, sender, settings, clock, room);

    private DateTime Now => Moments.Truncate(_clock.GetUtcNow().UtcDateTime);

    internal async Task DeliverAsync(DeliverWebhook due, CancellationToken stop)
    {
        // Made already, or taken away with its endpoint.
        if (await FindAsync("Webhooks/due.sql", [due.Delivery, due.Attempt], stop) is not { } letter)
            return;
        var changed = await _changes.AtAsync(letter.Organization, letter.KnownAt, stop);
        var outcome = letter.Endpoint.IsDisabled
            ? new Outcome(null, new Refusal(WebhookCodes.Disabled, "It is gone."), null)
            : await SendAsync(letter.Endpoint, due.Delivery, Payload.Of(changed).ToBytes(), stop);
        var verdict = letter.Endpoint.IsDisabled
            ? new Verdict(Fate.Dead, null, null, false)
            : Verdict.On(due.Delivery, due.Attempt, outcome, _settings.Backoff, Now);
        await NoteAsync(due, letter.Endpoint.Id, outcome, verdict, stop);
        _room?.Make();
    }

    /// <summary>Tries whether a message arrives. Nothing is noted.</summary>
    internal async Task<Outcome?> TestAsync(string webhook, CancellationToken stop) =>
        await FindAsync("Webhooks/endpoint.sql", [webhook], stop) is { Endpoint: var endpoint }
            ? await SendAsync(endpoint, WebhookIds.OfTest(webhook, Now), Payload.OfTest(webhook, Now).ToBytes(), stop)
            : null;

    private async Task<Letter?> FindAsync(string file, object?[] parameters, CancellationToken stop)
    {
        await using var connection = await _database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, file, parameters, Letter.Read, stop).SingleOrDefaultAsync(stop);
    }

    private async Task<Outcome> SendAsync(Endpoint endpoint, string id, byte[] body, CancellationToken stop)
    {
        var secrets = new List<byte[]>();
        try
        {
            secrets.Add(_secrets.Decrypt(endpoint.Id, endpoint.Secret));
            if (endpoint.FormerSecret is { } former && endpoint.FormerUntil > Now)
                secrets.Add(_secrets.Decrypt(endpoint.Id, former));
        }
        catch (CryptographicException problem)
        {
            return new Outcome(null, new Refusal(WebhookCodes.NoSecret, problem.Message), null);
        }

        return await _sender.SendAsync(endpoint.Url, id, body, secrets, stop);
    }

    private async Task NoteAsync(DeliverWebhook due, string webhook, Outcome outcome, Verdict verdict, CancellationToken stop)
    {
        await using var connection = await _database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        object?[] note =
        [
            due.Delivery, due.Attempt, verdict.Fate.ToString().ToLowerInvariant(), verdict.Next, Now, outcome.Status, outcome.Problem?.Code,
        ];
        await Sql.ExecuteAsync(connection, "Webhooks/note.sql", note, stop);
        await Sql.ExecuteAsync(connection, "Webhooks/rest.sql", [webhook, verdict.RestUntil, Now], stop);
        if (verdict.Disables)
            await Sql.ExecuteAsync(connection, "Webhooks/disable.sql", [webhook, Now], stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Where messages go, and what signs them.</summary>
    private sealed record Endpoint(string Id, Uri Url, string Secret, string? FormerSecret, DateTime? FormerUntil, bool IsDisabled);

    /// <summary>What is told, and to whom.</summary>
    private sealed record Letter(Endpoint Endpoint, string Organization, DateTime KnownAt)
    {
        public static Letter Read(NpgsqlDataReader row) => new(
            new Endpoint(
                row.GetString(0), new Uri(row.GetString(1)), row.GetString(2), row.Text(3), row.IsDBNull(4) ? null : row.GetDateTime(4),
                row.GetBoolean(5)),
            row.GetString(6),
            row.GetDateTime(7));
    }
}
