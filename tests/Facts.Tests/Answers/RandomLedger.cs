using System.Text.Json;
using CsCheck;
using Facts.Domain.Time;
using Facts.Tests.Support;

namespace Facts.Tests.Answers;

/// <summary>
/// Ledgers made by chance in a small world (one organization, three posts, four people, some weeks), so that claims meet: they
/// corroborate, contradict, succeed and deny each other, and are corrected, withdrawn, ranked and re-attributed; some are plans.
/// </summary>
internal static class RandomLedger
{
    public static readonly string[] Posts = ["ceo", "chair", "board"];
    public static readonly string[] People = ["ann", "bob", "cyd", "dot"];

    /// <summary>Who may turn out to be an organization, which may be dissolved.</summary>
    public const string Company = "dot";

    private static readonly Gen<string> Day = Gen.Int[1, 28].Select(day => $"2024-02-{day:00}");

    private static readonly Gen<string> Date = Gen.Frequency(
        (6, Day),
        (2, Gen.Select(Day, Day, (a, b) => string.CompareOrdinal(a, b) <= 0 ? $"[{a}..{b}]" : $"[{b}..{a}]")),
        (1, Day.Select(day => $"[..{day}]")),
        (1, Day.Select(day => $"{day}T12:00:00Z")),
        (1, Gen.Const("2024-02")),
        (1, Day.Select(day => day + "?")));

    /// <summary>
    /// Lines without their recorded times, for the organization <paramref name="o"/>; claims are numbered <c>o-0</c>, <c>o-1</c>, ….
    /// </summary>
    public static Gen<List<Dictionary<string, object>>> Lines(string o, int least, int most) =>
        Gen.Int[0, int.MaxValue].Array[least * 8, most * 8].Select(dice =>
        {
            var roll = new Dice(dice);
            var lines = new List<Dictionary<string, object>>();
            while (roll.Has)
            {
                var line = Line(o, lines.Count(line => (string)line["type"] == "claim"), roll);
                // A denial stands with what it denies.
                if (line.TryGetValue("denies", out var denied) && lines.Find(one => denied.Equals(one.GetValueOrDefault("id"))) is { } found
                    && found.TryGetValue("organization", out var home))
                    line["organization"] = home;
                lines.Add(line);
            }

            return lines;
        });

    public static string Json(Dictionary<string, object> line) => JsonSerializer.Serialize(line);

    /// <summary>
    /// Imports such lines for an organization, some days apart each, from the first of March 2024 on, and a quarrel behind them; gives the
    /// recorded times.
    /// </summary>
    public static async Task<List<DateTime>> ImportAsync(
        FactsStore store, string organization, List<Dictionary<string, object>> ledger, int[] steps)
    {
        var at = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
        var (lines, times) = (new List<string>(), new List<DateTime> { at });
        foreach (var (line, step) in ledger.Concat(Quarrel(steps)).Zip(steps.Concat(Enumerable.Repeat(0, 1000))))
        {
            at = at.AddDays(step);
            times.Add(at);
            lines.Add(Json(new(line) { ["recordedAt"] = AsOf.Print(at) })
                .Replace("ORG", organization, StringComparison.Ordinal).Replace("x-", organization + "-", StringComparison.Ordinal));
        }

        // In two parts, so that the second finds the first in the store.
        await store.ImportAsync([.. lines.Take(lines.Count / 2)]);
        await store.ImportAsync([.. lines.Skip(lines.Count / 2)]);
        return [.. times.Distinct()];
    }

    /// <summary>What chance seldom makes: the first claim is denied, and then settled in one way or another, if it is there.</summary>
    private static IEnumerable<Dictionary<string, object>> Quarrel(int[] steps)
    {
        yield return new() { ["type"] = "claim", ["kind"] = "denial", ["id"] = "ORG-no", ["source"] = "s0", ["organization"] = "ORG", ["denies"] = "ORG-0" };
        yield return steps[0] switch
        {
            0 => new() { ["type"] = "retraction", ["claim"] = "ORG-no", ["reason"] = "test" },
            1 => new() { ["type"] = "correction", ["claim"] = "ORG-no", ["set"] = new Dictionary<string, object> { ["denies"] = "ORG-1" }, ["reason"] = "test" },
            _ => new() { ["type"] = "ruling", ["claim"] = "ORG-0", ["rank"] = steps[1] == 0 ? "preferred" : "deprecated", ["reason"] = "test" },
        };
    }

    private static Dictionary<string, object> Line(string o, int claims, Dice roll)
    {
        var some = claims == 0 ? null : $"{o}-{roll.Next(claims)}";
        return (some is null ? roll.Next(8) : roll.Next(25)) switch
        {
            < 3 => Capable(Claim(o, claims, "appointment", roll, ("when", roll.Date())), roll),
            3 => Claim(o, claims, "dismissal", roll, ("when", roll.Date())),
            4 => Claim(o, claims, "resignation", roll, ("when", roll.Date())),
            5 or 6 => Tenure(o, claims, roll),
            7 when some is null => Claim(o, claims, "appointment", roll, ("when", roll.Date())),
            7 => new()
            {
                ["type"] = "claim",
                ["kind"] = "denial",
                ["id"] = $"{o}-{claims}",
                ["source"] = $"s{roll.Next(3)}",
                ["organization"] = o,
                ["denies"] = some,
            },
            8 or 9 or 10 => new()
            {
                ["type"] = "correction",
                ["claim"] = some!,
                ["set"] = Set(o, claims, roll),
                ["reason"] = $"because {roll.Next(1000)}",
            },
            11 => new() { ["type"] = "retraction", ["claim"] = some!, ["reason"] = $"because {roll.Next(1000)}" },
            12 or 13 => new()
            {
                ["type"] = "ruling",
                ["claim"] = some!,
                ["rank"] = roll.Pick("preferred", "normal", "deprecated"),
                ["reason"] = $"because {roll.Next(1000)}",
            },
            14 => Plan(o, claims, roll),
            18 or 19 => Death(o, claims, roll),
            20 => End(o, claims, roll),
            21 or 22 => new() { ["type"] = "person", ["id"] = $"{o}-{Company}", ["kind"] = "organization" },
            23 or 24 => Dissolution(o, claims, roll),
            15 => new() { ["type"] = "outcome", ["claim"] = some!, ["outcome"] = "fulfilled" },
            _ => new()
            {
                ["type"] = "identity",
                ["person"] = $"{o}-{roll.Pick(People)}",
                [roll.Pick("sameAs", "notSameAs")] = $"{o}-{roll.Pick(People)}",
                ["reason"] = $"because {roll.Next(1000)}",
            },
        };
    }

