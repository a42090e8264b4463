using System.Net;
using Facts.Domain;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>Every place where an instant is read has the one reader.</summary>
public sealed class when_an_instant_has_many_decimals(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const string Nine = "2023-11-21T09:00:00.123456789Z", Kept = "2023-11-21T09:00:00.123456Z";

    private static readonly string[] Wrong = ["2023-11-21T09:00:00.Z", "2023-11-21T09:00:00%2B0000", "2023-11-21T09:00:00.1234567890Z"];

    [Theory]
    [InlineData("/api/holders?organization=openai&post=ceo&on={0}", "on")]
    [InlineData("/api/holders?organization=openai&post=ceo&known={0}", "knownAt")]
    [InlineData("/api/state?organization=openai&on={0}", null)]
    [InlineData("/api/state?organization=openai&known={0}", null)]
    [InlineData("/api/timeline?organization=openai&known={0}", null)]
    [InlineData("/api/people?id=sam-altman&known={0}", null)]
    [InlineData("/api/changes?organization=openai&from={0}&to=2024-01-01", null)]
    [InlineData("/api/changes?organization=openai&from=2023-01-01&to={0}", null)]
    [InlineData("/api/trail?organization=openai&post=ceo&on={0}", null)]
    [InlineData("/api/claims?organization=openai&known={0}", null)]
    [InlineData("/api/export/tenures-csv?known={0}", null)]
    [InlineData("/?organization=openai&post=ceo&on={0}", null)]
    [InlineData("/board?organization=openai&known={0}", null)]
    public async Task http_and_pages_take_nine_and_no_false_form(string path, string? told)
    {
        using var taken = await served.Client.GetAsync(Put(path, Nine), TestContext.Current.CancellationToken);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        if (told is not null)
            (await Http.BodyAsync(taken)).GetProperty(told).GetString().ShouldBe(Kept);
        foreach (var wrong in Wrong)
        {
            using var refused = await served.Client.GetAsync(Put(path, wrong), TestContext.Current.CancellationToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
        }
    }

    [Fact]
    public async Task the_recorded_time_of_a_line_too()
    {
        static string Line(string at) => $$"""{"type":"person","id":"at-{{at.Length}}","recordedAt":"{{at}}"}""";
        (await served.Store.ImportAsync(Line("2023-11-21T09:00:00.123456789Z"), Line("2023-11-21T09:00:00.1234567+01:00"))).Other.ShouldBe(2);
        foreach (var wrong in Wrong)
            await BadLine.RefusedAsync(served.Store, Codes.InvalidDate, Line(Uri.UnescapeDataString(wrong)));
    }

    [Fact]
    public async Task the_command_line_too()
    {
        var connection = served.Store.ConnectionString;
        (await FactsInProcess.RunAsync(connection, ["who", "openai", "ceo", "--json", "--on", Nine, "--known", Nine])).ShouldBeDone()
            .Json.GetProperty("on").GetString().ShouldBe(Kept);
        foreach (var option in (string[])["--on", "--known"])
        {
            foreach (var wrong in Wrong)
            {
                (await FactsInProcess.RunAsync(connection, ["who", "openai", "ceo", option, Uri.UnescapeDataString(wrong)]))
                    .ShouldBeRefused(1, "invalid-date");
            }
        }
    }

    private static string Put(string path, string time) => path.Replace("{0}", time, StringComparison.Ordinal);
}
