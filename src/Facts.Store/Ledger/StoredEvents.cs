using System.Security.Cryptography;
using System.Text.Json;
using Facts.Domain.Ledger;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Ledger;

/// <summary>Reads events as the store has them, and makes leaves of them.</summary>
internal static class StoredEvents
{
    /// <summary>Reads <c>seq_id, id, stream_id, version, type, timestamp, appendedAt, user_name, data</c>.</summary>
    public static StoredEvent Read(NpgsqlDataReader row, int column = 0) => new()
    {
        Sequence = row.GetInt64(column),
        Id = row.GetGuid(column + 1),
        Stream = row.GetString(column + 2),
        Version = row.GetInt64(column + 3),
        Type = row.GetString(column + 4),
        RecordedAt = AsOf.Print(row.GetDateTime(column + 5)),
        AppendedAt = row.Text(column + 6),
        Actor = row.Text(column + 7),
        Data = row.GetString(column + 8),
    };

    /// <summary>The leaf of an event, under fresh salts.</summary>
    public static SaltedLeaf Seal(StoredEvent stored)
    {
        var parts = PersonalFields.Split(JsonElement.Parse(stored.Data));
        var fields = new string[parts.Count];
        var salts = new byte[parts.Count][];
        var commitments = new Commitment[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            salts[i] = RandomNumberGenerator.GetBytes(Commitment.SaltSize);
            (fields[i], commitments[i]) = (parts[i].Path, Commitment.To(parts[i], salts[i]));
        }

        var leaf = stored.ToLeaf(commitments).Bytes();
        return new SaltedLeaf(stored.Id, stored.Sequence, leaf, MerkleTree.LeafHash(leaf), fields, salts);
    }
}

/// <summary>A leaf to write: its bytes and their hash, and what opens its commitments.</summary>
internal sealed record SaltedLeaf(Guid Event, long Sequence, byte[] Leaf, byte[] Hash, string[] Fields, byte[][] Salts);
