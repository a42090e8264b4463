using System.Net;
using Facts.Tests.Support;

namespace Facts.Tests.Exports;

public sealed class when_a_date_is_the_last_there_is(ServedFacts served) : IClassFixture<ServedFacts>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("prov-jsonld")]
    [InlineData("prov-json")]
    [InlineData("tenures-csv")]
    [InlineData("claims-csv")]
    [InlineData("popolo")]
    [InlineData("claimreview")]
    public async Task it_is_exported_like_any_other(string format)
    {
        await served.PostLinesAsync(
            """{"type":"claim","id":"last-1","kind":"tenure","source":"article-2023-11-20","organization":"last","post":"p","person":"x","from":"0001-01-01","to":"9999-12-31"}""");
        using var response = await served.Client.GetAsync($"/api/export/{format}?organization=last", Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        // Reviews are of rulings, and there is none.
        if (format != "claimreview")
            (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("9999-12-31");
    }

    [Theory]
    [InlineData("/api/timeline?organization=last")]
    [InlineData("/api/trail?organization=last&post=p&on=9999-12-31")]
    [InlineData("/api/changes?organization=last&from=2023-01-01")]
    [InlineData("/timeline?organization=last")]
    [InlineData("/?organization=last&post=p&on=9999-12-31")]
    [InlineData("/board?organization=last&on=9999-12-31")]
    public async Task it_is_read_like_any_other(string path)
    {
        await it_is_exported_like_any_other("claims-csv");
        (await served.Client.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
