using CsCheck;
using Facts.Tests.Support;

namespace Facts.Tests.Tenures;

/// <summary>
/// Ledgers made by chance of two organizations that speak of the same people, who die, are taken for one and told apart, and of a company that
/// may hold posts and is dissolved: what PostgreSQL has after many saves is what a replay of the events comes to.
/// </summary>
public sealed class when_deaths_reach_organizations(PostgresFixture postgres)
{
    [Fact]
    public async Task the_tables_are_what_a_replay_comes_to()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "reached");
        await store.ImportAsync([.. MemoryLedger.SourceLines]);
        var (cases, deaths) = (0, 0);
        await MemoryLedger.Any.SampleAsync(
            async ledger =>
            {
                var number = ++cases;
                var lines = ledger.Lines.Select(line => Named(line, number)).ToList();
                foreach (var save in Cut(lines, ledger.Cuts))
                    await store.ImportAsync([.. save]);
                deaths += lines.Count(line => line.Contains("\"death\"", StringComparison.Ordinal));
            },
            iter: Cases.Of(40), threads: 1, print: ledger => ledger.ToString());
        deaths.ShouldBeGreaterThan(10);
        var dissolutions = await Support.Sql.AskAsync<long>(
            store.ConnectionString, "select count(*) from facts.mt_events where type = 'dissolution-claimed' and data ? 'recordedAt'");
        dissolutions.ShouldBeGreaterThan(3);
        var report = await store.Session.Replayer.ReplayAsync(null, verify: true, null, TestContext.Current.CancellationToken);
        report.Differing.ShouldBeEmpty();
    }

    /// <summary>Ids of their own for each case.</summary>
    private static string Named(string line, int number) => line
        .Replace("\"o\"", $"\"o{number}\"", StringComparison.Ordinal).Replace("\"p\"", $"\"p{number}\"", StringComparison.Ordinal)
        .Replace("\"o-", $"\"o{number}-", StringComparison.Ordinal).Replace("\"p-", $"\"p{number}-", StringComparison.Ordinal);

    private static IEnumerable<IReadOnlyList<string>> Cut(List<string> lines, IReadOnlyList<int> cuts)
    {
        var line = 0;
        foreach (var cut in cuts.Append(lines.Count))
        {
            if (line < lines.Count)
                yield return lines[line..Math.Min(line + cut, lines.Count)];
            line += cut;
        }
    }
}
