using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>Why an answer is so, of posts with thousands of claims: an answer that says how far it looked, and no more work than that.</summary>
[Slow]
public sealed class when_very_many_claims_are_asked_why(ServedFacts served) : IClassFixture<ServedFacts>
{
    private const int Claims = 2_000;

    [Fact]
    public async Task each_of_two_thousand_holders_claims_is_found()
    {
        await RecordAsync("many", i => $"many-p{i}", Claims / 4);
        var answer = await served.GetAsync("/api/holders?organization=many&post=member&on=2024-01-01&why=true");
        answer.GetProperty("hangsOn").EnumerateArray().Select(set => set.EnumerateArray().Single().GetString())
            .ShouldBe(Enumerable.Range(0, Claims / 4).Select(i => $"many-{i}").Order(StringComparer.Ordinal));
        answer.TryGetProperty("whyIncomplete", out _).ShouldBeFalse();
    }

    /// <summary>Two thousand sources say the same of one person: no one of them matters, nor two, nor three.</summary>
    [Theory]
    [InlineData("alike", null)]
    [InlineData("alike-seat", 1)]
    public async Task what_no_search_can_finish_says_so(string organization, int? seats)
    {
        await RecordAsync(organization, _ => $"{organization}-ann", Claims, seats);
        var answer = await served.GetAsync($"/api/holders?organization={organization}&post=member&on=2024-01-01&why=true");
        answer.GetProperty("status").GetString().ShouldBe("held");
        answer.GetProperty("hangsOn").GetArrayLength().ShouldBe(0);
        answer.GetProperty("whyIncomplete").GetBoolean().ShouldBeTrue();
        var run = await FactsInProcess.RunAsync(served.Store.ConnectionString, ["who", organization, "member", "--on", "2024-01-01", "--why"]);
        run.Output.ShouldContain("This is not complete: not all sets of claims were tried.");
    }

    private async Task RecordAsync(string organization, Func<int, string> person, int count, int? seats = null)
    {
        var lines = Enumerable.Range(0, count).SelectMany(i => (string[])
        [
            $$"""{"type":"source","id":"{{organization}}-s{{i}}"}""",
            $$"""{"type":"claim","id":"{{organization}}-{{i}}","kind":"tenure","source":"{{organization}}-s{{i}}","organization":"{{organization}}","post":"member","person":"{{person(i)}}","from":"2020-01-01","to":".."}""",
        ]).Prepend($$"""{"type":"post","organization":"{{organization}}","id":"member","name":"Member","seats":{{seats ?? 5}}}""");
        (await Http.BodyAsync(await served.PostLinesAsync([.. lines]))).GetProperty("claims").GetInt32().ShouldBe(count);
    }
}
