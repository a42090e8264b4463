using System.Text.Json;
using Facts.Domain.Time;

namespace Facts.Domain.Ledger;

/// <summary>
/// Goes through a whole log once, leaf by leaf, and finds what is not as it was recorded. What it holds in memory is one entry a stream,
/// and what it found.
/// </summary>
/// <param name="checkpoints">Checkpoints that are trusted, from wherever: the log has to pass through each.</param>
public sealed class LogAudit(IEnumerable<Checkpoint> checkpoints)
{
    /// <summary>An append may be this long under way before its event is committed and found.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly List<Checkpoint> _checkpoints = [.. checkpoints.OrderBy(one => one.Size)];
    private readonly List<Finding> _findings = [];
    private readonly List<Suspect> _suspects = [];
    private readonly List<(Guid Event, string Field, string Where)> _erased = [];
    private readonly List<(Guid Event, string Field, string Where)> _putBack = [];
    private readonly Dictionary<(Guid Event, string Field), Redaction> _redactions = [];
    private readonly Dictionary<string, StreamOrder> _streams = new(StringComparer.Ordinal);
    private readonly Frontier _tree = new();
    private int _passed;

    /// <summary>Leaves so far.</summary>
    public long Size => _tree.Size;

    /// <summary>The latest recorded time, RFC 3339; null without any event.</summary>
    public string? LatestRecordedAt { get; private set; }

    /// <summary>Committed events that had no leaf yet.</summary>
    public long Waiting { get; private set; }

    /// <summary>The root over all leaves so far.</summary>
    public byte[] Root() => _tree.Root();

    /// <summary>The next leaf.</summary>
    public void Add(LogEntry entry)
    {
        PassCheckpoints();
        if (entry.Index != _tree.Size)
            _findings.Add(new(FindingCodes.LeafBroken, $"Leaf {_tree.Size} is missing: after leaf {_tree.Size - 1} comes {entry.Index}."));
        _tree.Append(MerkleTree.LeafHash(entry.Leaf));
        if (Leaf.TryParse(entry.Leaf) is not { } leaf)
        {
            _findings.Add(new(FindingCodes.LeafBroken, $"Leaf {entry.Index} is no leaf."));
            return;
        }

        var where = Where(leaf, $"Leaf {entry.Index}");
        if (entry.Sequence is { } sequence && sequence != leaf.Sequence)
            _findings.Add(new(FindingCodes.LeafBroken, $"{where}: its row has sequence number {sequence}, and the leaf {leaf.Sequence}."));
        foreach (var field in entry.Salts.Keys.Where(field => !leaf.Commitments.Any(one => one.Path == field)))
            _findings.Add(new(FindingCodes.Foreign, $"{where}: there is a salt for the field {field}, and the leaf has no such field."));
        if (entry.Event is not { } stored)
        {
            _findings.Add(new(FindingCodes.Deleted, $"{where}: its event was deleted."));
            Follow(leaf.Stream, leaf.Version, leaf.RecordedAt, where);
            return;
        }

        var check = EventCheck.Of(leaf, stored, entry.Salts);
        _erased.AddRange(check.Erased.Select(field => (leaf.Event, field, where)));
        _putBack.AddRange(check.PutBack.Select(field => (leaf.Event, field, where)));
        if (check.Differences.Count > 0)
            _suspects.Add(new Suspect(entry, leaf, where, check.Differences));
        else if (leaf.Type == RedactionType)
            Note(stored);
        Follow(leaf.Stream, leaf.Version, leaf.RecordedAt, where);
        FindLate(leaf.AppendedAt, where);
    }

    /// <summary>The name that <see cref="Redacted"/> is stored under.</summary>
    public const string RedactionType = "redacted";

    /// <summary>An event that has no leaf: it waits for the sequencer, or was put in. To be called after all leaves.</summary>
    public void AddWaiting(StoredEvent stored)
    {
        PassCheckpoints();
        Waiting++;
        var where = Where(stored.ToLeaf([]), "No leaf yet");
        if (stored.Type == RedactionType)
            Note(stored);
        Follow(stored.Stream, stored.Version, stored.RecordedAt, where);
        FindLate(stored.AppendedAt, where);
    }

