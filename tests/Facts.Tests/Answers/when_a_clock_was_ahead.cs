using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>A clock was a year ahead for one save; what is recorded later, by a clock that is right, is seen all the same, wherever it is asked.</summary>
public sealed class when_a_clock_was_ahead(when_a_clock_was_ahead.Store store) : IClassFixture<when_a_clock_was_ahead.Store>
{
    private ServedFacts Served => store.Served;

    /// <summary>What was recorded by the clock that was ahead, and after it.</summary>
    public sealed class Store(PostgresFixture postgres) : IAsyncLifetime
    {
        public ServedFacts Served { get; } = new(postgres);

        public async ValueTask InitializeAsync()
        {
            await Served.InitializeAsync();
            Served.Clock.Set(new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero));
            await PostAsync("""{"type":"source","id":"s"}""",
                """{"type":"claim","id":"first","kind":"appointment","source":"s","organization":"acme","post":"chair","person":"ann","when":"2020"}""");
            Served.Clock.Set(new(2026, 1, 1, 12, 10, 0, TimeSpan.Zero));
            await PostAsync(
                """{"type":"claim","id":"second","kind":"appointment","source":"s","organization":"acme","post":"chair","person":"bob","when":"2021"}""",
                """{"type":"claim","id":"planned","kind":"plan","source":"s","organization":"acme","people":["bob"],"action":"He will join the circus."}""",
                """{"type":"identity","person":"bobby","sameAs":"bob","reason":"one"}""");
        }

        public ValueTask DisposeAsync() => Served.DisposeAsync();

        private async Task PostAsync(params string[] lines)
        {
            var report = await (await Served.PostLinesAsync(lines)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            report.ShouldContain("\"rejected\":[]");
        }
    }

    [Theory]
    [InlineData("/api/holders?organization=acme&post=chair", "bob")]
    [InlineData("/api/holders?organization=acme&post=chair&why=true", "bob")]
    [InlineData("/api/holders?organization=acme&post=chair&without=claim:first", "bob")]
    [InlineData("/api/state?organization=acme", "second")]
    [InlineData("/api/state?organization=acme", "planned")]
    [InlineData("/api/timeline?organization=acme", "second")]
    [InlineData("/api/people?id=bob", "second")]
    [InlineData("/api/people?id=bob", "planned")]
    [InlineData("/api/people?id=bobby", "second")]
    [InlineData("/api/changes?organization=acme&from=2026-01-01", "bob")]
    [InlineData("/api/claims/second", "second")]
    [InlineData("/api/claims?organization=acme", "second")]
    [InlineData("/api/organizations", "acme")]
    [InlineData("/api/trail?organization=acme&post=chair", "second")]
    [InlineData("/api/export/claims-csv", "second")]
    [InlineData("/api/export/claims-csv?organization=acme", "second")]
    [InlineData("/api/export/tenures-csv", "bob")]
    [InlineData("/api/export/popolo", "bob")]
    [InlineData("/?organization=acme&post=chair", "bob")]
    [InlineData("/board?organization=acme", "bob")]
    [InlineData("/timeline?organization=acme", "bob")]
    [InlineData("/person?id=bob", "acme")]
    public async Task what_was_acknowledged_is_seen(string path, string seen)
    {
        // The second time it may be an answer that was kept.
        for (var i = 0; i < 2; i++)
        {
            var response = await Served.Client.GetAsync(path, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(seen);
        }
    }

    [Fact]
    public async Task an_answer_says_as_of_when_it_is_and_a_time_that_is_named_counts()
    {
        const string asked = "/api/holders?organization=acme&post=chair";
        var latest = await Served.GetAsync(asked);
        latest.GetProperty("knownAt").GetString().ShouldBe("2027-01-01T12:00:00Z");
        (await Served.GetAsync(asked)).GetProperty("knownAt").GetString().ShouldBe("2027-01-01T12:00:00Z");
        (await Served.GetAsync($"{asked}&known=2026-01-01T12:10:00Z")).GetProperty("status").GetString().ShouldBe("unknown");
        (await Served.GetAsync($"{asked}&known=2027-01-01T12:00:00Z")).ToString().ShouldBe(latest.ToString());
        // Elsewhere now is now.
        (await Served.GetAsync("/api/holders?organization=openai&post=ceo")).GetProperty("knownAt").GetString().ShouldBe("2026-01-01T12:10:00Z");
    }

    [Fact]
    public async Task readiness_says_it()
    {
        var ready = await Served.Client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken);
        ready.ShouldStartWith("ready\nRecorded times lie ahead of now, up to 2027-01-01T12:00:00Z");
        var replayed = await Served.Store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        Facts.Store.Answers.Ahead.Of(replayed.LatestRecordedAt, Served.Clock).ShouldNotBeNull();
    }
}
