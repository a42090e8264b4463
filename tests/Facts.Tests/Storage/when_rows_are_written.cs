using System.Text.Json;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Facts.Tests.Support;
using Npgsql;
using NpgsqlTypes;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Storage;

/// <summary>Many rows go in by COPY, in bytes of our own making; few by Npgsql's parameters, which are the oracle.</summary>
public sealed class when_rows_are_written(PostgresFixture postgres)
{
    private static readonly DateTime[] Times =
    [
        Moments.Beginning,
        new(1, 1, 2, 0, 0, 0, DateTimeKind.Utc),
        new(1999, 12, 31, 23, 59, 59, 999, 999, DateTimeKind.Utc),
        new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        new(2023, 11, 17, 20, 28, 3, 123, 456, DateTimeKind.Utc),
        new(9999, 12, 31, 23, 59, 59, 999, 999, DateTimeKind.Utc),
        Moments.Forever,
    ];

    private static readonly string[] Texts = ["", "a", "Ünïcödé 🙂 \u0301", "\"\\\n\t", new('x', 100_000)];

    [Fact]
    public async Task many_are_the_same_as_few()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.CreateEmptyAsync("rows"));
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var table in (string[])["few", "many"])
        {
            await Sql.RunAsync(
                database.ConnectionString,
                $"create table {table} (n bigint, maybe bigint, small smallint, id uuid, words text, json jsonb, at timestamptz, period tstzrange)");
        }

        var rows = Samples("many");
        await rows.CopyAsync(connection, TestContext.Current.CancellationToken);
        await using var insert = new NpgsqlBatch(connection) { BatchCommands = { Samples("few").Insert() } };
        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await Sql.AskAsync<long>(database.ConnectionString, "select count(*) from many")).ShouldBe(rows.Count);
        (await Sql.AskAsync<long>(
            database.ConnectionString,
            "select count(*) from ((table few except all table many) union all (table many except all table few)) as different")).ShouldBe(0);
    }

    [Fact]
    public async Task text_that_is_no_unicode_is_refused_by_both()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.CreateEmptyAsync("rows"));
        await Sql.RunAsync(database.ConnectionString, "create table halves (words text)");
        await using var connection = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var rows = new Halves();
        await using var insert = new NpgsqlBatch(connection) { BatchCommands = { rows.Insert() } };
        await Should.ThrowAsync<ArgumentException>(() => insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        await using var other = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Should.ThrowAsync<ArgumentException>(() => rows.CopyAsync(other, TestContext.Current.CancellationToken));
        (await Sql.AskAsync<long>(database.ConnectionString, "select count(*) from halves")).ShouldBe(0);
    }

    private static SampleRows Samples(string table)
    {
        var rows = new SampleRows(table);
        long[] numbers = [0, 1, -1, long.MinValue, long.MaxValue];
        for (var i = 0; i < 400; i++)
            rows.Add(numbers[i % 5], i % 3 == 0 ? null : i, (short)(i - 200), i % 7 == 0 ? null : Texts[i % Texts.Length], Times[i % Times.Length], Period(i));
        return rows;
    }

    private static NpgsqlRange<DateTime> Period(int i)
    {
        var (start, end) = (Times[i % Times.Length], Times[(i / Times.Length) % Times.Length]);
        return (i % 4) switch
        {
            0 => NpgsqlRange<DateTime>.Empty,
            1 => start < end ? new Period(start, end).ToKnown() : Moments.Beginning < start ? new Period(Moments.Beginning, start).ToRange() : default,
            2 => start < end ? new Period(start, end).ToRange() : new(start, true, true, default, false, true),
            _ => start < end ? new(start, false, end, true) : new(default, false, true, end, true, false),
        };
    }

    private sealed class SampleRows : Rows
    {
        private readonly Column<long> _n;
        private readonly Column<long?> _maybe;
        private readonly Column<short> _small;
        private readonly Column<Guid> _id;
        private readonly Column<string?> _words, _json;
        private readonly Column<DateTime> _at;
        private readonly Column<NpgsqlRange<DateTime>> _period;

        public SampleRows(string table) : base(table)
        {
            _n = Bigint("n");
            _maybe = BigintOrNull("maybe");
            _small = Smallint("small");
            _id = Uuid("id");
            _words = Text("words");
            _json = Json("json");
            _at = Time("at");
            _period = Range("period");
        }

        public int Count => _n.Count;

        public void Add(long n, long? maybe, short small, string? words, DateTime at, NpgsqlRange<DateTime> period)
        {
            _n.Add(n);
            _maybe.Add(maybe);
            _small.Add(small);
            _id.Add(new Guid($"00010203-0405-0607-0809-{small + 1_000:x12}"));
            _words.Add(words);
            _json.Add(words is null ? null : JsonSerializer.Serialize(new { words, n }));
            _at.Add(at);
            _period.Add(period);
        }
    }

    private sealed class Halves : Rows
    {
        public Halves() : base("halves") => Text("words").Add("half a pair: \ud83d");
    }
}
