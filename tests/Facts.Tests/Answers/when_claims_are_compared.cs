using CsCheck;
using Facts.Domain;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>How claims stood and stand against the live fold of their stream, on ledgers made by chance.</summary>
[Slow]
public sealed class when_claims_are_compared(PostgresFixture postgres)
{
    private static readonly string[] Sources = ["""{"type":"source","id":"s0"}""", """{"type":"source","id":"s1"}""", """{"type":"source","id":"s2","origin":"s1"}"""];

    [Fact]
    public async Task it_tells_of_every_claim_that_stands_otherwise_and_of_no_other()
    {
        await using var store = await FactsStore.CreateAsync(postgres, "standings");
        (await store.ImportAsync(Sources)).Rejected.ShouldBeEmpty();
        var (cases, told, settled) = (0, 0, 0);
        await Gen.Select(RandomLedger.Lines("ORG", 6, 30), Gen.Int[0, 2].Array[44], Gen.Int[0, 30], Gen.Int[1, 30]).SampleAsync(
            async (lines, steps, start, length) =>
            {
                var organization = $"o{++cases}";
                var times = await RandomLedger.ImportAsync(store, organization, lines, steps);
                var from = start % times.Count;
                foreach (var changes in (IEnumerable<IReadOnlyList<ClaimChange>>)
                [
                    await CompareAsync(store, organization, times[from], times[Math.Min(from + length, times.Count - 1)]),
                    await CompareAsync(store, organization, times[Math.Max(0, times.Count - 2)], times[^1]),
                ])
                {
                    told += changes.Count;
                    settled += changes.Count(change => change is { Before.Disputed: true, After.Disputed: false });
                }
            },
            iter: Cases.Of(50), threads: 1, print: one => string.Join('\n', one.Item1.Select(RandomLedger.Json).Append($"{one.Item3} {one.Item4}")));
        told.ShouldBeGreaterThan(50);
        settled.ShouldBeGreaterThan(3);
    }

    private static async Task<IReadOnlyList<ClaimChange>> CompareAsync(FactsStore store, string organization, DateTime from, DateTime to)
    {
        var events = await LiveFold.EventsAsync(store, Streams.Organization(organization));
        var (before, after) = (LiveFold.Fold(organization, events, [], from), LiveFold.Fold(organization, events, [], to));
        var (changes, _, refusal) = await store.Session.ClaimChanges.PageAsync(organization, AsOf.At(from), AsOf.At(to), null, null, TestContext.Current.CancellationToken);
        if (refusal is not null)
            return [];
        changes!.Select(change => change.Claim).ShouldBe(after.Claims.Values
            .Where(claim => Text(before.Claims.GetValueOrDefault(claim.Id) ?? new Claim { Body = claim.Original, RecordedAt = claim.RecordedAt }) != Text(claim))
            .Select(claim => claim.Id).Order(StringComparer.Ordinal));
        foreach (var change in changes!)
        {
            (change.Before is null).ShouldBe(!before.Claims.ContainsKey(change.Claim));
            (change.After.Disputed, change.Before?.Disputed ?? false).ShouldBe(
                (after.Claims[change.Claim].IsDisputed, before.Claims.GetValueOrDefault(change.Claim)?.IsDisputed ?? false));
            change.Acts.ShouldNotBeEmpty();
            // It stands so since the time that is given, and did not just before.
            var since = AsOf.TryParse(change.RecordedAt)!.Moment;
            Text(LiveFold.Fold(organization, events, [], since).Claims[change.Claim]).ShouldBe(Text(after.Claims[change.Claim]));
            var earlier = LiveFold.Fold(organization, events, [], since.AddTicks(-10)).Claims.GetValueOrDefault(change.Claim);
            (earlier is null ? null : Text(earlier)).ShouldNotBe(Text(after.Claims[change.Claim]));
        }

        return changes;
    }

    private static string Text(Claim claim) => FactsJson.Write(ClaimStanding.Of(claim));
}
