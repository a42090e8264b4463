using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Recording;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Facts.Store.Importing;

/// <summary>
/// A YAML case file: the objects of import lines, sorted into lists. Each document may state <c>recordedAt</c> and <c>organization</c> for
/// all its objects; claims and revisions are of its <c>source</c> unless they name another. <c>text</c> of a source or revision is a file
/// in the case file's folder, and <c>encoding</c> what that is in.
/// </summary>
internal static class CaseFile
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly (string Section, string Type)[] Sections =
    [
        ("source", "source"), ("sources", "source"), ("revisions", "revision"),
        ("organizations", "organization"), ("people", "person"), ("posts", "post"), ("names", "name"),
        ("claims", "claim"), ("corrections", "correction"), ("retractions", "retraction"), ("rulings", "ruling"),
        ("identities", "identity"), ("outcomes", "outcome"),
    ];

    /// <summary>Far more than any object needs; aliases can nest without end and multiply without measure.</summary>
    private const int MostDepth = 32, MostNodes = 100_000;

    /// <summary>Bytes of a case file: it is read whole, which a ledger is not.</summary>
    private const int MostBytes = 16 << 20;

    /// <summary>Its lines in the order that they depend on each other, numbered by the file's line that each object starts on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">What it and its texts are in, where nothing else says so; null for UTF-8.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IReadOnlyList<ParsedLine> Read(string path, Encoding? encoding = null)
    {
        var (bytes, unread) = LocalFile.Read(path, MostBytes);
        var (text, undecoded) = bytes is null ? (null, unread) : TextEncoding.Read(bytes, encoding);
        if (text is null)
            return [Refused(1, undecoded!)];
        var yaml = new YamlStream();
        try
        {
            if (TooDeep(text) is { } line)
                return [Refused(line, Codes.InvalidJson, "It is nested too deep.")];
            yaml.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            return [Refused((int)problem.Start.Line, Codes.InvalidJson, $"Not YAML: {problem.Message.TrimEnd('.')}.")];
        }

        var texts = new CaseTexts(Path.GetDirectoryName(Path.GetFullPath(path))!, encoding);
        return [.. yaml.Documents.SelectMany(document => Document(document.RootNode, texts))];
    }

    /// <summary>The line where it gets too deep to be read by recursion, which would end the program; null when it does not.</summary>
    private static int? TooDeep(string text)
    {
        var (parser, depth) = (new Parser(new StringReader(text)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > 3 * MostDepth)
                return (int)parser.Current.Start.Line;
        }

        return null;
    }

    private static IEnumerable<ParsedLine> Document(YamlNode root, CaseTexts texts)
    {
        if (root is not YamlMappingNode document)
        {
            yield return Refused((int)root.Start.Line, Codes.InvalidJson, "A case file is a mapping of lists.");
            yield break;
        }

        var fields = document.Children.ToDictionary(child => child.Key.ToString(), child => child.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields.Where(field => !Sections.Any(section => section.Section == field.Key)))
        {
            if (name is not ("recordedAt" or "organization"))
                yield return Refused((int)value.Start.Line, Codes.UnknownField, $"There is no section '{Fields.Shown(name)}' in a case file.");
            else if (value is not YamlScalarNode)
            {
                yield return Refused((int)value.Start.Line, Codes.InvalidValue, $"'{name}' of a case file is one value.");
                yield break;
            }
        }

        foreach (var (section, type) in Sections.Where(section => fields.ContainsKey(section.Section)))
        {
            var entries = fields[section] is YamlSequenceNode list ? list.Children : [fields[section]];
            foreach (var entry in entries)
                yield return Entry(entry, type, fields, texts);
        }
    }

    private static ParsedLine Entry(YamlNode entry, string type, Dictionary<string, YamlNode> document, CaseTexts texts)
    {
        var number = (int)entry.Start.Line;
        var left = MostNodes;
        if (!Fits(entry, MostDepth, ref left))
            return Refused(number, Codes.InvalidJson, $"A {type} is nested too deep or too large.");
        if (Json(entry) is not JsonObject line)
            return Refused(number, Codes.InvalidJson, $"A {type} is a mapping.");
        line["type"] = type;
        if (document.TryGetValue("recordedAt", out var recordedAt))
            line.TryAdd("recordedAt", Json(recordedAt));
        if (type is "claim" or "post" && !(line["kind"] is JsonValue kind && kind.TryGetValue(out string? word) && word == "death")
            && document.TryGetValue("organization", out var organization))
            line.TryAdd("organization", Json(organization));
        if (type is "claim" or "revision" && document.TryGetValue("source", out var source)
            && source is YamlMappingNode { Children: var about } && about.TryGetValue("id", out var id) && id is YamlScalarNode)
            line.TryAdd("source", Json(id));
        CaseText? text = null;
        if (type is "source" or "revision" && line["text"] is JsonValue named && named.TryGetValue(out string? file))
        {
            (text, var unread) = texts.Read(file, line["encoding"] as JsonValue);
            if (text is null)
                return Refused(number, unread!);
            line["text"] = text.Text;
            line.Remove("encoding");
        }

        var raw = Encoding.UTF8.GetBytes(line.ToJsonString(FactsJson.Options));
        using var json = JsonDocument.Parse(raw);
        var (parsed, refusal) = CommandParser.Parse(json.RootElement);
        return new ParsedLine(number, text?.Mark(parsed) ?? parsed, refusal, raw.Length, raw);
    }

    private static bool Fits(YamlNode node, int depth, ref int left)
    {
        if (depth == 0 || --left < 0)
            return false;
        foreach (var child in node is YamlMappingNode map ? map.Children.Values : node is YamlSequenceNode list ? list.Children : [])
        {
            if (!Fits(child, depth - 1, ref left))
                return false;
        }

        return true;
    }

    /// <summary>Plain scalars read as YAML's core schema has it (YAML 1.2.2, section 10.3.2), without dates; quoted ones are text.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), Json(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: var text } => text switch
        {
            null or "" or "~" or "null" => null,
            "true" => true,
            "false" => false,
            _ when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        },
        YamlScalarNode scalar => scalar.Value,
        _ => null,
    };

    private static ParsedLine Refused(int number, string code, string message) => Refused(number, new Refusal(code, message));

    private static ParsedLine Refused(int number, Refusal refusal) => new(number, null, refusal, 0);
}
