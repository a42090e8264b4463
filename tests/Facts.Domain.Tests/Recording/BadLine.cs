namespace Facts.Domain.Tests.Recording;

/// <summary>A line in the middle of good ones.</summary>
internal static class BadLine
{
    /// <summary>The line is refused with the code, nothing of it is recorded, and the good ones around it are taken.</summary>
    public static Refusal Refused(string code, string line, params string[] before)
    {
        var lines = new Decided().Given([.. SampleLines.Ground, .. before, Good("kept-a")]);
        var events = lines.State.Pending.Count;
        var refused = lines.Say(line).Refusal;
        refused.ShouldNotBeNull(line);
        refused.Code.ShouldBe(code, refused.Message);
        refused.Message.ShouldMatch(@"^\S[^\r\n]{5,}$");
        lines.State.Pending.Count.ShouldBe(events);
        lines.Given(Good("kept-b")).State.Pending.Count.ShouldBe(events + 1);
        return refused;
    }

    private static string Good(string id) =>
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{id}}","post":"p","person":"{{id}}","from":"2020"}""";
}
