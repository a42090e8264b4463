using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace Facts.Tests.OpenApi;

/// <summary>A request as somebody would send it who means no good, or whose program is broken.</summary>
internal sealed record Hostile(string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, string? MediaType, byte[]? Body)
{
    private static readonly string[] Nasty =
    [
        "", " ", "\0", "a\0b", "'", "\"", "'; drop table facts.claims; --", "\\", "%", "%00", "../../etc/passwd", "<script>", "${jndi:x}", "\u202e", "\ufeff", "\uffff",
        "e\u0301", "\u0130", "🙂", "-1", "0", "1", "2147483648", "9223372036854775807", "9223372036854775808", "99999999999999999999999", "1e400", "NaN", "true", "null",
        "[]", "{}", "..", "2023-11-18", "2023-02-30", "9999-12-31", "0000-00-00", "10000-01-01", "2023-11-18T25:00:00Z", "2023-11-18T09:00:00+99:99", "[2023..2022]",
        "{2023,..}", "claim:", "source:\0", "claim:x", "0/000", "entries/000.p/255", "x999/x999/x999/999", "*", "\"99\"", "W/\"1\"", "AAAA", "organization/openai",
    ];

    private static readonly Gen<string> Long = Gen.Select(Gen.Char["aé\u4e2d'%"], Gen.Int[1, 3_000], (letter, count) => new string(letter, count));

    /// <summary>Any text but one that HTTP has no place for.</summary>
    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.Int[0, Nasty.Length - 1].Select(index => Nasty[index])), (2, Gen.String[0, 40]), (1, Long));

    /// <summary>What writes comes more often, as more can go wrong with it.</summary>
    public static Gen<Hostile> Of(IReadOnlyList<Described> operations)
    {
        var weighed = operations.SelectMany(operation => Enumerable.Repeat(operation, operation.Method == "POST" ? 3 : 1)).ToList();
        return Gen.Int[0, weighed.Count - 1].SelectMany(index => Of(weighed[index]));
    }

    private static Gen<Hostile> Of(Described operation) => Gen.Select(
        // Mostly what is right, so that what is wrong gets far.
        Gen.Frequency((5, Gen.Const(0)), (3, Gen.Const(1)), (1, Gen.Const(2)), (1, Gen.Const(3))).Array[operation.Parameters.Count],
        Text.Array[operation.Parameters.Count],
        BodyOf(operation),
        Gen.Frequency((8, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.Bool,
        (how, texts, body, rightType, raw) => Make(operation, how, texts, body, rightType, raw));

    private static Hostile Make(Described operation, int[] how, string[] texts, byte[]? body, bool rightType, bool raw)
    {
        var (path, query, headers) = (operation.Path, new StringBuilder(), new List<(string, string)>());
        for (var i = 0; i < how.Length; i++)
        {
            var parameter = operation.Parameters[i];
            var values = how[i] switch
            {
                // A key of its own for each, or all but the first would end there.
                0 when parameter.Name == "Idempotency-Key" => [string.Concat(texts.Append(Convert.ToHexString(body ?? [])).Select(Word))],
                0 => [parameter.Example],
                1 => [texts[i]],
                2 => (string[])[parameter.Example, texts[i]],
                _ => [],
            };
            if (parameter.In == "path")
                path = path.Replace($"{{{parameter.Name}}}", Escape(values.FirstOrDefault("x"), raw), StringComparison.Ordinal);
            else if (parameter.In == "header")
                headers.AddRange(values.Select(value => (parameter.Name, new string([.. value.Where(c => c is >= ' ' and <= '~')]))));
            else
                foreach (var value in values)
                    query.Append(query.Length == 0 ? '?' : '&').Append(parameter.Name).Append('=').Append(Escape(value, raw));
        }

        var type = operation.MediaTypes.Count == 0 ? null : rightType ? operation.MediaTypes[0] : "text/plain";
        return new Hostile(operation.Method, path + query, headers, type, type is null ? null : body);
    }

    /// <summary>Raw: percent signs are left as they are, so that there are escapes of what is no UTF-8, or of nothing.</summary>
    private static string Escape(string text, bool raw) => raw && text.Contains('%', StringComparison.Ordinal)
        ? text.Replace(" ", "+", StringComparison.Ordinal) + "%ff%ed%a0%80"
        : string.Concat(text.EnumerateRunes().Select(rune => Uri.EscapeDataString(rune.ToString())));

    private static Gen<byte[]?> BodyOf(Described operation) => operation.Example is not { } example
        ? Gen.Const((byte[]?)null)
        : Gen.Frequency<byte[]?>(
            (2, Gen.Const(Encoding.UTF8.GetBytes(example))!),
            (1, Gen.Byte.Array[0, 200]!),
            (1, Text.Select(text => Encoding.UTF8.GetBytes(text))!),
            (1, Gen.Int[0, example.Length].Select(length => Encoding.UTF8.GetBytes(example[..length]))!),
            (6, Gen.Select(Gen.Int[0, 1_000], Text, Gen.Int[0, 6]).Select(change => Encoding.UTF8.GetBytes(Change(example, change.Item1, change.Item2, change.Item3)))!));

    /// <summary>One of the fields says something else, or is there no more, or there is another one.</summary>
    private static string Change(string example, int which, string text, int how)
    {
        var lines = example.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var line = which % lines.Length;
        var json = JsonNode.Parse(lines[line])!.AsObject();
        var field = json.ElementAt(which % json.Count).Key;
        if (how == 0)
            json.Remove(field);
        else if (how == 1)
            json[Whole(text)] = Whole(text);
        else
            json[field] = how switch
            {
                2 => JsonValue.Create(which),
                3 => new JsonArray(Whole(text), new JsonObject { ["who"] = Whole(text) }),
                4 => new JsonObject { [Whole(text)] = Whole(text), ["when"] = Whole(text) },
                5 => null,
                _ => Whole(text),
            };
        // Half of a surrogate pair can only be written as an escape.
        lines[line] = json.ToJsonString().Replace("NaN", "\\ud800", StringComparison.Ordinal);
        return string.Join('\n', lines);
    }

    private static string Word(string text) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    private static string Whole(string text) => string.Concat(text.EnumerateRunes());
}
