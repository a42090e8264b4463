using Facts.Domain.Ledger;

namespace Facts.Store.Ledger;

/// <summary>
/// Which keys may speak for a log. At first those that the verifier was told, or remembers, or, for a log that is new to it, those that
/// come along; a further key is trusted once a checkpoint is signed with it and with one that is trusted already.
/// </summary>
internal sealed class Trust(IReadOnlyCollection<NoteKey>? known, IReadOnlyCollection<NoteKey> offered)
{
    private readonly HashSet<NoteKey> _keys = [.. known ?? offered];

    /// <summary>Whether the keys were taken on their own word.</summary>
    public bool FirstUse => known is null;

    public IReadOnlyCollection<NoteKey> Keys => _keys;

    /// <summary>Those who signed a note with a key that is trusted; none when nobody did.</summary>
    public IReadOnlyList<NoteKey> Signers(SignedNote note)
    {
        var signers = Verified(note, _keys);
        if (!signers.Exists(key => key.Type == NoteKey.Ed25519))
            return [];
        _keys.UnionWith(Verified(note, offered));
        return Verified(note, _keys);
    }

    private static List<NoteKey> Verified(SignedNote note, IEnumerable<NoteKey> keys) =>
        [.. keys.Where(key => note.Signatures.Any(signature => NoteSigning.Verify(key, note.Text, signature)))];
}
