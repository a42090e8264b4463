using System.Text.Json.Nodes;
using CsCheck;

namespace Facts.Domain.Tests.Recording;

/// <summary>
/// Lines of every type made by chance, in a world so small that they meet: two organizations, three people, two sources that are revised
/// and shared, claims of every kind. Each is said by whoever has the database, or by an editor who is limited to some organizations.
/// </summary>
/// <param name="Lines">With who says them: null for whoever has the database, else the organizations of an editor.</param>
internal sealed record AnyLedger(IReadOnlyList<(string? By, string Line)> Lines)
{
    private static readonly string[] Organizations = ["o", "p"], People = ["ann", "bob", "cyd", "p"], Sources = ["s", "t"], Posts = ["ceo", "board"],
        Texts = ["The board removed him.", "The board removed him. The board named her.", "They left.", "The board named her."];

    private static readonly string[] Types =
    [
        "source", "revision", "organization", "person", "post", "appointment", "dismissal", "resignation", "tenure", "plan", "threat", "denial",
        "statement", "figure", "death", "death", "dissolution", "abolition",
        "correction", "correction", "retraction", "ruling", "outcome", "identity", "identity", "name",
    ];

    private static readonly Gen<(string? By, string Line)> AnyLine = Gen.Int[0, 999].Array[8].Select(dice =>
    {
        var roll = new Dice(dice);
        var type = roll.Pick(Types);
        var line = Line(type, roll);
        if (roll.Next(6) == 0)
            line["recordedAt"] = roll.Pick("2024-01-01", "2024-02-01", "2025-12-31");
        return (roll.Pick(null, null, null, "o", "p", "o p"), line.ToJsonString());
    });

    /// <summary>Declared sources and a claim come first, so that much of what follows is taken.</summary>
    public static readonly Gen<AnyLedger> Any = AnyLine.Array[1, 40].Select(lines => new AnyLedger(
    [
        (null, """{"type":"source","id":"s","text":"The board removed him.","recordedAt":"2024-01-01"}"""),
        (null, """{"type":"claim","id":"c0","kind":"tenure","source":"s","organization":"o","post":"ceo","person":"ann","from":"2020","recordedAt":"2024-01-01"}"""),
        (null, """{"type":"claim","id":"c1","kind":"threat","source":"s","organization":"o","action":"leave","recordedAt":"2024-01-01"}"""),
        .. lines,
    ]));

    public override string ToString() => string.Join('\n', Lines.Select(line => $"{line.By ?? "-"}: {line.Line}"));

    private static JsonObject Line(string type, Dice roll) => type switch
    {
        "source" => Source(roll),
        "revision" => new() { ["type"] = type, ["source"] = roll.Pick(Sources), ["text"] = roll.Pick(Texts), ["reason"] = roll.Pick("a", "b") },
        "organization" => new() { ["type"] = type, ["id"] = roll.Pick(Organizations), ["name"] = roll.Pick("One", "Two") },
        "person" => new()
        {
            ["type"] = type,
            ["id"] = roll.Pick(People),
            ["name"] = roll.Pick("One", "Two"),
            ["kind"] = roll.Pick(null, "person", "organization"),
        },
        "post" => new() { ["type"] = type, ["organization"] = roll.Pick(Organizations), ["id"] = roll.Pick(Posts), ["seats"] = 1 + roll.Next(2) },
        "correction" => new()
        {
            ["type"] = type,
            ["claim"] = $"c{roll.Next(6)}",
            ["reason"] = roll.Pick("a", "b"),
            ["set"] = roll.Next(4) switch
            {
                0 => new JsonObject { ["person"] = roll.Pick(People) },
                1 => new JsonObject { ["source"] = roll.Pick(Sources) },
                2 => new JsonObject { ["quote"] = roll.Pick("board removed", "board named") },
                _ => new JsonObject { ["note"] = roll.Pick("a", "b") },
            },
        },
        "retraction" => new() { ["type"] = type, ["claim"] = $"c{roll.Next(6)}", ["reason"] = roll.Pick("a", "b"), ["source"] = roll.Pick(null, "t") },
        "ruling" => new() { ["type"] = type, ["claim"] = $"c{roll.Next(6)}", ["rank"] = roll.Pick("preferred", "normal", "deprecated"), ["reason"] = "a" },
        "outcome" => new() { ["type"] = type, ["claim"] = $"c{roll.Next(6)}", ["outcome"] = roll.Pick("lapsed", "fulfilled") },
        "identity" => new()
        {
            ["type"] = type,
            ["person"] = roll.Pick(People),
            [roll.Pick("sameAs", "sameAs", "notSameAs")] = roll.Pick(People),
            ["reason"] = roll.Pick("a", "b"),
        },
        "name" => Name(roll),
        _ => Claim(type, roll),
    };

    private static JsonObject Source(Dice roll)
    {
        var line = new JsonObject { ["type"] = "source", ["id"] = roll.Pick(Sources), ["text"] = Texts[0] };
        if (roll.Next(3) > 0)
            line["organizations"] = new JsonArray([.. roll.Pick("o", "p", "o p").Split(' ').Select(id => JsonValue.Create(id))]);
        return line;
    }

    private static JsonObject Name(Dice roll)
    {
        var line = new JsonObject { ["type"] = "name", ["reason"] = roll.Pick("a", "b") };
        var what = roll.Pick("person", "organization", "source");
        line[what] = what switch { "person" => roll.Pick(People), "organization" => roll.Pick(Organizations), _ => roll.Pick(Sources) };
        line[what == "source" ? "title" : "name"] = roll.Pick("One", "Three");
        return line;
    }

    private static JsonObject Claim(string kind, Dice roll)
    {
        var id = roll.Next(6);
        var line = SampleLines.Of(kind);
        line.Remove("recordedAt");
        (line["id"], line["source"]) = ($"c{id}", roll.Pick(Sources));
        if (kind != "death" && (kind != "denial" || roll.Next(3) > 0))
            line["organization"] = Organizations[id % 2];
        else
            line.Remove("organization");
        foreach (var field in (string[])["person", "post", "denies"])
        {
            if (line.ContainsKey(field))
                line[field] = field switch { "person" => roll.Pick(People), "post" => roll.Pick(Posts), _ => $"c{roll.Next(6)}" };
        }

        foreach (var field in (string[])["people", "signatories"])
        {
            if (line.ContainsKey(field))
                line[field] = new JsonArray(roll.Pick(People));
        }

        if (roll.Next(3) > 0)
        {
            foreach (var field in (string[])["quote", "prefix", "suffix"])
                line.Remove(field);
        }

        return line;
    }

    /// <summary>Deals out numbers that CsCheck made, so that it can shrink them; zeros when they are used up.</summary>
    private sealed class Dice(int[] numbers)
    {
        private int _next;

        public int Next(int below) => _next < numbers.Length ? numbers[_next++] % below : 0;

        public T Pick<T>(params T[] among) => among[Next(among.Length)];
    }
}
