using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Storage;

/// <summary>What other programs find in the table of events.</summary>
public sealed class when_events_are_in_a_store(when_events_are_in_a_store.EachType recorded) : IClassFixture<when_events_are_in_a_store.EachType>
{
    [Fact]
    public async Task they_have_the_pinned_names() =>
        (await AskAsync<string[]>("select array_agg(distinct type) from facts.mt_events")).ShouldBe(EventTypes.Names.Values, ignoreOrder: true);

    [Fact]
    public async Task their_data_reads_as_the_event_of_that_name()
    {
        await using var connection = new NpgsqlConnection(recorded.Store.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var query = new NpgsqlCommand("select type, data::text from facts.mt_events order by seq_id", connection);
        await using var events = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await events.ReadAsync(TestContext.Current.CancellationToken))
        {
            var data = JsonSerializer.Deserialize(events.GetString(1), EventTypes.Types[events.GetString(0)], FactsJson.Options)!;
            var written = JsonSerializer.SerializeToElement(data, data.GetType(), FactsJson.Options);
            JsonElement.DeepEquals(written, JsonElement.Parse(events.GetString(1))).ShouldBeTrue(events.GetString(0));
        }
    }

    [Fact]
    public async Task they_say_who_recorded_them() =>
        (await AskAsync<string[]>("select array_agg(distinct user_name) from facts.mt_events")).ShouldBe(["test"]);

    [Fact]
    public async Task they_say_when_they_were_truly_appended() =>
        (await AskAsync<string[]>("select array_agg(distinct headers->>'appendedAt') from facts.mt_events")).ShouldBe(["2026-01-01T12:00:00Z"]);

    [Theory]
    [InlineData("id", "uuid")]
    [InlineData("seq_id", "bigint")]
    [InlineData("stream_id", "character varying")]
    [InlineData("version", "bigint")]
    [InlineData("timestamp", "timestamp with time zone")]
    [InlineData("correlation_id", "character varying")]
    [InlineData("causation_id", "character varying")]
    [InlineData("headers", "jsonb")]
    [InlineData("user_name", "character varying")]
    public async Task they_have_the_columns_of_an_audit(string column, string type) => (await AskAsync<string>(
        $"select data_type from information_schema.columns where table_schema = 'facts' and table_name = 'mt_events' and column_name = '{column}'"))
        .ShouldBe(type);

    [Fact]
    public async Task they_carry_the_recorded_time_of_their_line() =>
        (await AskAsync<DateTime>("select timestamp from facts.mt_events where type = 'appointment-claimed'"))
        .ShouldBe(new DateTime(2023, 11, 20, 15, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task they_carry_the_time_of_the_append_where_the_line_has_none() =>
        (await AskAsync<DateTime>("select timestamp from facts.mt_events where type = 'outcome-recorded'"))
        .ShouldBe(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc));

    [Fact]
    public async Task no_id_is_there_twice() =>
        (await AskAsync<bool>("select count(*) = count(distinct id) from facts.mt_events")).ShouldBeTrue();

    private Task<T> AskAsync<T>(string sql) => Support.Sql.AskAsync<T>(recorded.Store.ConnectionString, sql);

    /// <summary>A store with an event of each type, for all of these tests, who only read.</summary>
    public sealed class EachType(PostgresFixture postgres) : IAsyncLifetime
    {
        private static readonly string[] OfEachType =
        [
            """{"type":"source","id":"s","title":"T","text":"He left."}""",
            """{"type":"revision","source":"s","text":"He has left."}""",
            """{"type":"revision","source":"s","text":"He has left.","reason":"looked again"}""",
            """{"type":"organization","id":"o","name":"O"}""",
            """{"type":"post","organization":"o","id":"p","name":"P","seats":1}""",
            """{"type":"person","id":"x","name":"X"}""",
            """{"type":"identity","person":"y","sameAs":"x","reason":"one"}""",
            """{"type":"identity","person":"y","notSameAs":"x","reason":"two"}""",
            """
            {"type":"claim","id":"c1","kind":"appointment","source":"s","organization":"o","post":"p","person":"x","when":"2023-11-17",
            "recordedAt":"2023-11-20T15:00:00Z"}
            """.ReplaceLineEndings(""),
            """{"type":"claim","id":"c2","kind":"dismissal","source":"s","organization":"o","post":"p","person":"x","when":"2023-11-18","quote":"left"}""",
            """{"type":"claim","id":"c3","kind":"resignation","source":"s","organization":"o","post":"p","person":"x","when":"2023-11-18"}""",
            """{"type":"claim","id":"c4","kind":"tenure","source":"s","organization":"o","post":"p","person":"y","from":"2020","to":".."}""",
            """{"type":"claim","id":"c5","kind":"plan","source":"s","organization":"o","action":"return"}""",
            """{"type":"claim","id":"c6","kind":"threat","source":"s","organization":"o","action":"leave","count":500,"of":770}""",
            """{"type":"claim","id":"c7","kind":"denial","source":"s","organization":"o","denies":"c3","by":"x"}""",
            """{"type":"claim","id":"c8","kind":"statement","source":"s","organization":"o","nature":"opinion","says":"Well."}""",
            """{"type":"claim","id":"c9","kind":"figure","source":"s","organization":"o","measure":"seats","value":4.5}""",
            """{"type":"claim","id":"c10","kind":"death","source":"s","person":"x","when":"2025"}""",
            """{"type":"claim","id":"c11","kind":"dissolution","source":"s","organization":"o","when":"2026"}""",
            """{"type":"claim","id":"c12","kind":"abolition","source":"s","organization":"o","post":"p","when":"2025-12"}""",
            """{"type":"correction","claim":"c1","set":{"when":"2023-11-16"},"reason":"misread"}""",
            """{"type":"retraction","claim":"c3","reason":"made up"}""",
            """{"type":"ruling","claim":"c2","rank":"preferred","reason":"better"}""",
            """{"type":"outcome","claim":"c6","outcome":"lapsed","when":"2023-11-22"}""",
            """{"type":"source","id":"s","title":"T","text":"He left.","organizations":["o"]}""",
            """{"type":"name","source":"s","title":"Title","reason":"in full"}""",
            """{"type":"name","organization":"o","name":"Oh","reason":"in full"}""",
            """{"type":"name","person":"x","name":"Xi","aliases":["X"],"reason":"in full"}""",
        ];

        internal FactsStore Store { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Store = await FactsStore.CreateAsync(postgres, "events");
            (await Store.ImportAsync(OfEachType)).Rejected.ShouldBeEmpty();
            await Store.Session.Keys.AddAsync(new GiveKey("desk", [Facts.Domain.Access.Role.Editor], ["openai"], null), "test", TestContext.Current.CancellationToken);
            await Store.Session.Keys.RevokeAsync(new RevokeKey("desk"), "test", TestContext.Current.CancellationToken);
            var redactor = new Facts.Store.Redactions.Redactor(Store.Session.Database, Store.Session.Clock);
            var stop = TestContext.Current.CancellationToken;
            (await redactor.RedactAsync(new Redact(RedactionTarget.Parse("c8"), "says", "asked to"), "test", stop)).Refusal.ShouldBeNull();
        }

        public ValueTask DisposeAsync() => Store.DisposeAsync();
    }
}
