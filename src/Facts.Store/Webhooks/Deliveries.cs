using System.Globalization;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Paging;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Webhooks;

/// <summary>What endpoints are told, and how it stands.</summary>
internal sealed class Deliveries(NpgsqlDataSource database, WebhookStore webhooks, TimeProvider clock)
{
    public const int DefaultSize = 100, MostSize = 1_000;

    public static readonly string[] States = ["waiting", "sending", "delivered", "dead"];

    /// <summary>The latest first.</summary>
    /// <param name="webhook">The endpoint's id.</param>
    /// <param name="permit">Who asks; null where nobody is asked.</param>
    /// <param name="state">Only these; null for all.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="size">How many at most; null for 100.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(DeliveryPage? Page, Refusal? Refusal)> ListAsync(
        string webhook, Permit? permit, string? state, string? after, int? size, CancellationToken stop)
    {
        var (_, refusal) = await webhooks.FindAsync(webhook, permit, stop);
        if (refusal is not null)
            return (null, refusal);
        if (state is not null && !States.Contains(state))
            return (null, new Refusal(Codes.InvalidValue, $"'state' is {Fields.Shown(state)}; it can be {string.Join(", ", States)}."));
        var list = $"webhooks/{webhook}/{state}";
        var (cursor, bad) = after is null ? (null, null) : Cursor.Parse(after, list);
        if (bad is not null)
            return (null, bad);
        var (leaf, id) = (long.MaxValue, "");
        if (cursor is not null && !(cursor.Last.Split('/', 2) is [var number, { } rest] && (id = rest) is not null
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out leaf)))
            return (null, new Refusal(Cursor.Code, "'after' is no cursor of this list."));
        var most = Math.Min(size ?? DefaultSize, MostSize);
        object?[] parameters = [webhook, state ?? "", leaf, id, most + 1];
        await using var connection = await database.OpenConnectionAsync(stop);
        var rows = await Sql.Query(connection, "Webhooks/deliveries.sql", parameters, row => (Leaf: row.GetInt64(9), View: Read(row)), stop)
            .ToListAsync(stop);
        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        var next = rows.Count > most ? new Cursor(list, now, $"{rows[most - 1].Leaf}/{rows[most - 1].View.Id}").ToString() : null;
        return (new DeliveryPage([.. rows.Take(most).Select(row => row.View)], next), null);
    }

    /// <summary>Has a message sent again, now, with all its attempts before it; under the id that it always had.</summary>
    public async Task<(DeliveryView? Delivery, Refusal? Refusal)> ReplayAsync(
        string webhook, string delivery, Permit? permit, CancellationToken stop)
    {
        var (found, refusal) = await webhooks.FindAsync(webhook, permit, stop);
        if (found is null)
            return (null, refusal);
        if (found.DisabledAt is not null)
        {
            return (null, new Refusal(WebhookCodes.Disabled,
                $"The webhook answered 410 Gone at {found.DisabledAt} and is told nothing more. Add it anew."));
        }

        var now = Moments.Truncate(clock.GetUtcNow().UtcDateTime);
        await using var connection = await database.OpenConnectionAsync(stop);
        var replayed = await Sql.Query(connection, "Webhooks/replay.sql", [webhook, delivery, now], Read, stop).ToListAsync(stop);
        return replayed is [var view]
            ? (view, null)
            : (null, new Refusal(WebhookCodes.UnknownDelivery, $"The webhook has no delivery '{Fields.Shown(delivery)}'."));
    }

    private static DeliveryView Read(NpgsqlDataReader row)
    {
        var state = row.GetString(3);
        return new(
            row.GetString(0), row.GetString(1), AsOf.Print(row.GetDateTime(2)), state, row.GetInt32(4),
            state == "waiting" ? WebhookView.Moment(row, 5) : null, WebhookView.Moment(row, 6), row.IsDBNull(7) ? null : row.GetInt32(7),
            row.Text(8));
    }
}