    private static Dictionary<string, object> Claim(string o, int number, string kind, Dice roll, params (string Name, object Value)[] more)
    {
        var line = new Dictionary<string, object>
        {
            ["type"] = "claim",
            ["kind"] = kind,
            ["id"] = $"{o}-{number}",
            ["source"] = $"s{roll.Next(3)}",
            ["organization"] = o,
            ["post"] = roll.Pick(Posts),
            ["person"] = $"{o}-{roll.Pick(People)}",
        };
        foreach (var (name, value) in more)
            line[name] = value;
        return line;
    }

    /// <summary>It names no organization.</summary>
    private static Dictionary<string, object> Death(string o, int number, Dice roll) => new()
    {
        ["type"] = "claim",
        ["kind"] = "death",
        ["id"] = $"{o}-{number}",
        ["source"] = $"s{roll.Next(3)}",
        ["person"] = $"{o}-{roll.Pick(People)}",
        ["when"] = roll.Date(),
    };

    private static Dictionary<string, object> End(string o, int number, Dice roll)
    {
        var line = Claim(o, number, roll.Pick("dissolution", "abolition", "abolition"), roll, ("when", roll.Date()));
        line.Remove("person");
        if ((string)line["kind"] == "dissolution")
            line.Remove("post");
        return line;
    }

    /// <summary>Of the organization that may hold posts.</summary>
    private static Dictionary<string, object> Dissolution(string o, int number, Dice roll) => new()
    {
        ["type"] = "claim",
        ["kind"] = "dissolution",
        ["id"] = $"{o}-{number}",
        ["source"] = $"s{roll.Next(3)}",
        ["organization"] = $"{o}-{Company}",
        ["when"] = roll.Date(),
    };

    private static Dictionary<string, object> Tenure(string o, int number, Dice roll)
    {
        if (roll.Next(4) == 0)
            return Capable(Claim(o, number, "tenure", roll, ("on", roll.Date())), roll);
        var line = Claim(o, number, "tenure", roll, ("from", roll.Date()));
        if (roll.Next(3) > 0)
            line["to"] = roll.Next(3) == 0 ? ".." : roll.Date();
        if (roll.Next(4) == 0 && line.TryGetValue("to", out var to) && (string)to != "..")
            line.Remove("from");
        if (roll.Next(8) == 0 && line.GetValueOrDefault("to") is "..")
            line.Remove("from");
        return Capable(line, roll);
    }

    /// <summary>One in three states a capacity.</summary>
    private static Dictionary<string, object> Capable(Dictionary<string, object> line, Dice roll)
    {
        if (roll.Next(3) == 0)
            line["capacity"] = roll.Pick("acting", "permanent", "interim");
        return line;
    }

    /// <summary>It names a post, and nobody in it.</summary>
    private static Dictionary<string, object> Plan(string o, int number, Dice roll) => new()
    {
        ["type"] = "claim",
        ["kind"] = "plan",
        ["id"] = $"{o}-{number}",
        ["source"] = $"s{roll.Next(3)}",
        ["organization"] = o,
        ["post"] = roll.Pick(Posts),
        ["people"] = new[] { $"{o}-{roll.Pick(People)}" },
        ["action"] = "joins",
    };

    private static Dictionary<string, object> Set(string o, int claims, Dice roll) => roll.Next(10) switch
    {
        0 when roll.Next(2) == 0 => new() { ["from"] = null!, ["to"] = null!, ["on"] = roll.Date() },
        0 => new() { ["person"] = $"x-{roll.Pick(People)}" },
        1 => new() { ["post"] = roll.Pick(Posts) },
        2 => new() { ["to"] = roll.Date() },
        3 => new() { ["from"] = roll.Date() },
        4 => new() { ["denies"] = $"{o}-{roll.Next(claims)}" },
        5 => new() { ["note"] = $"noted {roll.Next(1000)}" },
        6 => new() { ["person"] = $"x-{roll.Pick(People)}", ["when"] = roll.Date() },
        7 => new() { ["person"] = $"x-{roll.Pick(People)}", ["post"] = roll.Pick(Posts) },
        _ => new() { ["when"] = roll.Date() },
    };

    /// <summary>Deals out numbers that CsCheck made, so that it can shrink them; zeros when they are used up.</summary>
    private sealed class Dice(int[] numbers)
    {
        private int _next;

        public bool Has => _next < numbers.Length;

        public int Next(int below) => Has ? numbers[_next++] % below : 0;

        public string Pick(params string[] among) => among[Next(among.Length)];

        public string Date() => RandomLedger.Date.Example(Next(int.MaxValue));
    }

    private static string Example(this Gen<string> gen, int seed) => gen.Generate(new PCG((uint)seed % 1000, 0), null, out _);
}
