using System.Collections.Concurrent;
using System.Diagnostics;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Provenance;

/// <summary>Each denies the one before it: a trail follows them all, in as many reads as it takes for none.</summary>
public sealed class when_denials_are_chained(OwnStore own) : IClassFixture<OwnStore>
{
    private const int Short = 2, Long = 300;

    [Fact]
    public async Task a_trail_takes_as_many_reads_for_many_as_for_few()
    {
        var few = await CountAsync("few", Short);
        (await CountAsync("many", Long)).ShouldBe(few);
    }

    [Fact]
    public async Task no_round_goes_through_all_claims()
    {
        var stop = TestContext.Current.CancellationToken;
        await CountAsync("planned", Long);
        await using var connection = await own.Store.Session.Database.Source.OpenConnectionAsync(stop);
        await using var explain = Facts.Store.Storage.Sql.Command(connection, "Claims/histories.sql", [new[] { "planned-0" }, DateTime.UtcNow]);
        explain.CommandText = "explain " + explain.CommandText;
        var plan = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync(stop))
        {
            while (await reader.ReadAsync(stop))
                plan.Add(reader.GetString(0));
        }

        var (from, rounds) = (plan.FindIndex(line => line.Contains("Recursive Union")), new List<string>());
        from.ShouldBeGreaterThan(0);
        rounds.AddRange(plan.Skip(from + 1).TakeWhile(line => Indent(line) > Indent(plan[from])));
        rounds.ShouldNotContain(line => line.Contains("Seq Scan"), string.Join('\n', plan));
    }

    private async Task<int> CountAsync(string name, int length)
    {
        var lines = new List<string>
        {
            $$"""{"type":"source","id":"{{name}}"}""",
            $$"""{"type":"claim","id":"{{name}}-0","kind":"appointment","source":"{{name}}","organization":"{{name}}","post":"p","person":"x","when":"2020"}""",
        };
        lines.AddRange(Enumerable.Range(1, length).Select(number =>
            $$"""{"type":"claim","id":"{{name}}-{{number}}","kind":"denial","source":"{{name}}","organization":"{{name}}","denies":"{{name}}-{{number - 1}}","by":"y"}"""));
        (await own.Store.ImportAsync([.. lines])).Rejected.ShouldBeEmpty();

        var database = new NpgsqlConnectionStringBuilder(own.Store.ConnectionString).Database;
        var commands = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value as string == database))
                    commands.Add(activity.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var question = new Question(name, "p", AsOf.TryParse("2021-01-01")!, AsOf.TryParse("2026-01-02")!);
        var (trail, _) = await own.Store.Session.Trails.ReadAsync(question, null, TestContext.Current.CancellationToken);
        trail!.Claims.Count.ShouldBe(length + 1);
        // Each counts as what the end of the chain makes it.
        trail.Claims.Single(claim => claim.Id == $"{name}-0").Disputed.ShouldBeTrue();
        commands.ShouldNotBeEmpty();
        return commands.Count;
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
