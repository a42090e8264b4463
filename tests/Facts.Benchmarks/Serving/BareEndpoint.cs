using Facts.Benchmarks.Asking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// The least that could answer over HTTP: Kestrel, one prepared statement on the very tenures that Facts reads, one row, four fields of
/// JSON. No names, no claims, no quotes, no certainty. It runs as a process of its own: <c>Facts.Benchmarks bare CONNECTION URL</c>.
/// </summary>
internal static class BareEndpoint
{
    public const string Verb = "bare";

    public static async Task ServeAsync(string connectionString, string url, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        await using var database = HandWritten.Database(connectionString);
        await using var app = builder.Build();
        app.MapGet("/api/holders", async (string organization, string post, string on, CancellationToken gone) =>
        {
            await using var connection = await database.OpenConnectionAsync(gone);
            await using var command = HandWritten.Command(connection, organization, post, on);
            await using var reader = await command.ExecuteReaderAsync(gone);
            return await reader.ReadAsync(gone)
                ? Results.Json(new Answer(new(reader.GetString(0)), reader.GetDateTime(1), reader.GetFieldValue<DateTime>(2)))
                : Results.NotFound();
        });
        await app.StartAsync(stop);
        await app.WaitForShutdownAsync(stop);
    }

    private sealed record Answer(Named Person, DateTime From, DateTime To);

    private sealed record Named(string Id);
}
