using CsCheck;
using Facts.Domain.Webhooks;

namespace Facts.Domain.Tests.Webhooks;

public sealed class when_an_attempt_is_over
{
    private static readonly DateTime Now = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<Outcome> Failures = Gen.Select(
        Gen.Int[300, 599].Where(status => status != 410).Nullable(), Gen.Int[0, 200_000].Nullable(),
        (status, after) => new Outcome(
            status, status is null ? new Refusal("timeout", "…") : null, after is { } s ? TimeSpan.FromSeconds(s) : null));

    [Fact]
    public void waits_grow_and_spread_around_their_step()
    {
        var backoff = Backoff.Default;
        Gen.Select(Gen.String, Gen.Int[1, 40]).Sample((id, attempts) =>
        {
            var step = Math.Min(5 * Math.Pow(5, attempts - 1), backoff.Longest.TotalSeconds);
            backoff.Wait(id, attempts).TotalSeconds.ShouldBeInRange(step * 0.8, step * 1.2);
            backoff.Wait(id, attempts).ShouldBe(backoff.Wait(id, attempts));
        });
        Enumerable.Range(0, 100).Select(i => backoff.Wait($"msg_{i}", 3)).Distinct().Count().ShouldBeGreaterThan(90);
        Enumerable.Range(1, backoff.Attempts - 1).Sum(attempt => backoff.Wait("msg_a", attempt).TotalHours).ShouldBeInRange(24, 72);
    }

    [Fact]
    public void any_success_is_a_delivery() => Gen.Int[200, 299].Sample(status =>
        Verdict.On("msg_a", 3, new Outcome(status, null, null), Backoff.Default, Now)
            .ShouldBe(new Verdict(Fate.Delivered, null, null, false)));

    [Fact]
    public void gone_is_the_end_of_the_endpoint() =>
        Verdict.On("msg_a", 1, new Outcome(410, null, null), Backoff.Default, Now).ShouldBe(new Verdict(Fate.Dead, null, null, true));

    [Fact]
    public void a_failure_is_tried_again_until_the_last_attempt() => Gen.Select(Failures, Gen.Int[1, 12]).Sample((outcome, attempts) =>
    {
        var verdict = Verdict.On("msg_a", attempts, outcome, Backoff.Default, Now);
        verdict.Disables.ShouldBeFalse();
        verdict.Fate.ShouldBe(attempts < Backoff.Default.Attempts ? Fate.Waiting : Fate.Dead);
        (verdict.Next is null).ShouldBe(verdict.Fate == Fate.Dead);
        verdict.RestUntil.ShouldNotBeNull();
    });

    [Fact]
    public void whoever_asks_to_be_left_alone_is_for_a_day_at_most() => Gen.Select(Failures, Gen.Int[1, 9]).Sample((outcome, attempts) =>
    {
        var verdict = Verdict.On("msg_a", attempts, outcome, Backoff.Default, Now);
        verdict.Next!.Value.ShouldBeGreaterThanOrEqualTo(Now + Backoff.Default.Wait("msg_a", attempts));
        if (outcome.RetryAfter is not { } after)
            return;
        var asked = after < Verdict.LongestRest ? after : Verdict.LongestRest;
        verdict.RestUntil.ShouldBe(Now + asked);
        verdict.Next.Value.ShouldBeGreaterThanOrEqualTo(Now + asked);
    });
}
