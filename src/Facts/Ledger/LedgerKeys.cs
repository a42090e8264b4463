using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Storage;

namespace Facts.Ledger;

/// <summary>Where a database's log has its keys.</summary>
internal sealed class LedgerKeys(Database database, string? file = null)
{
    /// <summary>Names the key file. Without it an embedded store has its keys in its data folder.</summary>
    public const string Variable = "FACTS_KEYS";

    /// <summary>Names a new log; <c>facts.local/</c> and eight random digits without it.</summary>
    public const string NameVariable = "FACTS_LOG_NAME";

    private static readonly Refusal NotConfigured = new(
        LedgerCodes.NoKeys,
        $"The ledger of this database has no keys here: name their file with {Variable}. They must not stand in the database.");

    /// <summary>The keys; made at the first use of a log that never signed.</summary>
    public async Task<(KeyFile? Keys, Refusal? Refusal)> OpenAsync(CancellationToken stop)
    {
        if (FilePath() is not { } path)
            return (null, NotConfigured);
        if (File.Exists(path))
            return KeyFile.Read(path);
        // Another key now would be another log to everyone who knows the old one.
        if (await Checkpoints.LatestAsync(database.Source, stop) is not null)
            return (null, new Refusal(LedgerCodes.NoKeys,
                $"The ledger was signed with keys that are not in {path} any more: bring them back."));
        var name = Environment.GetEnvironmentVariable(NameVariable);
        if (string.IsNullOrWhiteSpace(name))
            name = "facts.local/" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(8, lowercase: true);
        return NoteKey.IsName(name)
            ? KeyFile.Create(path, name, NoteKey.Ed25519)
            : (null, new Refusal(LedgerCodes.NoKeys, $"{NameVariable} may have neither white space nor plus signs."));
    }

    /// <summary>Public keys, as far as they are here; none are made.</summary>
    public IReadOnlyList<NoteKey> Known() =>
        FilePath() is { } path && File.Exists(path) && KeyFile.Read(path).Keys is { } keys ? keys.Public : [];

    /// <summary>Where they are, or would be made; null when nobody said.</summary>
    public string? FilePath() => file ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
        ? given
        : database.Folder is { } folder ? Path.Combine(folder, "ledger.keys") : null);
}
