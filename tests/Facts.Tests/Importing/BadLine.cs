using System.Text;
using Facts.Importing;
using Facts.Tests.Support;

namespace Facts.Tests.Importing;

/// <summary>A line in the middle of good ones.</summary>
internal static class BadLine
{
    private static int _count;

    public static Task<RejectedLine> RefusedAsync(FactsStore store, string code, string line, params string[] before) =>
        RefusedAsync(store, code, Encoding.UTF8.GetBytes(line), before);

    /// <summary>The line is refused with its number and the code, the good ones around it are kept, and nothing of it is recorded.</summary>
    public static async Task<RejectedLine> RefusedAsync(FactsStore store, string code, byte[] line, params string[] before)
    {
        await store.ImportAsync([.. SampleLines.Ground, .. before]);
        var events = await CountAsync(store);
        var mark = $"kept-{Interlocked.Increment(ref _count)}";
        var report = await store.ImportAsync(new MemoryStream([.. Good($"{mark}-a"), .. line, (byte)'\n', .. Good($"{mark}-b")]));

        var refused = report.Rejected.ShouldHaveSingleItem();
        (refused.Line, refused.Code).ShouldBe((2, code), refused.Message);
        refused.Message.ShouldMatch(@"^\S[^\r\n]{5,}$");
        report.Claims.ShouldBe(2);
        (await CountAsync(store)).ShouldBe(events + 2);
        return refused;
    }

    /// <summary>How many events the store has.</summary>
    public static Task<long> CountAsync(FactsStore store) => Sql.AskAsync<long>(store.ConnectionString, "select count(*) from facts.mt_events");

    private static byte[] Good(string id) => Encoding.UTF8.GetBytes(
        $$"""{"type":"claim","id":"{{id}}","kind":"tenure","source":"s","organization":"{{id}}","post":"p","person":"{{id}}","from":"2020"}""" + "\n");
}
