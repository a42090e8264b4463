using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facts.Pages.Editing;

/// <summary>What stands in the inputs of a claim's form, by field. Whoever said it has inputs of its own, three a step.</summary>
internal sealed class FormValues
{
    public const string Attribution = "attribution";

    /// <summary>A chain has few links, and further ones can be added once these are saved.</summary>
    private const int SpareSteps = 2, MostSteps = 100;

    private static readonly string[] StepFields = ["who", "via", "on"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>How many steps the form has room for.</summary>
    public int Steps { get; private set; } = SpareSteps;

    public string this[string name] => _texts.GetValueOrDefault(name, "");

    public static string Step(int at, string field) => $"{Attribution}.{at}.{field}";

    /// <summary>As the claim has them.</summary>
    public static FormValues Of(JsonObject claim, IEnumerable<FormField> fields)
    {
        var values = new FormValues();
        foreach (var field in fields)
            values._texts[field.Name] = Shown(claim[field.Name]);
        var steps = claim[Attribution] as JsonArray ?? [];
        for (var at = 0; at < steps.Count; at++)
        {
            foreach (var field in StepFields)
                values._texts[Step(at, field)] = Shown(steps[at]![field]);
        }

        values.Steps = steps.Count + SpareSteps;
        return values;
    }

    /// <summary>
    /// As they came from a form, whose inputs' names start with the prefix. Line ends are line feeds again (forms send CR LF: HTML,
    /// Constructing the entry list).
    /// </summary>
    public static FormValues Read(IFormCollection form, string prefix)
    {
        var values = new FormValues();
        foreach (var (name, text) in form.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal)))
            values._texts[name[prefix.Length..]] = text.ToString().ReplaceLineEndings("\n");
        while (values.Steps < MostSteps && StepFields.Any(field => values[Step(values.Steps - 1, field)].Length > 0))
            values.Steps++;
        return values;
    }

    /// <summary>What an editor typed, upon what others made of it meanwhile: fields left as they were seen are as they are now.</summary>
    public static FormValues Merge(FormValues typed, FormValues seen, FormValues now, IEnumerable<FormField> fields)
    {
        var merged = new FormValues();
        foreach (var field in fields)
            merged._texts[field.Name] = typed.Differs(seen, field) ? typed[field.Name] : now[field.Name];
        var chain = JsonNode.DeepEquals(typed.Chain(), seen.Chain()) ? now : typed;
        foreach (var (name, text) in chain._texts.Where(one => one.Key.StartsWith(Attribution + ".", StringComparison.Ordinal)))
            merged._texts[name] = text;
        merged.Steps = chain.Steps;
        return merged;
    }

    /// <summary>The fields whose values differ, with the new ones; null removes. Whoever said it is one field.</summary>
    public JsonObject ChangesFrom(FormValues before, IEnumerable<FormField> fields)
    {
        var set = new JsonObject();
        foreach (var field in fields.Where(field => Differs(before, field)))
            set[field.Name] = Value(field);
        if (!JsonNode.DeepEquals(Chain(), before.Chain()))
            set[Attribution] = Chain();
        return set;
    }

    /// <summary>Browsers give a line of text without its line breaks, and fields without white space that was typed around them.</summary>
    public bool Differs(FormValues other, FormField field)
    {
        return Plain(this[field.Name]) != Plain(other[field.Name]);

        string Plain(string text)
        {
            var trimmed = text.ReplaceLineEndings("\n").Trim();
            return field.Input is Input.Text or Input.List ? trimmed : trimmed.Replace("\n", "", StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// As an import line has it; null when nothing was typed. What is no number is left as text, to be refused with its name.
    /// </summary>
    public JsonNode? Value(FormField field)
    {
        var text = this[field.Name];
        var trimmed = text.Trim();
        return field.Input switch
        {
            _ when trimmed.Length == 0 => null,
            Input.List => new JsonArray([.. Lines(text).Select(line => JsonValue.Create(line))]),
            Input.Flag when trimmed is "true" or "false" => trimmed == "true",
            Input.Number when IsNumber(trimmed) => JsonNode.Parse(trimmed),
            Input.Text => text,
            _ => trimmed,
        };
    }

    /// <summary>Who said it, and through whom it reached the source; null when no step was filled in.</summary>
    public JsonArray? Chain()
    {
        var steps = new JsonArray();
        for (var at = 0; at < Steps; at++)
        {
            var step = new JsonObject();
            foreach (var field in StepFields.Where(field => this[Step(at, field)].Trim().Length > 0))
                step[field] = this[Step(at, field)].Trim();
            if (step.Count > 0)
                steps.Add(step);
        }

        return steps.Count == 0 ? null : steps;
    }

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Shown(JsonNode? value) => value switch
    {
        null => "",
        JsonArray several => string.Join('\n', several.Select(Shown)),
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    private static bool IsNumber(string text)
    {
        try
        {
            return JsonElement.Parse(text).ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
