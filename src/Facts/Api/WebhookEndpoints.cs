using Facts.Api.Access;
using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Access;
using Facts.Store.Webhooks;

namespace Facts.Api;

/// <summary>
/// Endpoints that are told of changed answers, by HTTP. Adding one has this server send to others for as long as it stands, also when the
/// key is revoked: it takes an admin. Whoever is limited to some organizations has to do with theirs only.
/// </summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("").Needs(Need.Administer, Within.None);
        webhooks.MapPost("/webhooks", AddAsync);
        webhooks.MapGet("/webhooks", async (HttpContext http, WebhookStore store, CancellationToken stop) =>
            Problems.Result(await store.ListAsync(http.Permit(), stop), null));
        webhooks.MapDelete("/webhooks/{id}", async (string id, HttpContext http, WebhookStore store, CancellationToken stop) =>
            await store.RemoveAsync(id, http.Permit(), stop) is { } refusal ? Problems.Of(refusal) : Results.NoContent());
        webhooks.MapPost("/webhooks/{id}/rotate", async (string id, HttpContext http, WebhookStore store, CancellationToken stop) =>
        {
            var (rotated, refusal) = await store.RotateAsync(id, http.Permit(), stop);
            return Secret(http, rotated, refusal);
        });
        webhooks.MapGet("/webhooks/{id}/deliveries", ListAsync);
        webhooks.MapPost("/webhooks/{id}/deliveries/{delivery}/replay",
            async (string id, string delivery, HttpContext http, Deliveries deliveries, CancellationToken stop) =>
            {
                var (replayed, refusal) = await deliveries.ReplayAsync(id, delivery, http.Permit(), stop);
                return Problems.Result(replayed, refusal);
            });
    }

    /// <summary>Body: <c>{"url":"https://…","organization":"…"}</c>; without organization, of all.</summary>
    private static async Task<IResult> AddAsync(HttpContext http, WebhookStore store, CancellationToken stop)
    {
        if (RequestBodies.CheckJson(http.Request) is { } untaken)
            return Problems.Of(untaken);
        var (asked, bad) = RequestBodies.Parse(
            await RequestBodies.ReadAsync(http.Request, stop), fields => new Asking(fields.Text("url"), fields.OptionalId("organization")));
        if (asked is null)
            return Problems.Of(bad!);
        var (added, refusal) = await store.AddAsync(asked.Url, asked.Organization, http.Author("http"), stop);
        if (added is null)
            return Problems.Of(Problems.StatusOfBody(refusal!.Code), refusal);
        http.Response.StatusCode = StatusCodes.Status201Created;
        return Secret(http, added, null);
    }

    private static async Task<IResult> ListAsync(
        string id, HttpContext http, Deliveries deliveries, TimeProvider clock, CancellationToken stop)
    {
        var asked = new Asked(http.Request.Query, clock);
        var (state, after, size) = (asked.Optional("state"), asked.Optional("after"), asked.Number("size"));
        if (asked.Refusal is not null)
            return Problems.Of(asked.Refusal);
        var (page, refusal) = await deliveries.ListAsync(id, http.Permit(), state, after, size, stop);
        return Problems.Result(page, refusal);
    }

    /// <summary>Nobody on the way may keep it.</summary>
    private static IResult Secret(HttpContext http, WebhookWithSecret? made, Refusal? refusal)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Problems.Result(made, refusal);
    }

    private sealed record Asking(string Url, string? Organization);
}
