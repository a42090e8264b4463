using CsCheck;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Answers;

/// <summary>A reader that keeps answers against one that does not, on the same store.</summary>
public sealed class when_answers_are_kept(PostgresFixture postgres)
{
    private const string Declared = """{"type":"source","id":"s0"}""";

    private static readonly string[] Sources = [Declared, """{"type":"source","id":"s1"}""", """{"type":"source","id":"s2","origin":"s1"}"""];

    private static readonly string[] Days = ["2024-01-31", "2024-02-05", "2024-02-12T12:00:00Z", "2024-02-17", "2024-03-01"];

    /// <summary>
    /// Lines, how many days pass before each, how many days the clock of whoever asks is behind, and the days that are asked for.
    /// </summary>
    private static readonly Gen<(List<Dictionary<string, object>> Lines, int[] Steps, int[] Behind, string[] Days)> Ledgers =
        Gen.Select(RandomLedger.Lines("ORG", 2, 12), Gen.Int[0, 2].Array[40], Gen.Int[0, 1].Array[40], Gen.Shuffle(Days, 2));

    [Slow]
    [Fact]
    public async Task an_answer_is_never_another_than_the_one_that_the_table_gives()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "kept");
        await using var kept = new Keeping(store);
        (await store.ImportAsync(Sources)).Rejected.ShouldBeEmpty();
        var cases = 0;
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var organization = $"o{Interlocked.Increment(ref cases)}";
                var at = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
                foreach (var ((line, step), behind) in ledger.Lines.Zip(ledger.Steps).Zip(ledger.Behind))
                {
                    at = at.AddDays(step);
                    kept.Clock.Set(at.AddDays(-behind));
                    await kept.CompareAsync(organization, ledger.Days);
                    await store.ImportAsync(RandomLedger.Json(new(line) { ["recordedAt"] = AsOf.Print(at) })
                        .Replace("ORG", organization, StringComparison.Ordinal).Replace("x-", organization + "-", StringComparison.Ordinal));
                    await kept.CompareAsync(organization, ledger.Days);
                    // Nothing is recorded, and yet it is later.
                    kept.Clock.Set(at);
                    await kept.CompareAsync(organization, ledger.Days);
                }
            },
            iter: Cases.Of(5), threads: 1, print: ledger => string.Join('\n', ledger.Lines.Select(RandomLedger.Json)));
        kept.Recalled.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task what_a_clock_ahead_recorded_is_told_as_soon_as_it_is_known_and_no_commit_is_needed_for_that()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "ahead");
        await using var kept = new Keeping(store);
        await store.ImportAsync(Declared, Appointed("a", "ann", "2024-01-01", "2024-03-01T00:00:00Z"), Appointed("b", "bob", "2024-02-01", "2024-03-01T00:05:00Z"));

        kept.Clock.Set(new(2024, 3, 1, 0, 1, 0, TimeSpan.Zero));
        (await kept.AskAsync("o", "2024-02-05")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("ann");
        kept.Clock.Set(new(2024, 3, 1, 0, 6, 0, TimeSpan.Zero));

        (await kept.AskAsync("o", "2024-02-05")).Holders.ShouldContain(holder => holder.Person.Id == "bob");
    }

    [Fact]
    public async Task an_answer_says_when_it_was_given_not_when_it_was_read()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "given");
        await using var kept = new Keeping(store);
        await kept.AnnIsRecalledAsync();
        kept.Clock.Set(new(2024, 3, 3, 0, 0, 0, TimeSpan.Zero));

        var answer = await kept.RecalledAsync("o", "2024-02-05");

        answer.KnownAt.ShouldBe("2024-03-03T00:00:00Z");
    }

    [Fact]
    public async Task a_name_that_is_declared_anew_is_told_at_once()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "named");
        await using var kept = new Keeping(store);
        await kept.AnnIsRecalledAsync();

        await store.ImportAsync("""{"type":"person","id":"ann","name":"Ann Example"}""");

        (await kept.AskAsync("o", "2024-02-05")).Holders.ShouldHaveSingleItem().Person.Name.ShouldBe("Ann Example");
    }

    [Fact]
    public async Task without_the_connection_that_asks_for_snapshots_answers_are_read()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "cut");
        await using var kept = new Keeping(store);
        await kept.AnnIsRecalledAsync();

        await Sql.RunAsync(store.ConnectionString, """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and query like '%pg_current_snapshot()::text' and pid <> pg_backend_pid()
            """);

        (await kept.AskAsync("o", "2024-02-05")).Holders.ShouldHaveSingleItem().Person.Id.ShouldBe("ann");
        await kept.RecalledAsync("o", "2024-02-05");
    }

    [Fact]
    public async Task a_snapshot_that_many_ask_for_at_once_sees_what_each_of_them_committed_before()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "crowd");
        await using var snapshots = new Snapshots(store.Session.Database.Source);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var connection = await store.Session.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            for (var times = 0; times < 500; times++)
            {
                var transaction = await AskAsync<string>(connection, "select pg_current_xact_id()::text");

                var seen = (await snapshots.SeeAsync())!;

                (await AskAsync<bool>(connection, $"select pg_visible_in_snapshot('{transaction}', '{seen.Text}')")).ShouldBeTrue($"{transaction} in {seen.Text}, {times}");
            }
        })));
    }

    private static async Task<T> AskAsync<T>(Npgsql.NpgsqlConnection connection, string sql)
    {
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static string Appointed(string id, string person, string when, string recorded) => $$"""
        {"type":"claim","id":"{{id}}","kind":"appointment","source":"s0","organization":"o","post":"ceo","person":"{{person}}","when":"{{when}}","recordedAt":"{{recorded}}"}
        """;

    private sealed class Keeping : IAsyncDisposable
    {
        private readonly FactsStore _store;
        private readonly AnswerCache _kept;
        private readonly AnswerReader _reader;
        private readonly Dictionary<string, IReadOnlyList<Holder>> _told = [];

        public Keeping(FactsStore store)
        {
            _store = store;
            _kept = new(store.Session.Database.Source, Clock);
            _reader = new(store.Session.Database.Source, _kept);
        }

        public SettableClock Clock { get; } = new();

        /// <summary>How many answers were not read anew.</summary>
        public int Recalled { get; private set; }

        public async Task<Answer> AskAsync(string organization, string on, string post = "ceo", AsOf? known = null)
        {
            var question = new Question(organization, post, AsOf.TryParse(on)!, known ?? AsOf.At(Clock.GetUtcNow().UtcDateTime));
            var (answer, refusal) = await _reader.AskAsync(question, TestContext.Current.CancellationToken);
            if (answer is null)
                throw new InvalidOperationException(refusal!.Message);
            var place = $"{organization} {post} {on} {known}";
            if (_told.TryGetValue(place, out var told) && ReferenceEquals(told, answer.Holders))
                Recalled++;
            _told[place] = answer.Holders;
            return answer;
        }

        /// <summary>Ann holds the post, a day has passed, and who holds it was asked.</summary>
        public async Task AnnIsRecalledAsync()
        {
            await _store.ImportAsync(Declared, Appointed("a", "ann", "2024-01-01", "2024-03-01T00:00:00Z"));
            Clock.Set(new(2024, 3, 2, 0, 0, 0, TimeSpan.Zero));
            await RecalledAsync("o", "2024-02-05");
        }

        /// <summary>Asks until the answer is recalled: other tests commit to the same server, and each time it is read anew.</summary>
        public async Task<Answer> RecalledAsync(string organization, string on)
        {
            var before = Recalled;
            while (true)
            {
                TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                var answer = await AskAsync(organization, on);
                if (Recalled > before)
                    return answer;
            }
        }

        /// <summary>Each question as known now, a day ago, and now again.</summary>
        public async Task CompareAsync(string organization, IEnumerable<string> days)
        {
            var now = AsOf.At(Clock.GetUtcNow().UtcDateTime);
            foreach (var (on, post, known) in
                from day in days
                from post in RandomLedger.Posts
                from known in (AsOf[])[now, AsOf.At(now.Moment.AddDays(-1)), now]
                select (day, post, known))
            {
                var question = new Question(organization, post, AsOf.TryParse(on)!, known);
                var (read, _) = await _store.Session.Answers.AskAsync(question, TestContext.Current.CancellationToken);
                if (read is not null)
                    FactsJson.Write(await AskAsync(organization, on, post, known)).ShouldBe(FactsJson.Write(read));
            }
        }

        public ValueTask DisposeAsync() => _kept.DisposeAsync();
    }
}
