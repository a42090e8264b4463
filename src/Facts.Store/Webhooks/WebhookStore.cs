using System.Security.Cryptography;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Domain.Webhooks;
using Facts.Store.Answers;
using Facts.Store.Ledger;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Webhooks;

/// <summary>Endpoints in the database. Whoever is limited to some organizations sees theirs only; others are unknown to them.</summary>
internal sealed class WebhookStore(NpgsqlDataSource database, WebhookSecrets secrets, WebhookSettings settings, TimeProvider clock)
{
    /// <summary>Time enough to give the new secret to whoever verifies with it.</summary>
    private static readonly TimeSpan Both = TimeSpan.FromDays(1);

    private DateTime Now => Moments.Truncate(clock.GetUtcNow().UtcDateTime);

    /// <summary>Adds an endpoint, which is told what changes from now on. Its secret is in what this returns, and never again.</summary>
    public async Task<(WebhookWithSecret? Added, Refusal? Refusal)> AddAsync(
        string url, string? organization, Author author, CancellationToken stop)
    {
        var (address, refusal) = WebhookTarget.Read(url, settings.AllowsLoopback);
        if (address is null)
            return (null, refusal);
        if (!Covers(author.Permit, organization))
        {
            return (null, new Refusal(AccessCodes.OtherOrganization,
                $"{author.Name} is limited to {string.Join(", ", author.Permit!.Organizations!.Order())}: name one of them."));
        }

        await using var connection = await database.OpenConnectionAsync(stop);
        // A misspelt one would never be told of anything, and nobody would notice.
        if (organization is not null && await Unknown.OrganizationAsync(connection, organization, stop) is { } unknown)
            return (null, unknown);
        var id = "wh_" + RandomNumberGenerator.GetHexString(20, lowercase: true);
        var secret = WebhookSecrets.New();
        // What was recorded before is not told, whether it has a leaf already or not.
        await new Sequencer(database).RunAsync(everywhere: false, stop);
        object?[] row = [id, address.AbsoluteUri, organization, author.Name, Now, secrets.Encrypt(id, secret)];
        // Though nobody serves yet: what comes from now on is told by the first who does.
        await Sql.ExecuteAsync(connection, "Webhooks/begin_position.sql", [], stop);
        var added = await Sql.Query(connection, "Webhooks/add.sql", row, WebhookView.Read, stop).SingleAsync(stop);
        return (new WebhookWithSecret(added, WebhookSecret.Print(secret)), null);
    }

    public async Task<WebhookList> ListAsync(Permit? permit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var all = await Sql.Query(connection, "Webhooks/list.sql", [""], WebhookView.Read, stop).ToListAsync(stop);
        return new WebhookList([.. all.Where(one => Covers(permit, one.Organization))]);
    }

    public async Task<(WebhookView? Webhook, Refusal? Refusal)> FindAsync(string id, Permit? permit, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var found = id.Length == 0
            ? null
            : await Sql.Query(connection, "Webhooks/list.sql", [id], WebhookView.Read, stop).SingleOrDefaultAsync(stop);
        return found is not null && Covers(permit, found.Organization)
            ? (found, null)
            : (null, new Refusal(WebhookCodes.UnknownWebhook, $"There is no webhook '{Fields.Shown(id)}'."));
    }

    /// <summary>Takes an endpoint away, with all that it was or would be told.</summary>
    public async Task<Refusal?> RemoveAsync(string id, Permit? permit, CancellationToken stop)
    {
        var (_, refusal) = await FindAsync(id, permit, stop);
        if (refusal is not null)
            return refusal;
        await using var connection = await database.OpenConnectionAsync(stop);
        await Sql.ExecuteAsync(connection, "Webhooks/remove.sql", [id], stop);
        return null;
    }

    /// <summary>A new secret; the one before signs as well for a day.</summary>
    public async Task<(WebhookWithSecret? Rotated, Refusal? Refusal)> RotateAsync(string id, Permit? permit, CancellationToken stop)
    {
        var (_, refusal) = await FindAsync(id, permit, stop);
        if (refusal is not null)
            return (null, refusal);
        var secret = WebhookSecrets.New();
        await using var connection = await database.OpenConnectionAsync(stop);
        object?[] row = [id, secrets.Encrypt(id, secret), Now + Both];
        var rotated = await Sql.Query(connection, "Webhooks/rotate.sql", row, WebhookView.Read, stop).ToListAsync(stop);
        return rotated is [var view]
            ? (new WebhookWithSecret(view, WebhookSecret.Print(secret)), null)
            : (null, new Refusal(WebhookCodes.UnknownWebhook, $"The webhook '{Fields.Shown(id)}' was taken away meanwhile."));
    }

    private static bool Covers(Permit? permit, string? organization) =>
        permit is null || permit.Covers(organization is null ? [] : [organization]);
}
