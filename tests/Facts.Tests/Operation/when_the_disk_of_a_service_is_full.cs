using System.Net;
using Facts.Store.Storage.Embedded;
using Facts.Tests.Support;

namespace Facts.Tests.Operation;

/// <summary>Something else fills the disk of the database while claims are recorded over HTTP.</summary>
[Slow]
public sealed class when_the_disk_of_a_service_is_full
{
    private const int Clients = 4, Some = 20, Megabytes = 150;

    private const string Answer = "/api/holders?organization=o1&post=p1&on=2020-06-01";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task writes_are_refused_for_that_reason_and_reading_goes_on_and_both_go_on_when_there_is_space()
    {
        using var disk = await SmallDisk.MountAsync(Megabytes);
        await using var postgres = await EmbeddedPostgres.AttachAsync(disk.Path, _ => { }, Stop);
        using var served = await ServedProcess.StartAsync(postgres.ConnectionString);
        using var writers = new ClaimWriters([served.Client.BaseAddress!]);
        await writers.StartAsync(Clients);
        await writers.MoreAsync(Some);

        disk.Fill();
        await Patience.UntilAsync(() => writers.Failures.Count(one => one.Code == "disk-full") >= Some);
        await ReadsAsync(served);
        using (var full = await served.Client.GetAsync("/health/ready", Stop))
            await Http.IsProblemAsync(full, HttpStatusCode.ServiceUnavailable, "disk-full");
        disk.Free();
        await writers.MoreAsync(Some);
        await ReadyAsync(served);

        // The log needs another file: PostgreSQL can't go on without, and ends every connection.
        disk.Fill();
        var before = writers.Failures.Count(one => one.Code == "no-database");
        await FillLogAsync(postgres.ConnectionString);
        await Patience.UntilAsync(() => writers.Failures.Count(one => one.Code == "no-database") > before);
        disk.Free();
        // It may have ended for want of space; then its keeper starts it again.
        await using var again = await EmbeddedPostgres.AttachAsync(disk.Path, _ => { }, Stop);
        await ReadyAsync(served);
        await writers.MoreAsync(Some);
        await ReadsAsync(served);

        await writers.EndAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{writers.Acknowledged.Count} acknowledged; {string.Join(", ", writers.Failures.CountBy(one => (one.Code, one.Detail)))}");
        writers.Failures.ShouldAllBe(one => one.Status == HttpStatusCode.ServiceUnavailable
            && (one.Code == "no-database" || one.Code == "disk-full") && one.Detail!.EndsWith('.'));
        await WholeStore.ShouldHaveAsync(postgres.ConnectionString, writers.Acknowledged);
    }

    /// <summary>Until PostgreSQL wants a new file for its log, and goes down.</summary>
    private static async Task FillLogAsync(string connectionString)
    {
        try
        {
            // The disk has place for some of these, not for all.
            for (var more = 0; more < Megabytes; more++)
            {
                await Sql.RunAsync(
                    connectionString, "select pg_logical_emit_message(false, 'full', repeat('x', 1000000)) from generate_series(1, 16)");
            }

            Assert.Fail("All of it found place.");
        }
        catch (Npgsql.NpgsqlException)
        {
            // It went down.
        }
    }

    private static async Task ReadsAsync(ServedProcess served)
    {
        using var answer = await served.Client.GetAsync(Answer, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static Task ReadyAsync(ServedProcess served) => Patience.UntilAsync(async () =>
    {
        using var ready = await served.Client.GetAsync("/health/ready", Stop);
        return ready.IsSuccessStatusCode;
    });
}
