using Facts.Domain;
using Facts.Domain.Ledger;
using Facts.Store.Storage;

namespace Facts.Store.Ledger;

/// <summary>Where a database's log has its keys.</summary>
/// <param name="database">Whose log it is.</param>
/// <param name="file">What <see cref="Variable"/> says; nothing when it is null or empty.</param>
/// <param name="name">What <see cref="NameVariable"/> says; nothing when it is null or blank.</param>
internal sealed class LedgerKeys(Database database, string? file, string? name)
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
        var given = string.IsNullOrWhiteSpace(name)
            ? "facts.local/" + System.Security.Cryptography.RandomNumberGenerator.GetHexString(8, lowercase: true)
            : name;
        return NoteKey.IsName(given)
            ? KeyFile.Create(path, given, NoteKey.Ed25519)
            : (null, new Refusal(LedgerCodes.NoKeys, $"{NameVariable} may have neither white space nor plus signs."));
    }

    /// <summary>Public keys, as far as they are here; none are made.</summary>
    public IReadOnlyList<NoteKey> Known() =>
        FilePath() is { } path && File.Exists(path) && KeyFile.Read(path).Keys is { } keys ? keys.Public : [];

    /// <summary>Where they are, or would be made; null when nobody said.</summary>
    public string? FilePath() => file is { Length: > 0 } ? file
        : database.Folder is { } folder ? Path.Combine(folder, "ledger.keys") : null;
}
