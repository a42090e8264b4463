using System.Text.Json;
using CsCheck;
using Facts.Domain.Rules;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>Ledgers like the git history of a register of officials, against a fold of their lines that shares no code with the product.</summary>
[Slow]
public sealed class when_history_is_imported(PostgresFixture postgres)
{
    private static readonly string[] Posts = ["mayor", "clerk", "council", "auditor"];

    private static readonly Gen<int[][]> Rolls = Gen.Int[0, 99_999].Array[7].Array[40, 220];

    private static int _cases;

    /// <summary>Of people with several terms the later rules know more than the lines say, so they are asked about people with one.</summary>
    [Theory]
    [InlineData("editorial-1", false)]
    [InlineData("editorial-2", true)]
    public async Task it_names_whom_a_plain_fold_of_the_lines_names(string rules, bool once)
    {
        await using var store = await FactsStore.CreateAsync(postgres, "history");
        await store.Session.Replayer.ReplayAsync(null, RuleSet.Find(rules), verify: false, null, TestContext.Current.CancellationToken);
        (await store.ImportAsync("""{"type":"source","id":"git"}""")).Rejected.ShouldBeEmpty();
        var (asked, held) = (0, 0);
        await Gen.Select(Rolls, Gen.Int[0, 99_999].Array[3].Array[40]).SampleAsync(
            async (rolls, questions) =>
            {
                var organization = $"o{Interlocked.Increment(ref _cases)}";
                var lines = Lines(organization, rolls, once);
                (await store.ImportAsync(lines)).Rejected.ShouldBeEmpty();
                foreach (var question in questions)
                {
                    var (post, on, known) = (Posts[question[0] % Posts.Length], Day(question[1] % 400), Known(question[2] % (rolls.Length + 2)));
                    var (answer, refusal) = await store.Session.Answers.AskAsync(
                        new(organization, post, Domain.Time.AsOf.TryParse(on)!, Domain.Time.AsOf.TryParse(known)!), TestContext.Current.CancellationToken);
                    var holders = answer?.Holders ?? [];
                    if (refusal is not null)
                        refusal.Code.ShouldBe("unknown-post");
                    holders.Select(holder => holder.Person.Id).Order(StringComparer.Ordinal).ShouldBe(Fold(lines, post, on, known), ignoreOrder: false, customMessage: $"{post} on {on}, known {known}");
                    asked++;
                    held += holders.Count > 0 ? 1 : 0;
                }
            },
            iter: Cases.Of(20), threads: 1, print: sample => string.Join('\n', Lines("o", sample.Item1, once)));
        asked.ShouldBeGreaterThanOrEqualTo(Cases.Of(800));
        held.ShouldBeGreaterThan(200);
    }

    /// <summary>The latest wording of each claim known by then, the withdrawn dropped; a person holds the post if any covers the day.</summary>
    private static string[] Fold(IEnumerable<string> lines, string post, string on, string known)
    {
        var claims = new Dictionary<string, Dictionary<string, string>>();
        foreach (var line in lines.Select(line => JsonDocument.Parse(line).RootElement).Where(line => string.CompareOrdinal(Text(line, "recordedAt"), known) <= 0))
        {
            if (Text(line, "type") == "claim")
                claims[Text(line, "id")] = line.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!);
            else if (Text(line, "type") == "retraction")
                claims.Remove(Text(line, "claim"));
            else if (claims.TryGetValue(Text(line, "claim"), out var claim))
                line.GetProperty("set").EnumerateObject().ToList().ForEach(field => claim[field.Name] = field.Value.GetString()!);
        }

        return [.. claims.Values.Where(claim => claim["post"] == post && string.CompareOrdinal(claim["from"], on) <= 0
            && (claim["to"] == ".." || string.CompareOrdinal(on, claim["to"]) < 0)).Select(claim => claim["person"]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Text(JsonElement line, string field) => line.GetProperty(field).GetString()!;

    /// <summary>One line a commit: mostly new tenures, often open; then their ends, other dates for either boundary, and retractions.</summary>
    private static string[] Lines(string organization, int[][] rolls, bool once)
    {
        var (lines, claims) = (new List<string>(), new List<(int From, int To)>());
        foreach (var (roll, number) in rolls.Select((roll, number) => (roll, number)))
        {
            var at = $"\"recordedAt\":\"{Known(number)}\"";
            if (claims.Count == 0 || roll[0] % 10 < 5)
            {
                var (from, to) = (roll[3] % 300, roll[4] % 2 == 0 ? int.MaxValue : (roll[3] % 300) + 1 + (roll[5] % 100));
                lines.Add($$"""{ {{at}},"type":"claim","kind":"tenure","id":"{{organization}}-{{claims.Count}}","source":"git","organization":"{{organization}}","post":"{{Posts[roll[1] % Posts.Length]}}","person":"{{organization}}-p{{(once ? claims.Count : roll[2] % 40)}}","from":"{{Day(from)}}","to":"{{Day(to)}}"}""");
                claims.Add((from, to));
                continue;
            }

            var which = roll[1] % claims.Count;
            var (start, end) = claims[which];
            if (roll[0] % 10 == 9)
                lines.Add($$"""{ {{at}},"type":"retraction","claim":"{{organization}}-{{which}}","reason":"commit {{number}}"}""");
            else if (roll[0] % 10 < 8)
                lines.Add(Correction("to", end = roll[4] % 5 == 0 ? int.MaxValue : start + 1 + (roll[5] % 100)));
            else
                lines.Add(Correction("from", start = Math.Min(roll[3] % 300, end - 1)));
            claims[which] = (start, end);

            string Correction(string field, int day) =>
                $$"""{ {{at}},"type":"correction","claim":"{{organization}}-{{which}}","set":{"{{field}}":"{{Day(day)}}"},"reason":"commit {{number}}"}""";
        }

        return [.. lines];
    }

    private static string Day(int day) => day == int.MaxValue ? ".." : new DateOnly(2020, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null);

    /// <summary>Three commits share a recorded time.</summary>
    private static string Known(int commit) => new DateTime(2022, 1, 1).AddHours(commit / 3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
