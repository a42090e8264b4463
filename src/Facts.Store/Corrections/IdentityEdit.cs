using System.Globalization;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.People;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Corrections;

/// <summary>
/// Two ids are held to be one person, or no longer. The version is the greater of both people's: the number of the latest decision that
/// names anybody who is one with either (see <see cref="KnownIdentities"/>).
/// </summary>
internal sealed class IdentityEdit(string person, string other, bool undo, string reason) : Edit
{
    private DecideIdentity _line = new(person, other, undo, reason);
    private string? _unknown;
    private long _version;

    public override RecordingCommand Line => _line;

    public override string Subject => $"What is decided of '{Fields.Shown(person)}' and '{Fields.Shown(other)}'";

    /// <summary>It locks everybody's identities, and the organizations of all who are one with either.</summary>
    public override bool IsShared => false;

    /// <summary>Also turns an undoing around when it is the other id that was taken for a second name.</summary>
    public override async Task LoadAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        string[] both = [person, other];
        _unknown = await Sql.Query(connection, "Corrections/unknown_people.sql", [both], r => r.GetString(0), stop)
            .FirstOrDefaultAsync(stop);
        var known = await IdentityReader.AtAsync(connection, both, Moments.Forever, stop);
        _version = known.Version;
        var links = known.Decided.Links;
        if (undo && !links.Contains((person, other)) && links.Contains((other, person)))
            _line = _line with { Person = other, Other = person };
    }

    public override Refusal? Missing(RecordingState state) =>
        _unknown is null ? null : Absent.Person(_unknown);

    public override long Version(RecordingState state) => _version;

    public override RecordingCommand Upon(long seen) => _line with
    {
        Fingerprint = EventIds.Of("identify", seen.ToString(CultureInfo.InvariantCulture), FactsJson.Write(_line)),
    };
}
