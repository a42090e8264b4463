using System.Net;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Hosting;

/// <summary>As after a failover, while connections lead to a server that only copies.</summary>
public sealed class when_the_database_only_reads(ServedFacts facts) : IClassFixture<ServedFacts>
{
    private const string Claim =
        """{"id":"late","kind":"appointment","source":"article-2023-11-20","organization":"openai","post":"cfo","person":"eve","when":"2023-11-20"}""";

    [Fact]
    public async Task writes_are_refused_with_a_code_and_answers_go_on()
    {
        await SetAsync("on");
        using var refused = await facts.Client.PostJsonAsync("/api/claims", Claim, null);
        await Http.IsProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "database-read-only");
        (await facts.GetAsync("/api/holders?organization=openai&post=ceo&on=2023-11-18")).GetProperty("status").GetString().ShouldBe("held");

        await SetAsync("off");
        using var taken = await facts.Client.PostJsonAsync("/api/claims", Claim, null);
        taken.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>Connections that are there keep what they began with, so they are cut off.</summary>
    private async Task SetAsync(string readOnly)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(facts.Store.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(
            $"""
            set transaction_read_only = off;
            alter database "{connection.Database}" set default_transaction_read_only = {readOnly};
            select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
            """,
            connection);
        await command.ExecuteNonQueryAsync(stop);
        facts.Store.Session.Database.Clear();
    }
}
