using Facts.Domain.Time;

namespace Facts.Store.Webhooks;

/// <summary>An endpoint that is told of changed answers.</summary>
/// <param name="Id">Made when it was added.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="Organization">Of whose answers; null for all.</param>
/// <param name="CreatedBy">Who added it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="RestsUntil">It failed, or asked for it: until then it is told nothing.</param>
/// <param name="FormerUntil">Until then the secret before signs as well; null when there is none.</param>
/// <param name="DisabledAt">Since then it is told nothing, as it answered 410.</param>
internal sealed record WebhookView(
    string Id, string Url, string? Organization, string CreatedBy, string CreatedAt, string? RestsUntil, string? FormerUntil,
    string? DisabledAt)
{
    public static WebhookView Read(Npgsql.NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), AsOf.Print(row.GetDateTime(4)),
        Moment(row, 5), Moment(row, 6), Moment(row, 7));

    internal static string? Moment(Npgsql.NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : AsOf.Print(row.GetDateTime(column));
}

/// <summary>An endpoint with its secret, which is shown only now.</summary>
internal sealed record WebhookWithSecret(WebhookView Webhook, string Secret);

/// <summary>Endpoints, in the order in which they were added.</summary>
internal sealed record WebhookList(IReadOnlyList<WebhookView> Webhooks);

/// <summary>A message for an endpoint, and how it stands.</summary>
/// <param name="Id">Its <c>webhook-id</c>, the same in every attempt.</param>
/// <param name="Organization">Whose answers changed.</param>
/// <param name="KnownAt">At which recorded time.</param>
/// <param name="State"><c>waiting</c>, <c>sending</c>, <c>delivered</c> or <c>dead</c>.</param>
/// <param name="Attempts">How often it was tried, since it was made or replayed.</param>
/// <param name="NextAt">When it is tried next, if it waits.</param>
/// <param name="TriedAt">When it was tried last.</param>
/// <param name="Status">The HTTP status of that.</param>
/// <param name="Problem">Why there was none: a stable code.</param>
internal sealed record DeliveryView(
    string Id, string Organization, string KnownAt, string State, int Attempts, string? NextAt, string? TriedAt, int? Status,
    string? Problem);

/// <summary>Messages, the latest first.</summary>
/// <param name="Deliveries">At most as many as were asked for.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
internal sealed record DeliveryPage(IReadOnlyList<DeliveryView> Deliveries, string? Next);
