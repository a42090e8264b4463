using System.Net;
using Facts.Tests.Support;
using static Facts.Tests.Support.Http;

namespace Facts.Tests.Proposals;

/// <summary>Everybody is one and the same: nothing is approved, and whoever proposed it can take it back.</summary>
public sealed class when_nobody_is_asked(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Fact]
    public async Task nobody_can_be_told_from_who_proposed()
    {
        var id = await served.Client.ProposeAsync(Proposing.Ruling("signed-tandai-chen"));
        await IsProblemAsync(await served.Client.DecideAsync(id, "approval"), HttpStatusCode.Forbidden, "own-proposal");
        await IsProblemAsync(await served.Client.DecideAsync(id, "rejection", """{"reason":"x"}"""), HttpStatusCode.Forbidden, "own-proposal");
        using var withdrawn = await served.Client.PostAsync($"/api/proposals/{id}/withdrawal", null, TestContext.Current.CancellationToken);
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.OK);
        // Ruling at once stays, as it was.
        using var ruled = await served.Client.PostJsonAsync("/api/claims/signed-tandai-chen/rulings", """{"rank":"preferred","reason":"x"}""", "*");
        ruled.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
