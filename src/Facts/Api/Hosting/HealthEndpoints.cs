using Facts.Api.Access;
using Facts.Domain.Access;

namespace Facts.Api.Hosting;

/// <summary>Whether the process lives, and whether it can work: 503 with a reason while it can't.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).Needs(Need.Nothing);
        app.MapGet("/health/ready", async (Readiness readiness, CancellationToken stop) =>
            await readiness.CheckAsync(stop) is { } reason
                ? Problems.Of(StatusCodes.Status503ServiceUnavailable, reason)
                : Results.Text(await readiness.NoteAsync(stop) is { } note ? $"ready\n{note}\n" : "ready")).Needs(Need.Nothing);
    }
}
