using CsCheck;
using Facts.Domain.Organizations;
using Facts.Domain.Recording;
using Facts.Domain.Rules;
using Facts.Domain.Time;
using Facts.Store.Replay;
using Facts.Store.Tenures;
using Facts.Tests.Answers;
using Facts.Tests.Support;

namespace Facts.Tests.Tenures;

/// <summary>
/// What saves make of the parts of organizations that they load, against whole organizations; on ledgers made by chance. PostgreSQL has no
/// part in it: that it reads and writes as the tables in memory do is for the properties that run on it.
/// </summary>
public sealed class when_tenures_are_kept_in_memory
{
    public static TheoryData<string> RuleSets => [.. RuleSet.All.Select(rules => rules.Name)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void at_every_recorded_time_they_are_what_all_claims_known_then_come_to(string name)
    {
        var rules = RuleSet.Find(name)!;
        var (inferred, setAside, reached) = (0, 0, 0);
        MemoryLedger.Any.Sample(
            ledger =>
            {
                foreach (var stretch in Check(rules, ledger))
                {
                    Interlocked.Add(ref inferred, stretch.Inferred);
                    Interlocked.Add(ref setAside, stretch.SetAsides.Count);
                    if (stretch.Tenures.Any(row => row.Person == "o-" + RandomLedger.Company && row.Detail.Contains("\"dissolution\"")))
                        Interlocked.Increment(ref reached);
                }
            },
            iter: Cases.Of(1_000), print: ledger => ledger.ToString());
        inferred.ShouldBeGreaterThan(500);
        setAside.ShouldBeGreaterThan(500);
        if (rules.IsByDay)
            reached.ShouldBeGreaterThan(20);
    }

    /// <summary>Ledgers that chance brought, each of which was wrong once.</summary>
    [Theory]
    [InlineData("who follows the one who acts, and not they, ends a stay", """
        {"type":"claim","id":"a","kind":"tenure","source":"s2","organization":"o","post":"ceo","person":"dot","on":"[2024-02-11..2024-02-16]","capacity":"acting","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"b","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"cyd","when":"2024-02-27","recordedAt":"2024-03-04T00:00:00Z"}
        {"type":"claim","id":"c","kind":"appointment","source":"s1","organization":"o","post":"ceo","person":"bob","when":"2024-02-23","capacity":"acting","recordedAt":"2024-03-06T00:00:00Z"}
        {"type":"claim","id":"d","kind":"appointment","source":"s0","organization":"o","post":"ceo","person":"ann","when":"2024-02-06","capacity":"permanent","recordedAt":"2024-03-10T00:00:00Z"}
        """)]
    [InlineData("who is seen on a vague day is not seen after their end", """
        {"type":"claim","id":"a","kind":"resignation","source":"s2","organization":"o","post":"ceo","person":"bob","when":"[2024-02-13..2024-02-18]","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"b","kind":"tenure","source":"s1","organization":"o","post":"ceo","person":"ann","from":"2024-02-05","to":"..","recordedAt":"2024-03-05T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-06T00:00:00Z"}
        {"type":"claim","id":"c","kind":"tenure","source":"s0","organization":"o","post":"ceo","person":"dot","on":"[..2024-02-05]","recordedAt":"2024-03-08T00:00:00Z"}
        {"type":"claim","id":"d","kind":"appointment","source":"s0","organization":"o","post":"ceo","person":"ann","when":"2024-02-09","capacity":"permanent","recordedAt":"2024-03-12T00:00:00Z"}
        {"type":"claim","id":"e","kind":"denial","source":"s1","organization":"o","denies":"a","recordedAt":"2024-03-13T00:00:00Z"}
        {"type":"claim","id":"f","kind":"dismissal","source":"s0","organization":"o","post":"ceo","person":"dot","when":"2024-02-04","recordedAt":"2024-03-16T00:00:00Z"}
        {"type":"ruling","claim":"e","rank":"deprecated","reason":"wrong","recordedAt":"2024-03-16T00:00:00Z"}
        """)]
    [InlineData("a vague start is not narrowed past the end", """
        {"type":"claim","id":"a","kind":"tenure","source":"s2","organization":"o","post":"board","person":"bob","from":"[2024-02-09..2024-02-20]","recordedAt":"2024-03-02T00:00:00Z"}
        {"type":"claim","id":"b","kind":"dismissal","source":"s0","organization":"o","post":"board","person":"bob","when":"2024-02-13","recordedAt":"2024-03-09T00:00:00Z"}
        {"type":"post","organization":"o","id":"board","seats":1,"recordedAt":"2024-03-10T00:00:00Z"}
        {"type":"claim","id":"c","kind":"tenure","source":"s0","organization":"o","post":"board","person":"cyd","from":"[..2024-02-06]","to":"..","recordedAt":"2024-03-12T00:00:00Z"}
        {"type":"retraction","claim":"c","reason":"wrong","recordedAt":"2024-03-17T00:00:00Z"}
        """)]
    [InlineData("who died is not seen on a day that may lie after, and ends nobody else's stay", """
        {"type":"claim","id":"a","kind":"dismissal","source":"s2","organization":"o","post":"ceo","person":"ann","when":"2024-02-02","recordedAt":"2024-03-04T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-06T00:00:00Z"}
        {"type":"claim","id":"b","kind":"tenure","source":"s0","organization":"o","post":"ceo","person":"bob","on":"[2024-02-01..2024-02-12]","recordedAt":"2024-03-07T00:00:00Z"}
        {"type":"claim","id":"c","kind":"death","source":"s0","person":"bob","when":"2024-02-01","recordedAt":"2024-03-11T00:00:00Z"}
        {"type":"claim","id":"d","kind":"death","source":"s2","person":"ann","when":"2024-02-28","recordedAt":"2024-03-12T00:00:00Z"}
        {"type":"claim","id":"e","kind":"tenure","source":"s1","organization":"o","post":"ceo","person":"ann","from":"2024-02-06","recordedAt":"2024-03-12T00:00:00Z"}
        """)]
    [InlineData("starts between which somebody died are not readings of one start", """
        {"type":"claim","id":"a","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"dot","when":"2024-02-17","recordedAt":"2024-03-01T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"b","kind":"tenure","source":"s1","organization":"o","post":"ceo","person":"dot","from":"2024-02-27","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"c","kind":"death","source":"s2","person":"dot","when":"2024-02-20","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"d","kind":"death","source":"s0","person":"dot","when":"2024-02-11","recordedAt":"2024-03-04T00:00:00Z"}
        {"type":"claim","id":"e","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"ann","when":"[2024-02-21..2024-02-23]","capacity":"interim","recordedAt":"2024-03-08T00:00:00Z"}
        """)]
    [InlineData("who starts after a death sets no two starts of the dead apart", """
        {"type":"claim","id":"a","kind":"appointment","source":"s1","organization":"o","post":"ceo","person":"dot","when":"[2024-02-10..2024-02-27]","recordedAt":"2024-03-02T00:00:00Z"}
        {"type":"claim","id":"b","kind":"death","source":"s0","person":"dot","when":"[2024-02-01..2024-02-12]","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"claim","id":"c","kind":"appointment","source":"s0","organization":"o","post":"ceo","person":"dot","when":"2024-02-09T12:00:00Z","capacity":"interim","recordedAt":"2024-03-03T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-04T00:00:00Z"}
        {"type":"claim","id":"e","kind":"appointment","source":"s1","organization":"o","post":"ceo","person":"bob","when":"2024-02-16","recordedAt":"2024-03-08T00:00:00Z"}
        """)]
    [InlineData("who was seen between two starts is looked at again when somebody else's start concerns them", """
        {"type":"claim","id":"a","kind":"appointment","source":"s1","organization":"o","post":"ceo","person":"dot","when":"[2024-02-11..2024-02-23]","recordedAt":"2024-03-02T00:00:00Z"}
        {"type":"claim","id":"b","kind":"abolition","source":"s0","organization":"o","post":"ceo","when":"2024-02-27","recordedAt":"2024-03-05T00:00:00Z"}
        {"type":"claim","id":"c","kind":"denial","source":"s1","organization":"o","denies":"b","recordedAt":"2024-03-06T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-09T00:00:00Z"}
        {"type":"claim","id":"d","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"dot","when":"2024-02-25","recordedAt":"2024-03-11T00:00:00Z"}
        {"type":"ruling","claim":"a","rank":"preferred","reason":"because 782","recordedAt":"2024-03-13T00:00:00Z"}
        {"type":"claim","id":"e","kind":"tenure","source":"s1","organization":"o","post":"ceo","person":"cyd","on":"[2024-02-07..2024-02-15]","recordedAt":"2024-03-15T00:00:00Z"}
        {"type":"claim","id":"f","kind":"tenure","source":"s0","organization":"o","post":"ceo","person":"ann","from":"2024-02-26","capacity":"acting","recordedAt":"2024-03-18T00:00:00Z"}
        """)]
    [InlineData("starts on both sides of a death stay apart, though an editor prefers the later one", """
        {"type":"claim","id":"a","kind":"tenure","source":"s2","organization":"o","post":"ceo","person":"cyd","from":"2024-02-02","to":"..","recordedAt":"2024-03-02T00:00:00Z"}
        {"type":"claim","id":"b","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"cyd","when":"[2024-02-08..2024-02-12]","capacity":"permanent","recordedAt":"2024-03-05T00:00:00Z"}
        {"type":"claim","id":"c","kind":"appointment","source":"s2","organization":"o","post":"ceo","person":"cyd","when":"2024-02-06","recordedAt":"2024-03-06T00:00:00Z"}
        {"type":"claim","id":"d","kind":"abolition","source":"s1","organization":"o","post":"ceo","when":"2024-02-24","recordedAt":"2024-03-09T00:00:00Z"}
        {"type":"claim","id":"e","kind":"death","source":"s2","person":"cyd","when":"2024-02-03?","recordedAt":"2024-03-10T00:00:00Z"}
        {"type":"claim","id":"f","kind":"dissolution","source":"s2","organization":"o","when":"2024-02-07?","recordedAt":"2024-03-11T00:00:00Z"}
        {"type":"post","organization":"o","id":"ceo","seats":1,"recordedAt":"2024-03-13T00:00:00Z"}
        {"type":"ruling","claim":"c","rank":"preferred","reason":"because","recordedAt":"2024-03-17T00:00:00Z"}
        {"type":"ruling","claim":"b","rank":"preferred","reason":"because","recordedAt":"2024-03-25T00:00:00Z"}
        {"type":"claim","id":"g","kind":"tenure","source":"s0","organization":"o","post":"ceo","person":"ann","from":"2024-02-04T12:00:00Z","capacity":"acting","recordedAt":"2024-03-30T00:00:00Z"}
        """)]
    public void so_they_are(string what, string lines)
    {
        var ledger = new MemoryLedger([.. lines.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)], [1, 1, 1, 1, 1, 1, 1]);
        Check(RuleSet.Editorial2, ledger).ShouldNotBeEmpty(what);
    }

