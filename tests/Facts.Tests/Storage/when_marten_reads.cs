using Facts.Domain.Claims;
using Facts.Store.Setup;
using Facts.Tests.Support;

namespace Facts.Tests.Storage;

/// <summary>Streams are Marten's: whoever uses Marten reads them.</summary>
public sealed class when_marten_reads(PostgresFixture postgres)
{
    private static readonly string[] Ledger =
    [
        """{"type":"person","id":"ann","name":"Ann"}""",
        """{"type":"source","id":"s","title":"S"}""",
        """{"type":"claim","id":"c1","kind":"appointment","source":"s","organization":"o","post":"p","person":"ann","when":"2020-01-01"}""",
        """{"type":"claim","id":"c2","kind":"dismissal","source":"s","organization":"o","post":"p","person":"ann","when":"2021-01-01"}""",
        """{"type":"retraction","claim":"c2","reason":"wrong"}""",
    ];

    [Fact]
    public async Task it_reads_streams_as_they_were_recorded()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "marten_reads");
        await store.ImportAsync(Ledger);
        await using var marten = MartenSetup.OpenStore(store.Session.Database);
        await using var session = marten.QuerySession();
        var events = await session.Events.FetchStreamAsync("organization/o", token: TestContext.Current.CancellationToken);
        events.Select(e => e.Version).ShouldBe([1, 2, 3]);
        events.Select(e => e.EventTypeName).ShouldBe(["appointment-claimed", "dismissal-claimed", "claim-retracted"]);
        events[0].Data.ShouldBeOfType<AppointmentClaimed>().Person.ShouldBe("ann");
        events.ShouldAllBe(e => e.Timestamp == new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) && e.UserName == "test");
        (await session.Events.FetchStreamStateAsync("organization/o", TestContext.Current.CancellationToken))!.Version.ShouldBe(3);
    }
}
