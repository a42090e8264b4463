using System.Text.Json;
using Facts.Domain;
using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>
/// What a verifier saw last of each log: its newest checkpoint and its keys. It is the verifier's own, and stands apart from the data: what
/// is restored together with the database would be as old as the database.
/// </summary>
internal sealed class Memory
{
    private readonly string _path;
    private readonly Dictionary<string, Seen> _logs;

    private Memory(string path, Dictionary<string, Seen> logs) => (_path, _logs) = (path, logs);

    /// <summary>Where it is without another word: in the user's folder of settings; null for an account that has none.</summary>
    public static string? DefaultPath(string? settingsHome) =>
        settingsHome is null ? null : Path.Combine(settingsHome, "facts", "remembered-checkpoints.json");

    /// <param name="path">Its file; null where there is none to be had.</param>
    public static (Memory? Memory, Refusal? Refusal) Open(string? path)
    {
        if (path is null)
            return (null, new Refusal(LedgerCodes.InvalidFile,
                "This account has no folder for what it remembers: name a file with --remember."));
        try
        {
            return (new Memory(path, File.Exists(path) ? FactsJson.Read<Dictionary<string, Seen>>(File.ReadAllText(path)) : []), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, new Refusal(LedgerCodes.InvalidFile,
                $"What is remembered cannot be read from {path}: {problem.Message.TrimEnd('.')}."));
        }
    }

    /// <summary>The newest checkpoint that was verified of a log.</summary>
    public SignedCheckpoint? Checkpoint(string origin) =>
        _logs.TryGetValue(origin, out var seen) ? SignedCheckpoint.TryParse(seen.Checkpoint) : null;

    /// <summary>The keys that a log was seen to sign with; null for a log that is new to us.</summary>
    public IReadOnlyList<NoteKey>? Keys(string origin) =>
        _logs.TryGetValue(origin, out var seen) ? [.. seen.Keys.Select(NoteKey.TryParse).OfType<NoteKey>()] : null;

    /// <summary>Logs that were seen.</summary>
    public IEnumerable<string> Origins => _logs.Keys;

    /// <summary>Keeps the newest checkpoint of a log, and the keys that are trusted with it. An older one than is known changes
    /// nothing.</summary>
    public Refusal? Remember(SignedCheckpoint checkpoint, IEnumerable<NoteKey> keys)
    {
        var origin = checkpoint.Checkpoint.Origin;
        var newest = Checkpoint(origin) is { } known && known.Checkpoint.Size > checkpoint.Checkpoint.Size ? known : checkpoint;
        _logs[origin] = new Seen(newest.Note.ToString(), [.. keys.Select(key => key.ToString()).Order(StringComparer.Ordinal)]);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            var beside = $"{_path}.{Environment.ProcessId}.new";
            File.WriteAllText(beside, FactsJson.Write(_logs));
            File.Move(beside, _path, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Refusal(LedgerCodes.InvalidFile, $"The checkpoint cannot be remembered in {_path}: {problem.Message.TrimEnd('.')}.");
        }
    }

    private sealed record Seen(string Checkpoint, IReadOnlyList<string> Keys);
}