    /// <summary>The fold of a replay has all of the organization, and goes another way.</summary>
    [Theory]
    [MemberData(nameof(RuleSets))]
    public void a_replay_has_the_same_rows(string name) => MemoryLedger.Any.Sample(
        ledger =>
        {
            var rules = RuleSet.Find(name)!;
            var (events, tables) = Record(rules, ledger);
            foreach (var recorded in events)
            {
                var (replay, stored) = (new Refold(recorded.Key, rules, MemoryLedger.PublishedOf), new Stored());
                foreach (var (i, one) in recorded.Index())
                    replay.Apply(one, i + 1);
                foreach (var post in RandomLedger.Posts)
                {
                    var key = tables.KeyOf(recorded.Key, post);
                    stored.Tenures.UnionWith(tables.Tenures.Of(key).Select(row => new Held<TenureRow>(post, row.Row, row.Known)));
                    stored.SetAsides.UnionWith(tables.SetAsides.Of(key).Select(row => new Held<SetAsideRow>(post, row.Row, row.Known)));
                }

                stored.Join();
                var replayed = replay.Result();
                stored.Tenures.SetEquals(replayed.Tenures).ShouldBeTrue();
                stored.SetAsides.SetEquals(replayed.SetAsides).ShouldBeTrue();
            }
        },
        iter: Cases.Of(500), print: ledger => ledger.ToString());

