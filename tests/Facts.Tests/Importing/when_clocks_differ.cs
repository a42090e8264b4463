using Facts.Api.Hosting;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Recording;
using Facts.Store.Storage;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

public sealed class when_clocks_differ(PostgresFixture postgres)
{
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, false)]
    [InlineData(300, false)]
    [InlineData(-300, false)]
    [InlineData(301, true)]
    [InlineData(-301, true)]
    public void five_minutes_are_the_most(int seconds, bool isRefused)
    {
        var refusal = Clocks.Compare(Noon.AddSeconds(seconds), Noon);
        (refusal is not null).ShouldBe(isRefused);
        if (refusal is not null)
            (refusal.Code, Problems.StatusOf(refusal.Code)).ShouldBe(("clock-differs", 503));
    }

    [Fact]
    public void only_a_true_clock_is_compared()
    {
        Clocks.AreCompared(TimeProvider.System).ShouldBeTrue();
        Clocks.AreCompared(new OffClock(TimeSpan.Zero)).ShouldBeTrue();
        Clocks.AreCompared(new SettableClock()).ShouldBeFalse();
    }

    [Fact]
    public async Task nothing_is_recorded_but_what_has_a_recorded_time_of_its_own()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "clocks");
        var lines = Lines("""{"type":"person","id":"p","name":"P"}""", """{"type":"person","id":"q","name":"Q","recordedAt":"2020-01-01T00:00:00Z"}""");
        var stands = new Recorder(store.Session.Database.Source, OffClock.Ahead);
        var recorded = await stands.SaveAsync(Request.Of(lines, "test"), TestContext.Current.CancellationToken);
        recorded.Lines.Select(one => one.Refusal?.Code).ShouldBe([Codes.ClockDiffers, null]);
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.mt_events")).ShouldBe(1);

        var goes = new Recorder(store.Session.Database.Source, TimeProvider.System);
        (await goes.SaveAsync(Request.Of(lines, "test"), TestContext.Current.CancellationToken)).Lines.ShouldAllBe(one => one.Refusal == null);
        (await Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.mt_events")).ShouldBe(2);
    }

    private static List<(long, RecordingCommand)> Lines(params string[] lines) =>
        [.. lines.Select((line, i) => ((long)i + 1, CommandParser.Parse(System.Text.Encoding.UTF8.GetBytes(line)).Command!))];
}
