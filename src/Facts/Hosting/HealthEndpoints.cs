using Facts.Access;
using Facts.Domain.Access;
using Npgsql;

namespace Facts.Hosting;

/// <summary>Whether the process lives, and whether it can work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).Needs(Need.Nothing);
        app.MapGet("/health/ready", ReadyAsync).Needs(Need.Nothing);
    }

    private static async Task<IResult> ReadyAsync(NpgsqlDataSource database, CancellationToken stop)
    {
        try
        {
            await using var command = database.CreateCommand("select 1");
            await command.ExecuteScalarAsync(stop);
            return Results.Text("ready");
        }
        catch (NpgsqlException)
        {
            return Results.Text("the database cannot be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
