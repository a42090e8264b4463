using Facts.Tests.Support;

namespace Facts.Tests.Timelines;

public sealed class when_an_end_is_denied(PostgresFixture postgres)
{
    [Fact]
    public async Task the_timeline_has_a_sign_of_it_until_a_ruling()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "deniedend");
        (await store.ImportAsync(
            """{"type":"source","id":"s"}""",
            """{"type":"claim","id":"a","kind":"appointment","source":"s","organization":"o","post":"p","person":"ann","when":"2020-01-01"}""",
            """{"type":"claim","id":"r","kind":"resignation","source":"s","organization":"o","post":"p","person":"ann","when":"2021-01-01"}""",
            """{"type":"claim","id":"n","kind":"denial","source":"s","organization":"o","denies":"r"}""")).Rejected.ShouldBeEmpty();
        (await TimelineAsync(store)).ShouldContain("1 January 2021 (denied)");
        (await TimelineAsync(store, "--json")).ShouldContain("\"toDenied\":true");
        await store.ImportAsync("""{"type":"ruling","claim":"r","rank":"preferred","reason":"the register has it"}""");
        (await TimelineAsync(store)).ShouldNotContain("denied");
    }

    private static async Task<string> TimelineAsync(FactsStore store, params string[] more) =>
        (await FactsInProcess.RunAsync(store.ConnectionString, ["timeline", "o", .. more])).ShouldBeDone().Output;
}