    /// <summary>What was found, and the redactions that explain what is missing.</summary>
    public (IReadOnlyList<Finding> Findings, IReadOnlyList<Redaction> Redactions) Finish()
    {
        PassCheckpoints();
        foreach (var beyond in _checkpoints.Skip(_passed))
        {
            _findings.Add(new(
                FindingCodes.Shrunk,
                $"The log has {_tree.Size} leaves, but its checkpoint{At(beyond)} had {beyond.Size}: an older state was brought back."));
        }

        _findings.AddRange(_streams.Values.Select(stream => stream.Missing()).OfType<Finding>());
        _findings.AddRange(Suspect.Describe(_suspects));
        foreach (var (id, field, where) in _erased.Where(one => !_redactions.ContainsKey((one.Event, one.Field))))
            _findings.Add(new(FindingCodes.Erased, $"{where}: the field {field} was erased, and no redaction says so."));
        var gone = _erased.Select(one => (one.Event, one.Field)).ToHashSet();
        foreach (var redaction in _redactions.Values.Where(one => !gone.Contains((one.Event, one.Field))))
        {
            _findings.Add(new(
                FindingCodes.NotErased,
                $"The field {redaction.Field} of event {redaction.Event} was redacted at {redaction.RecordedAt}, and its salt is there: it was put back."));
        }

        foreach (var (id, field, where) in _putBack.Where(one => _redactions.ContainsKey((one.Event, one.Field))))
            _findings.Add(new(FindingCodes.NotErased, $"{where}: the field {field} was redacted, and has a value again."));
        return (_findings, [.. _erased.Select(one => _redactions.GetValueOrDefault((one.Event, one.Field))).OfType<Redaction>()]);
    }

    private void PassCheckpoints()
    {
        for (; _passed < _checkpoints.Count && _checkpoints[_passed].Size <= _tree.Size; _passed++)
        {
            var expected = _checkpoints[_passed];
            if (!expected.Root.AsSpan().SequenceEqual(_tree.Root()))
                _findings.Add(new(FindingCodes.Rewritten,
                    $"The first {expected.Size} leaves are not those of the checkpoint{At(expected)}."));
        }
    }

    private void Follow(string stream, long version, string recordedAt, string where)
    {
        // Within one second texts are not in the order of time; that is near enough.
        if (string.CompareOrdinal(recordedAt, LatestRecordedAt) > 0)
            LatestRecordedAt = recordedAt;
        if (!_streams.TryGetValue(stream, out var place))
            _streams.Add(stream, place = new StreamOrder(stream));
        if (place.Take(version, recordedAt, where) is { } finding)
            _findings.Add(finding);
    }

    /// <summary>An event that says it was appended before a checkpoint that did not have it was not there then.</summary>
    private void FindLate(string? appendedAt, string where)
    {
        if (_passed == 0 || _checkpoints[_passed - 1].At is not { } sealedAt || AsOf.TryParse(sealedAt) is not { } then)
            return;
        if (appendedAt is null)
            _findings.Add(new(FindingCodes.Inserted, $"{where}: it does not say when it was appended, so Facts did not append it."));
        else if (AsOf.TryParse(appendedAt) is not { } said || said.Moment < then.Moment - Grace)
            _findings.Add(new(FindingCodes.Inserted,
                $"{where}: it says it was appended at {appendedAt}, but it was not in the log at {sealedAt}."));
    }

    private void Note(StoredEvent stored)
    {
        try
        {
            var data = JsonElement.Parse(stored.Data);
            var about = data.GetProperty("event").GetGuid();
            var reason = data.TryGetProperty("reason", out var text) ? text.GetString() : null;
            var proposer = data.TryGetProperty("proposedBy", out var name) ? name.GetString() : null;
            foreach (var field in data.GetProperty("fields").EnumerateArray().Select(one => one.GetString()!))
            {
                _redactions.TryAdd(
                    (about, field), new Redaction(about, field, stored.RecordedAt, stored.Actor, reason) { ProposedBy = proposer });
            }
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // A bundle is anybody's file: what is no redaction explains nothing.
        }
    }

    private static string At(Checkpoint checkpoint) => checkpoint.At is { } at ? $" of {at}" : $" of size {checkpoint.Size}";

    private static string Where(Leaf leaf, string start) =>
        $"{start}, {leaf.Type} in {leaf.Stream} at version {leaf.Version} (event {leaf.Event})";
}
