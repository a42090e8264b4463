using Facts.Domain.Recording;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Recording;

/// <summary>What was read of what a batch refers to.</summary>
/// <param name="State">What decides.</param>
/// <param name="Known">What the save itself needs of the organizations.</param>
internal sealed record Loaded(RecordingState State, StoredOrganizations Known)
{
    /// <summary>What the database took now to be, after it had all locks; null where clocks are not compared.</summary>
    public DateTime? DatabaseTime { get; set; }

    /// <summary>Locks that others had; <see cref="OrganizationLocks.Identities"/> for that of everybody's identities.</summary>
    public HashSet<int> Missed { get; } = [];

    /// <summary>A row of what was tried to lock: the number of what others have, or none.</summary>
    public void Miss(NpgsqlDataReader row)
    {
        if (!row.IsDBNull(0))
            Missed.Add(row.GetInt32(0));
    }
}
