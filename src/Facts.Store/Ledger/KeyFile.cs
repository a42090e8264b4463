using System.Text;
using Facts.Domain;
using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>
/// The file that holds a log's keys, outside the database: a line each, those that sign as <c>PRIVATE+KEY+NAME+id+base64(type || seed)</c>
/// and older ones as verifier keys, both as Go's golang.org/x/mod/sumdb/note has them. Only its owner may read it.
/// </summary>
internal sealed class KeyFile
{
    private const string Secret = "PRIVATE+KEY+";
    private const int SeedSize = 32;
    private readonly string _path;

    private KeyFile(string path, IReadOnlyList<SigningKey> signing, IReadOnlyList<NoteKey> former) =>
        (_path, Signing, Former) = (path, signing, former);

    /// <summary>Keys that sign; two only while one is being replaced.</summary>
    public IReadOnlyList<SigningKey> Signing { get; private set; }

    /// <summary>Keys that signed earlier, the oldest first.</summary>
    public IReadOnlyList<NoteKey> Former { get; private set; }

    /// <summary>All public keys, the oldest first.</summary>
    public IReadOnlyList<NoteKey> Public => [.. Former, .. Signing.Select(key => key.Public)];

    /// <summary>The log's name, which all its keys have.</summary>
    public string Origin => Signing[0].Public.Name;

    /// <summary>Reads the file.</summary>
    public static (KeyFile? Keys, Refusal? Refusal) Read(string path)
    {
        try
        {
            var (signing, former) = (new List<SigningKey>(), new List<NoteKey>());
            foreach (var line in File.ReadLines(path).Where(line => line.Length > 0 && !line.StartsWith('#')))
            {
                if (TrySecret(line) is { } key)
                    signing.Add(key);
                else if (NoteKey.TryParse(line) is { } known)
                    former.Add(known);
                else
                    return (null, new Refusal(LedgerCodes.NoKeys, $"{path} has a line that is no key."));
            }

            return signing.Count == 0
                ? (null, new Refusal(LedgerCodes.NoKeys, $"{path} has no key to sign with."))
                : (new KeyFile(path, signing, former), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, new Refusal(LedgerCodes.NoKeys, $"The keys cannot be read: {problem.Message.TrimEnd('.')}."));
        }
    }

    /// <summary>Makes a key and its file. If another process was quicker, its file is read.</summary>
    public static (KeyFile? Keys, Refusal? Refusal) Create(string path, string name, byte type)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var made = new KeyFile(path, [NoteSigning.Create(name, type)], []);
            made.Write(replace: false);
            return (made, null);
        }
        catch (IOException) when (File.Exists(path))
        {
            return Read(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, new Refusal(LedgerCodes.NoKeys, $"The keys cannot be written: {problem.Message.TrimEnd('.')}."));
        }
    }

    /// <summary>A new key beside the old one: from now on both sign, until <see cref="Retire"/>.</summary>
    public void Add()
    {
        Signing = [.. Signing, NoteSigning.Create(Origin, Signing[0].Public.Type)];
        Write(replace: true);
    }

    /// <summary>All keys but the newest sign no more; their secrets are dropped.</summary>
    public void Retire()
    {
        Former = [.. Former, .. Signing.SkipLast(1).Select(key => key.Public)];
        Signing = [Signing[^1]];
        Write(replace: true);
    }

    private void Write(bool replace)
    {
        var text = new StringBuilder(
            "# Keys of a Facts ledger. Whoever has the PRIVATE ones can sign in its name: keep them apart from the database.\n");
        foreach (var key in Former)
            text.Append(key).Append('\n');
        foreach (var (known, seed) in Signing)
            text.Append(Secret).Append(known.Name).Append('+').Append(known.Id.ToString("x8")).Append('+')
                .Append(Convert.ToBase64String([known.Type, .. seed])).Append('\n');
        // Written beside it and moved, so that a crash leaves either file whole.
        var beside = $"{_path}.{Environment.ProcessId}.new";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, _path, replace);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static SigningKey? TrySecret(string line)
    {
        if (!line.StartsWith(Secret, StringComparison.Ordinal)
            || line[Secret.Length..].Split('+', 3) is not [var name, var id, var encoded])
            return null;
        var bytes = new byte[encoded.Length];
        if (!NoteKey.IsName(name) || !Convert.TryFromBase64String(encoded, bytes, out var length) || length != 1 + SeedSize)
            return null;
        if (bytes[0] is not (NoteKey.Ed25519 or NoteKey.Cosignature))
            return null;
        var key = NoteSigning.FromSeed(name, bytes[0], bytes[1..length]);
        return key.Public.Id.ToString("x8") == id ? key : null;
    }
}
