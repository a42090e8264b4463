using System.Text.Json;
using CsCheck;
using Facts.Domain.Recording;

namespace Facts.Domain.Tests.Recording;

/// <summary>A retry yields no events (layout, House rules 3), whatever was said meanwhile.</summary>
public sealed class when_the_same_is_said_again
{
    [Fact]
    public void nothing_is_recorded_a_second_time()
    {
        var taken = new Dictionary<string, int>();
        AnyLedger.Any.Sample(
            ledger =>
            {
                var lines = new Decided();
                var said = new List<(string? By, string Line)>();
                foreach (var line in ledger.Lines)
                {
                    var decision = Say(lines, line);
                    if (decision.Refusal is not null)
                        continue;
                    // What was so already left nothing behind: once it is no longer so, it is another word.
                    if (decision.Events.Count > 0)
                        said.Add(line);
                    IsKnown(lines, line);
                }

                said.ForEach(line => IsKnown(lines, line));
                // The store holds each id once.
                lines.State.Pending.Select(one => one.Id).ShouldBeUnique();
                lock (taken)
                {
                    foreach (var one in lines.State.Pending)
                        taken[one.Data.GetType().Name] = taken.GetValueOrDefault(one.Data.GetType().Name) + 1;
                }
            },
            iter: 2_000, print: ledger => ledger.ToString());
        // Nothing was left out by chance: every event that a line can lead to.
        taken.Count.ShouldBe(28, string.Join(", ", taken));
        taken.Values.Min().ShouldBeGreaterThan(20, string.Join(", ", taken));
    }

    [Fact]
    public void deciding_changes_nothing() => AnyLedger.Any.Sample(
        ledger =>
        {
            var lines = new Decided();
            foreach (var (by, line) in ledger.Lines)
            {
                lines.Speak(by);
                var before = Shown(lines.State);
                var first = Shown(lines.Decide(line));
                Shown(lines.State).ShouldBe(before, line);
                Shown(lines.Decide(line)).ShouldBe(first);
                Say(lines, (by, line));
            }
        },
        iter: 300, print: ledger => ledger.ToString());

    private static Decision Say(Decided lines, (string? By, string Line) said)
    {
        lines.Speak(said.By);
        return lines.Take(said.Line);
    }

    private static void IsKnown(Decided lines, (string? By, string Line) said)
    {
        var again = Say(lines, said);
        (again.Refusal?.Message, again.IsUnchanged, again.Events.Count).ShouldBe((null, true, 0), said.Line);
    }

    private static string Shown(Decision decision) => JsonSerializer.Serialize(new
    {
        decision.Refusal,
        decision.IsUnchanged,
        Events = decision.Events.Select(one => new { one.Stream, one.Id, one.RecordedAt, one.By!.Actor, one.Data }),
    }, FactsJson.Options);

    private static string Shown(RecordingState state) => JsonSerializer.Serialize(new
    {
        state.Sources,
        state.Revisions,
        state.StreamTimes,
        state.People,
        state.Homes,
        Events = state.Events.Order(),
        Links = Links(state.Identities.Links),
        state.Pending.Count,
        state.Shared.Declarations,
        state.Shared.Titles,
        Owners = state.Sources.Keys.Select(state.Shared.OwnersOf),
        Concerned = state.People.Keys.Select(state.Shared.ConcernedWith),
        Organizations = state.Organizations.Values.Select(one => new
        {
            one.State.Claims,
            one.State.Posts,
            one.State.Names,
            Links = Links(one.State.Identities.Links),
            one.RecordedAt,
            one.Declared,
            one.People,
        }),
    }, FactsJson.Options);

    private static IEnumerable<string> Links(IEnumerable<(string Person, string SameAs)> links) =>
        links.Select(link => $"{link.Person} {link.SameAs}").Order(StringComparer.Ordinal);
}
