using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Tests.Support;
using Sql = Facts.Tests.Support.Sql;

namespace Facts.Tests.Importing;

/// <summary>
/// One of many ledgers that are imported while somebody pulls the plug: tenures in organizations of its own, and corrections and
/// retractions at its end that refer to what other batches hold. Longer than one batch.
/// </summary>
/// <param name="Number">Tells it from the others.</param>
internal sealed record StoppedLedger(int Number)
{
    private const int Organizations = 80, Posts = 5, Terms = 10;

    public const int Claims = Organizations * Posts * Terms;
    public const int Corrections = Organizations * Posts / 2;
    public const int Retractions = Organizations * Posts / 4;

    /// <summary>Lines, the source's with them.</summary>
    public const int Lines = Claims + Corrections + Retractions + 1;

    public IEnumerable<string> OrganizationIds => Enumerable.Range(0, Organizations).Select(organization => $"o{Number}-{organization}");

    public string[] Text() =>
    [
        $$"""{"type":"source","id":"s{{Number}}"}""",
        .. Enumerable.Range(0, Claims).Select(Claim),
        .. Enumerable.Range(0, Corrections).Select(i =>
            $$$"""{"type":"correction","claim":"{{{Id(i * 2 * Terms)}}}","set":{"to":"1991-06-01"},"reason":"misread"}"""),
        .. Enumerable.Range(0, Retractions).Select(i =>
            $$"""{"type":"retraction","claim":"{{Id((i * 4 * Terms) + 5)}}","reason":"withdrawn"}"""),
    ];

    /// <summary>Every line of the ledgers was recorded once, and the tables are what the events say.</summary>
    public static async Task ShouldBeWholeAsync(string connectionString, IReadOnlyList<StoppedLedger> ledgers)
    {
        foreach (var (expected, what) in ((int, string)[])[
            (Claims, "count(*) from facts.claims"),
            (Claims, "count(*) from facts.mt_events where type = 'tenure-claimed'"),
            (Claims, "count(distinct data->>'id') from facts.mt_events where type = 'tenure-claimed'"),
            (Corrections, "count(*) from facts.mt_events where type = 'claim-corrected'"),
            (Corrections, "count(distinct data->>'claim') from facts.mt_events where type = 'claim-corrected'"),
            (Retractions, "count(*) from facts.mt_events where type = 'claim-retracted'"),
            (Retractions, "count(distinct data->>'claim') from facts.mt_events where type = 'claim-retracted'"),
            (1, "count(*) from facts.mt_events where type = 'source-recorded'")])
            (await Sql.AskAsync<long>(connectionString, $"select {what}")).ShouldBe(expected * ledgers.Count, what);
        (await Sql.AskAsync<long>(connectionString, "select count(*) - count(distinct id) from facts.mt_events")).ShouldBe(0);

        await using var store = await FactsStore.OpenAsync(connectionString);
        foreach (var ledger in ledgers)
        {
            foreach (var organization in ledger.OrganizationIds)
                await EventsAndTables.ShouldAgreeAsync(store, organization);
            await ledger.ShouldAnswerAsync(store);
        }

        var replayed = await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        FactsJson.Write(replayed.Differing).ShouldBe("[]");
    }

    /// <summary>As a fold of the stream answers, on days around what was corrected and retracted.</summary>
    private async Task ShouldAnswerAsync(FactsStore store)
    {
        foreach (var on in (string[])["1991-05-31", "1991-06-01", "2006-01-01"])
        {
            var question = new Question($"o{Number}-{Number % Organizations}", "p0", AsOf.TryParse(on)!, AsOf.TryParse("2100-01-01")!);
            var answer = await store.AskAsync(question.Organization, question.Post, on, "2100-01-01");
            FactsJson.Write(answer).ShouldBe(FactsJson.Write(await LiveFold.AskAsync(store, question)));
        }
    }

    private string Id(int claim) => $"c{Number}-{claim}";

    private string Claim(int claim)
    {
        var (post, from) = (claim / Terms, 1990 + (claim % Terms * 3));
        return $$"""
            {"type":"claim","id":"{{Id(claim)}}","kind":"tenure","source":"s{{Number}}","organization":"o{{Number}}-{{post / Posts}}",
            """ + $$"""
            "post":"p{{post % Posts}}","person":"x{{claim % 701}}","from":"{{from}}","to":"{{from + 3}}-01-01"}
            """;
    }
}