    /// <summary>Compares the tables with what all claims come to, at every recorded time.</summary>
    private static List<Stretch> Check(RuleSet rules, MemoryLedger ledger)
    {
        var (events, tables) = Record(rules, ledger);
        var stretches = events.SelectMany(recorded => Stretches(rules, recorded)).ToList();
        foreach (var stretch in stretches)
        {
            var key = tables.KeyOf(stretch.Organization, stretch.Post);
            foreach (var known in (DateTime[])[stretch.From, stretch.Until - Moments.Tick])
            {
                Agree(tables.Tenures.Of(key), known, stretch.Tenures, stretch.Post);
                Agree(tables.SetAsides.Of(key), known, stretch.SetAsides, stretch.Post);
            }
        }

        return stretches;
    }

    private static (ILookup<string, PendingEvent> Events, MemoryTables Tables) Record(RuleSet rules, MemoryLedger ledger)
    {
        var (events, tables) = (new List<PendingEvent>(), new MemoryTables(rules, MemoryLedger.PublishedOf));
        foreach (var save in ledger.Saves())
        {
            tables.Save(save);
            events.AddRange(save);
        }

        return (events.Where(e => Streams.OrganizationOf(e.Stream) is not null).ToLookup(e => Streams.OrganizationOf(e.Stream)!), tables);
    }

