using CsCheck;
using Facts.Domain;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Tests.Support;
using Npgsql;

namespace Facts.Tests.Answers;

/// <summary>What the answers were and became, on ledgers made by chance.</summary>
[Slow]
public sealed class when_answers_are_compared(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Only posts that something was recorded of are looked at; here all of them are, whatever was recorded.</summary>
    [Fact]
    public async Task no_post_that_has_others_is_passed_over()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "compared");
        (await store.ImportAsync("""{"type":"source","id":"s0"}""", """{"type":"source","id":"s1"}""", """{"type":"source","id":"s2","origin":"s1"}"""))
            .Rejected.ShouldBeEmpty();
        var (cases, told, identified) = (0, 0, 0);
        await Gen.Select(RandomLedger.Lines("ORG", 6, 30), Gen.Int[0, 2].Array[44]).SampleAsync(
            async (lines, steps) =>
            {
                var organization = $"o{++cases}";
                identified += lines.Count(line => (string)line["type"] == "identity");
                var times = await RandomLedger.ImportAsync(store, organization, lines, steps);
                await using var connection = await store.Session.Database.Source.OpenConnectionAsync(Stop);
                var posts = await PostsAsync(connection, organization);
                foreach (var (i, to) in times.Index())
                {
                    // At each recorded time, as those who follow are told; and since some days before, and backwards.
                    foreach (var from in (DateTime[])[to - Moments.Tick, times[i / 2]])
                    {
                        var (before, after) = (await Beliefs.AtAsync(connection, posts, from, Stop), await Beliefs.AtAsync(connection, posts, to, Stop));
                        told += await CompareAsync(store, organization, (from, before), (to, after));
                        await CompareAsync(store, organization, (to, after), (from, before));
                    }
                }
            },
            iter: Cases.Of(8), threads: 1, print: one => string.Join('\n', one.Item1.Select(RandomLedger.Json)));
        told.ShouldBeGreaterThan(50);
        identified.ShouldBeGreaterThan(3);
    }

    private static async Task<int> CompareAsync(
        FactsStore store, string organization, (DateTime At, Beliefs Beliefs) from, (DateTime At, Beliefs Beliefs) to)
    {
        var expected = Beliefs.Compare(from.Beliefs, to.Beliefs, Stop).Changes;
        var (changes, refusal) = await store.Session.Changes.BetweenAsync(organization, AsOf.At(from.At), AsOf.At(to.At), behind: null, Stop);
        // Where every line was refused there is no organization.
        FactsJson.Write(changes?.Changes ?? []).ShouldBe(FactsJson.Write(expected), refusal?.Message);
        return expected.Count;
    }

    private static async Task<List<long>> PostsAsync(NpgsqlConnection connection, string organization)
    {
        await using var keys = new NpgsqlCommand($"select key from facts.posts where organization = '{organization}'", connection);
        await using var reader = await keys.ExecuteReaderAsync(Stop);
        var posts = new List<long>();
        while (await reader.ReadAsync(Stop))
            posts.Add(reader.GetInt64(0));
        return posts;
    }
}
