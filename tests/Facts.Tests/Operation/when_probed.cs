using System.Net;
using Facts.Api.Hosting;
using Facts.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Facts.Tests.Operation;

/// <summary>Ready is 503 with its reason as long as there is one; live stays 200.</summary>
[Slow]
public sealed class when_probed(PostgresFixture postgres) : IAsyncLifetime
{
    private FactsStore _store = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _store = await FactsStore.CreateAsync(postgres, "probed");
        _app = FactsHost.Build(_store.Session.Database, _store.Session.Clock, "http://127.0.0.1:0");
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        await IsReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task without_a_database_it_is_not_ready_and_then_it_is_again()
    {
        var name = new NpgsqlConnectionStringBuilder(_store.ConnectionString).Database;
        var elsewhere = new NpgsqlConnectionStringBuilder(_store.ConnectionString) { Database = "postgres" }.ConnectionString;
        await Support.Sql.RunAsync(elsewhere, $"alter database {name} allow_connections false");
        await Support.Sql.RunAsync(elsewhere, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
        await IsNotReadyAsync("no-database");

        await Support.Sql.RunAsync(elsewhere, $"alter database {name} allow_connections true");
        await IsReadyAsync();
    }

    [Fact]
    public async Task without_its_tables_it_is_not_ready()
    {
        await Support.Sql.RunAsync(_store.ConnectionString, "drop schema facts cascade");
        await IsNotReadyAsync("migration-missing");
    }

    [Theory]
    [InlineData("alter table facts.search drop column words")]
    [InlineData("drop table facts.api_keys cascade")]
    public async Task with_the_tables_of_another_build_it_is_not_ready(string sql)
    {
        await Support.Sql.RunAsync(_store.ConnectionString, sql);
        await NoteBuildAsync("another");
        await IsNotReadyAsync("migration-missing");
    }

    [Fact]
    public async Task with_another_build_on_the_same_tables_it_is_ready()
    {
        await NoteBuildAsync("another");
        await IsReadyAsync();
    }

    [Fact]
    public async Task while_it_is_about_to_end_it_is_not_ready()
    {
        _app.Services.GetRequiredService<Drain>().Begin();
        await IsNotReadyAsync(Drain.Code);
        using var stream = await _client.GetAsync("/api/stream", TestContext.Current.CancellationToken);
        await Http.IsProblemAsync(stream, HttpStatusCode.ServiceUnavailable, Drain.Code);
        using var answer = await _client.GetAsync("/api/organizations", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task NoteBuildAsync(string build) =>
        Support.Sql.RunAsync(_store.ConnectionString, $"update facts.settings set value = '{build}' where name = 'schema'");

    private async Task IsReadyAsync() => (await StatusAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);

    private async Task IsNotReadyAsync(string code)
    {
        using var response = await _client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        await Http.IsProblemAsync(response, HttpStatusCode.ServiceUnavailable, code);
        (await StatusAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
