using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Store.Ledger;

namespace Facts.Tests.Ledger;

/// <summary>Changes of an honest receipt, by somebody who has no more of the log than the receipt.</summary>
internal static class Forgery
{
    /// <summary>An entry is taken out, and its leaf's hash goes into the proof: the other leaves lead to the same root.</summary>
    public static JsonNode LeaveOut(JsonNode receipt, int index)
    {
        var entries = receipt["entries"]!.AsArray();
        var indexes = entries.Select(entry => (long)entry!["index"]!).ToList();
        var size = SignedCheckpoint.TryParse((string)receipt["checkpoint"]!)!.Checkpoint.Size;
        var known = ProofOfMany.Ranges(indexes, size).Zip(receipt["proof"]!.AsArray(), (range, hash) => (range, Hash: hash!.GetValue<string>()))
            .ToDictionary(one => one.range, one => Convert.FromBase64String(one.Hash));
        foreach (var entry in entries)
            known[new LeafRange((long)entry!["index"]!, (long)entry["index"]! + 1)] = MerkleTree.LeafHash(Encoding.UTF8.GetBytes((string)entry["leaf"]!));
        entries.RemoveAt(index);
        indexes.RemoveAt(index);
        if (indexes.Count > 0)
            receipt["proof"] = new JsonArray([.. ProofOfMany.Ranges(indexes, size).Select(range => (JsonNode)Convert.ToBase64String(Root(range, known)))]);
        return receipt;
    }

    private static byte[] Root(LeafRange range, Dictionary<LeafRange, byte[]> known)
    {
        if (known.TryGetValue(range, out var hash))
            return hash;
        var left = 1L;
        while (left * 2 < range.To - range.From)
            left *= 2;
        return MerkleTree.NodeHash(Root(range with { To = range.From + left }, known), Root(range with { From = range.From + left }, known));
    }

    /// <summary>One change by chance: most often of the answer, at times of its proof.</summary>
    public static JsonNode Forge(JsonNode receipt, Random roll)
    {
        var entries = receipt["entries"]!.AsArray();
        switch (roll.Next(8))
        {
            case 0:
                return LeaveOut(receipt, roll.Next(entries.Count));
            case 1 when entries.Count > 1:
                // The end of a stream is kept back.
                return LeaveOut(receipt, entries.Count - 1);
            case 2:
                receipt["answer"]!["on"] = $"2024-02-{roll.Next(1, 28):00}";
                return receipt;
            case 3:
                entries[roll.Next(entries.Count)]!["salts"]!.AsObject().Remove("/quote");
                break;
            default:
                break;
        }

        var text = receipt.ToJsonString(FactsJson.Options);
        var places = Places(receipt["answer"]!, ["answer"]).ToList();
        if (roll.Next(3) == 0)
            places = [.. Places(receipt, [])];
        var changes = Changes(text, places[roll.Next(places.Count)]).ToList();
        return changes.Count == 0 ? receipt : changes[roll.Next(changes.Count)];
    }

    /// <summary>Every value, list and object, by its path.</summary>
    public static IEnumerable<string[]> Places(JsonNode node, string[] path)
    {
        if (path.Length > 0)
            yield return path;
        var within = node switch
        {
            JsonObject fields => fields.Where(field => field.Value is not null).Select(field => (field.Key, field.Value!)),
            JsonArray items => items.Select((item, i) => (i.ToString(), item!)),
            _ => [],
        };
        foreach (var (name, value) in within)
        {
            foreach (var place in Places(value, [.. path, name]))
                yield return place;
        }
    }

    /// <summary>What stands at a path, changed in some ways.</summary>
    public static IEnumerable<JsonNode> Changes(string receipt, string[] path)
    {
        var value = At(JsonNode.Parse(receipt)!, path);
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                var was = (string)value!;
                yield return With(JsonValue.Create(was + "x"));
                // What is base64, a name or a date stays one.
                var first = was.Length > 0 ? was[0] switch { 'z' => 'a', 'Z' => 'A', '9' => '1', var other => (char)(other + 1) } : 'q';
                yield return With(JsonValue.Create(first + (was.Length > 0 ? was[1..] : "")));
                break;
            case JsonValueKind.Number:
                yield return With(JsonValue.Create(value.GetValue<decimal>() + 1));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                yield return With(JsonValue.Create(!value.GetValue<bool>()));
                break;
            case JsonValueKind.Array when value.AsArray().Count > 0:
                var items = value.AsArray();
                yield return With(new JsonArray());
                yield return With(new JsonArray([.. items.Skip(1).Select(item => item!.DeepClone())]));
                yield return With(new JsonArray([.. items.Append(items[0]).Select(item => item!.DeepClone())]));
                if (items.Count > 1)
                    yield return With(new JsonArray([.. items.Reverse().Select(item => item!.DeepClone())]));
                break;
            case JsonValueKind.Array:
                yield return With(new JsonArray("x"));
                break;
            case JsonValueKind.Object:
                yield return With(new JsonObject());
                var more = value.DeepClone().AsObject();
                more["verifiedBy"] = "everybody";
                yield return With(more);
                break;
        }

        JsonNode With(JsonNode changed)
        {
            var forged = JsonNode.Parse(receipt)!;
            var parent = At(forged, path[..^1]);
            if (parent is JsonArray list)
                list[int.Parse(path[^1])] = changed;
            else
                parent[path[^1]] = changed;
            return forged;
        }
    }

    private static JsonNode At(JsonNode node, string[] path)
    {
        foreach (var step in path)
            node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        return node;
    }
}