    private static IEnumerable<Stretch> Stretches(RuleSet rules, IGrouping<string, PendingEvent> recorded)
    {
        var organization = new Organization(recorded.Key, MemoryLedger.PublishedOf);
        var resolved = new Dictionary<string, (object[] From, Stretch Stretch)>(StringComparer.Ordinal);
        foreach (var (one, until) in recorded.Zip(recorded.Skip(1).Select(next => next.RecordedAt).Append(Moments.Forever)))
        {
            organization.Apply(one.Data, one.RecordedAt);
            if (one.RecordedAt == until)
                continue;
            foreach (var post in LiveFold.PostsOf(organization))
            {
                // The same again comes to the same.
                var seats = organization.Posts.GetValueOrDefault(post)?.Seats ?? 0;
                object[] from = [seats, .. organization.Identities.Links, .. LiveFold.ClaimsOf(organization, post)];
                if (!resolved.TryGetValue(post, out var before) || !before.From.SequenceEqual(from))
                    resolved[post] = before = (from, Stretch.Of(rules, organization, post));
                yield return before.Stretch with { From = one.RecordedAt, Until = until };
            }
        }
    }

    private static void Agree<T>(IEnumerable<(T Row, Period Known)> rows, DateTime known, HashSet<T> expected, string post)
    {
        var believed = rows.Where(row => row.Known.Contains(known)).Select(row => row.Row).ToList();
        if (believed.Count != expected.Count || !expected.SetEquals(believed))
            believed.ShouldBe(expected, ignoreOrder: true, $"{post} as known at {AsOf.Print(known)}");
    }

    /// <summary>What all claims about a post come to, from a recorded time until the next.</summary>
    private sealed record Stretch(
        string Organization, string Post, HashSet<TenureRow> Tenures, HashSet<SetAsideRow> SetAsides, int Inferred)
    {
        public DateTime From { get; init; }

        public DateTime Until { get; init; }

        public static Stretch Of(RuleSet rules, Organization organization, string post)
        {
            var resolved = LiveFold.Resolve(rules, organization, post);
            return new(
                organization.Id,
                post,
                [.. resolved.Tenures.Select(TenureRow.Of)],
                [.. resolved.SetAside.Select(one => new SetAsideRow(one.Person, one.Claim, one.Why, one.Period))],
                resolved.Tenures.Count(tenure => tenure.Because.Any(ground => ground.Inferred is true)));
        }
    }
}
