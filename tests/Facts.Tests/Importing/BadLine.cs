using System.Text;
using Facts.Domain.Tests.Recording;
using Facts.Store.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>A line in the middle of good ones.</summary>
internal static class BadLine
{
    private static int _count;

    public static Task<RejectedLine> RefusedAsync(FactsStore store, string code, string line, params string[] before) =>
        RefusedAsync(store, code, Encoding.UTF8.GetBytes(line), before);

    /// <summary>
    /// The line is refused with its number and the code, the good ones around it are kept, and nothing of it is recorded. What parsing
    /// refuses is judged in memory, as it never comes near the store; that its neighbours are kept too is <c>when_a_line_is_bad</c>'s.
    /// </summary>
    public static async Task<RejectedLine> RefusedAsync(FactsStore store, string code, byte[] line, params string[] before)
    {
        var mark = $"kept-{Interlocked.Increment(ref _count)}";
        byte[] lines = [.. Good($"{mark}-a"), .. line, (byte)'\n', .. Good($"{mark}-b")];
        if (await ByParsingAsync(lines) is { } unread)
            return Checked(unread, code);

        await store.ImportAsync([.. SampleLines.Ground, .. before]);
        var events = await CountAsync(store);
        var report = await store.ImportAsync(new MemoryStream(lines));
        var refused = Checked(report.Rejected.ShouldHaveSingleItem(), code);
        report.Claims.ShouldBe(2);
        (await CountAsync(store)).ShouldBe(events + 2);
        return refused;
    }

    /// <summary>How many events the store has.</summary>
    public static async Task<long> CountAsync(FactsStore store)
    {
        await using var command = store.Session.Database.Source.CreateCommand("select count(*) from facts.mt_events");
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The line that parsing refuses, between two that it takes; null when it takes all three.</summary>
    private static async Task<RejectedLine?> ByParsingAsync(byte[] lines)
    {
        var parsed = await Importer.ParseAsync(new MemoryStream(lines), stop: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        parsed.Count(line => line.Line is not null).ShouldBe(parsed.Count(line => line.Refusal is null));
        return parsed.Where(line => line.Refusal is not null).Select(line => new RejectedLine(line.Number, line.Refusal!.Code, line.Refusal.Message))
            .SingleOrDefault();
    }

    private static RejectedLine Checked(RejectedLine refused, string code)
    {
        (refused.Line, refused.Code).ShouldBe((2, code), refused.Message);
        refused.Message.ShouldMatch(@"^\S[^\r\n]{5,}$");
        return refused;
    }

    private static byte[] Good(string id) => Encoding.UTF8.GetBytes(
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{id}}","post":"p","person":"{{id}}","from":"2020"}""" + "\n");
}
