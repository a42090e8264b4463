using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Tenures;

/// <summary>The database itself keeps whoever writes to it from believing the same tenure of the same claims twice at once.</summary>
public sealed class when_a_tenure_is_written_past_the_rules(OwnStore own) : IClassFixture<OwnStore>, IAsyncLifetime
{
    /// <summary>Another row of the same tenure, believed at another time.</summary>
    private const string Copy = """
        insert into facts.tenures (post, person, valid, known, certain, span, detail)
        select post, person, valid, KNOWN, certain, span, detail from facts.tenures where WHICH
        """;

    public async ValueTask InitializeAsync()
    {
        await own.Store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"claim","id":"c","kind":"tenure","source":"s","organization":"o","post":"p","person":"ann","from":"2024-01-01","to":"2024-02-01","recordedAt":"2024-03-01T00:00:00Z"}""");
        (await own.Store.ImportAsync("""{"type":"correction","claim":"c","set":{"to":"2024-02-02"},"reason":"again","recordedAt":"2024-03-05T00:00:00Z"}"""))
            .Rejected.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("upper_inf(known)", "known", PostgresErrorCodes.UniqueViolation)]
    [InlineData("upper_inf(known)", "tstzrange('2024-03-07', null)", PostgresErrorCodes.UniqueViolation)]
    [InlineData("not upper_inf(known)", "known", PostgresErrorCodes.ExclusionViolation)]
    [InlineData("not upper_inf(known)", "tstzrange('2024-03-04', '2024-03-05')", PostgresErrorCodes.ExclusionViolation)]
    public async Task it_is_refused_where_it_is_believed_already(string which, string known, string refusal)
    {
        var refused = await Should.ThrowAsync<PostgresException>(() => CopyAsync(which, known));

        refused.SqlState.ShouldBe(refusal);
    }

    [Fact]
    public async Task it_is_taken_where_it_was_not_believed_at_the_time() =>
        await CopyAsync("not upper_inf(known)", "tstzrange('2024-04-01', '2024-04-02')");

    private Task CopyAsync(string which, string known) => Sql.RunAsync(
        own.Store.ConnectionString, Copy.Replace("KNOWN", known, StringComparison.Ordinal).Replace("WHICH", which, StringComparison.Ordinal));
}
