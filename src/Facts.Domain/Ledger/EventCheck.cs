using System.Text.Json;

namespace Facts.Domain.Ledger;

/// <summary>Holds an event against its leaf.</summary>
public sealed class EventCheck
{
    /// <summary>What stands where a text was that an event cannot do without.</summary>
    public const string RedactedText = "[redacted]";

    private static readonly byte[] RedactedValue = [.. "\"[redacted]\""u8];

    private EventCheck(List<string> differences, List<string> erased, List<string> putBack) =>
        (Differences, Erased, PutBack) = (differences, erased, putBack);

    /// <summary>What is not as recorded, in words; nothing when all is.</summary>
    public IReadOnlyList<string> Differences { get; }

    /// <summary>Fields that are gone together with their salts.</summary>
    public IReadOnlyList<string> Erased { get; }

    /// <summary>Of those, fields that have a value all the same.</summary>
    public IReadOnlyList<string> PutBack { get; }

    /// <summary>Compares all metadata, and opens every commitment that has a salt.</summary>
    public static EventCheck Of(Leaf leaf, StoredEvent stored, IReadOnlyDictionary<string, byte[]> salts)
    {
        var (differences, erased, putBack) = (new List<string>(), new List<string>(), new List<string>());
        Compare("its id", leaf.Event.ToString(), stored.Id.ToString());
        Compare("its stream", leaf.Stream, stored.Stream);
        Compare("its version", leaf.Version.ToString(), stored.Version.ToString());
        Compare("its sequence number", leaf.Sequence.ToString(), stored.Sequence.ToString());
        Compare("its type", leaf.Type, stored.Type);
        Compare("its recorded time", leaf.RecordedAt, stored.RecordedAt);
        Compare("the time of its append", leaf.AppendedAt, stored.AppendedAt);
        Compare("who recorded it", leaf.Actor, stored.Actor);
        if (Parts(stored.Data) is { } parts)
            CompareParts(leaf, parts, salts, differences, erased, putBack);
        else
            differences.Add("its data is no JSON object that could have been recorded");
        return new EventCheck(differences, erased, putBack);

        void Compare(string what, string? recorded, string? now)
        {
            if (recorded != now)
                differences.Add($"{what} was {recorded ?? "absent"} and is {now ?? "absent"}");
        }
    }

    /// <summary>Whether a leaf's commitments open to this data, apart from what was erased.</summary>
    public static bool Opens(Leaf leaf, string data, IReadOnlyDictionary<string, byte[]> salts)
    {
        var differences = new List<string>();
        if (Parts(data) is not { } parts)
            return false;
        CompareParts(leaf, parts, salts, differences, [], []);
        return differences.Count == 0;
    }

    private static void CompareParts(
        Leaf leaf, Dictionary<string, byte[]> parts, IReadOnlyDictionary<string, byte[]> salts, List<string> differences,
        List<string> erased, List<string> putBack)
    {
        foreach (var commitment in leaf.Commitments)
        {
            var there = parts.Remove(commitment.Path, out var value);
            if (!salts.TryGetValue(commitment.Path, out var salt))
            {
                erased.Add(commitment.Path);
                if (there && !value.AsSpan().SequenceEqual(RedactedValue))
                {
                    putBack.Add(commitment.Path);
                    differences.Add($"{Name(commitment.Path)} has a value again after its salt was erased");
                }
            }
            else if (!there)
            {
                differences.Add($"{Name(commitment.Path)} is gone, though its salt is not");
            }
            else if (!Commitment.To(new Part(commitment.Path, value!), salt).Hash.AsSpan().SequenceEqual(commitment.Hash))
            {
                differences.Add($"{Name(commitment.Path)} is not what was recorded");
            }
        }

        differences.AddRange(parts.Keys.Select(path => $"{Name(path)} was put in"));
    }

    private static string Name(string path) => path == PersonalFields.Rest ? "what it says (ids, dates, kinds)" : $"the field {path}";

    private static Dictionary<string, byte[]>? Parts(string data)
    {
        try
        {
            return PersonalFields.Split(JsonElement.Parse(data))
                .ToDictionary(part => part.Path, part => part.Value, StringComparer.Ordinal);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
