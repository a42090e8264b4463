using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Storage;

public sealed class when_a_connection_has_a_time_limit(PostgresFixture postgres)
{
    [Theory]
    [InlineData(null, 5)]
    [InlineData(15, 15)]
    [InlineData(7, 7)]
    public async Task it_is_what_the_connection_string_says_else_five_seconds(int? said, int expected)
    {
        var settings = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync("limited"));
        settings.Remove(nameof(settings.Timeout));
        if (said is { } seconds)
            settings.Timeout = seconds;
        await using var store = await FactsStore.OpenAsync(settings.ConnectionString);
        store.Session.Database.Settings.Timeout.ShouldBe(expected);
    }
}
