using Facts.Domain.Claims;
using Facts.Domain.Organizations;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Storage;

/// <summary>The rows of streams are written by our own hand; to Marten they are its own.</summary>
public sealed class when_marten_reads_and_writes(PostgresFixture postgres)
{
    /// <summary>What Marten keeps of an event beside what it says, where it stands and when.</summary>
    private static string Kept(string stream) => $"""
        select string_agg(concat_ws('|', type, tenant_id, mt_dotnet_type, correlation_id is null, causation_id is null, headers is null,
          user_name, is_archived, bdata is null), ' ')
        from facts.mt_events where stream_id = '{stream}' and version = 1
        """;

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
        await using var marten = store.Session.Database.OpenStore();
        await using var session = marten.QuerySession();
        var events = await session.Events.FetchStreamAsync("organization/o", token: TestContext.Current.CancellationToken);
        events.Select(e => e.Version).ShouldBe([1, 2, 3]);
        events.Select(e => e.EventTypeName).ShouldBe(["appointment-claimed", "dismissal-claimed", "claim-retracted"]);
        events[0].Data.ShouldBeOfType<AppointmentClaimed>().Person.ShouldBe("ann");
        events.ShouldAllBe(e => e.Timestamp == new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero) && e.UserName == "test");
        (await session.Events.FetchStreamStateAsync("organization/o", TestContext.Current.CancellationToken))!.Version.ShouldBe(3);
    }

    [Fact]
    public async Task it_keeps_of_an_event_what_we_keep()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "marten_writes");
        await store.ImportAsync(Ledger);
        await using var marten = store.Session.Database.OpenStore();
        await using (var session = marten.LightweightSession())
        {
            session.LastModifiedBy = "test";
            session.Events.Append("person/bob", new PersonDeclared { Id = "bob", Name = "Bob" });
            session.Events.Append("person/ann", new PersonDeclared { Id = "ann", Name = "Anna" });
            await session.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var theirs = await Sql.AskAsync<string>(store.ConnectionString, Kept("person/bob"));
        (await Sql.AskAsync<string>(store.ConnectionString, Kept("person/ann"))).ShouldBe(theirs);
        // It goes on where we left the stream, and in the sequence.
        (await Sql.AskAsync<long>(store.ConnectionString, "select version from facts.mt_streams where id = 'person/ann'")).ShouldBe(2);
        (await Sql.AskAsync<bool>(
            store.ConnectionString,
            "select max(seq_id) filter (where version = 2) > max(seq_id) filter (where stream_id = 'organization/o') from facts.mt_events")).ShouldBeTrue();
    }
}
