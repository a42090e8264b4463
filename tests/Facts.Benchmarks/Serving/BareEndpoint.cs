using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Facts.Benchmarks.Serving;

/// <summary>
/// The least that could answer over HTTP: Kestrel, one prepared statement on the very tenures that Facts reads, one row, four fields of
/// JSON. No names, no claims, no quotes, no certainty. It runs as a process of its own: <c>Facts.Benchmarks bare CONNECTION URL</c>.
/// </summary>
internal static class BareEndpoint
{
    public const string Verb = "bare";

    private const string Holder = """
        select t.person, lower(t.valid), upper(t.valid)
        from facts.posts p
        join facts.tenures t on t.post = p.key
        where p.organization = $1 and p.id = $2 and upper_inf(t.known) and t.valid @> $3
        """;

    public static async Task ServeAsync(string connectionString, string url, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        await using var database = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, NoResetOnClose = true });
        await using var app = builder.Build();
        app.MapGet("/api/holders", async (string organization, string post, string on, CancellationToken gone) =>
        {
            await using var connection = await database.OpenConnectionAsync(gone);
            await using var command = new NpgsqlCommand(Holder, connection)
            {
                Parameters =
                {
                    new() { Value = organization },
                    new() { Value = post },
                    new() { Value = DateTime.SpecifyKind(DateTime.Parse(on), DateTimeKind.Utc) },
                },
            };
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
