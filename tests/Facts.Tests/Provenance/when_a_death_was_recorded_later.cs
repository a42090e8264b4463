using Facts.Tests.Support;

namespace Facts.Tests.Provenance;

/// <summary>An organization whose ledger has recorded times of its own gets the death of somebody it names at that time.</summary>
public sealed class when_a_death_was_recorded_later(PostgresFixture postgres)
{
    [Fact]
    public async Task its_trail_as_known_before_is_given_without_it()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "later");
        (await store.ImportAsync(
            """{"type":"source","id":"s","title":"S","publishedAt":"2019-01-01","recordedAt":"2019-01-01T00:00:00Z"}""",
            """{"type":"claim","id":"d","kind":"death","source":"s","person":"x","when":"2020-05-05","recordedAt":"2020-06-01T00:00:00Z"}""",
            """{"type":"claim","id":"v1","kind":"appointment","source":"s","organization":"v","post":"p","person":"x","when":"2019-02-01","recordedAt":"2019-02-02T00:00:00Z"}"""))
            .Rejected.ShouldBeEmpty();

        var trail = await store.TrailAsync("v", "p", "2020-04-08", "2019-06-01");

        trail.Holders.ShouldHaveSingleItem().Boundaries.SelectMany(boundary => boundary.Claims).ShouldBe(["v1", "d"]);
        trail.Claims.Select(claim => claim.Id).ShouldBe(["v1"]);
    }
}
