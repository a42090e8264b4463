using System.Net;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>Addresses take <c>.</c> and <c>..</c> for folders (RFC 3986, section 5.2.4), so no claim has such an id.</summary>
public sealed class when_a_claim_can_not_be_reached(ServedFacts served) : IClassFixture<ServedFacts>
{
    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    public async Task it_is_refused_at_every_door(string id)
    {
        var claim = $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"s","organization":"o","post":"p","person":"x","when":"2020"}""";
        await BadLine.RefusedAsync(served.Store, Codes.InvalidValue, claim);
        using var posted = await served.Client.PostJsonAsync("/api/claims", claim, null);
        await Http.IsProblemAsync(posted, HttpStatusCode.BadRequest, "invalid-value");
    }

    [Theory]
    [InlineData("...")]
    [InlineData(".a")]
    [InlineData("a.")]
    public async Task ids_that_only_have_dots_in_them_are_fine(string id)
    {
        (await served.Store.ImportAsync(
            """{"type":"source","id":"dots"}""",
            $$"""{"type":"claim","id":"{{id}}","kind":"appointment","source":"dots","organization":"dots","post":"p","person":"x","when":"2020"}"""))
            .Claims.ShouldBe(1);
        (await served.GetAsync($"/api/claims/{id}")).GetProperty("claim").GetProperty("id").GetString().ShouldBe(id);
    }
}
