using System.Globalization;
using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Importing;
using Facts.People;
using Facts.Storage;
using Npgsql;

namespace Facts.Corrections;

/// <summary>
/// Two ids are held to be one person, or no longer. The version is the greater of both people's: the number of the latest decision that
/// names anybody who is one with either (see <see cref="KnownIdentities"/>).
/// </summary>
internal sealed class IdentityEdit(string person, string other, bool undo, string reason) : Edit
{
    private IdentityLine _line = new(person, other, undo, reason);

    public override ImportLine Line => _line;

    public override string Subject => $"What is decided of '{Fields.Shown(person)}' and '{Fields.Shown(other)}'";

    /// <summary>Also turns an undoing around when it is the other id that was taken for a second name.</summary>
    public override async Task<Refusal?> LockAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await Sql.ExecuteAsync(connection, "Importing/lock_identities.sql", [], stop);
        string[] both = [person, other];
        var unknown = await Sql.Query(connection, "Corrections/unknown_people.sql", [both], r => r.GetString(0), stop)
            .FirstOrDefaultAsync(stop);
        if (unknown is not null)
            return new Refusal(Codes.UnknownPerson, $"There is no person '{Fields.Shown(unknown)}'.");

        object?[] concerned = [Array.Empty<string>(), await EveryoneAsync(connection, stop)];
        var organizations = await Sql.Query(connection, "Importing/organizations_of.sql", concerned, r => r.GetString(0), stop)
            .ToArrayAsync(stop);
        await OrganizationLocks.TakeAsync(connection, organizations, stop);

        var links = (await KnownAsync(connection, stop)).Decided.Links;
        if (undo && !links.Contains((person, other)) && links.Contains((other, person)))
            _line = _line with { Person = other, Other = person };
        return null;
    }

    public override async Task<long> VersionAsync(NpgsqlConnection connection, CancellationToken stop) =>
        (await KnownAsync(connection, stop)).Version;

    /// <summary>The posts of all claims about anybody who is one with either.</summary>
    public override async Task<IReadOnlyCollection<long>> PostsAsync(NpgsqlConnection connection, CancellationToken stop) =>
        await Sql.Query(
            connection, "Corrections/posts_about.sql", [await EveryoneAsync(connection, stop)], r => r.GetInt64(0), stop).ToListAsync(stop);

    public override async Task<string> GistAsync(NpgsqlConnection connection, CancellationToken stop) =>
        (await KnownAsync(connection, stop)).Decided.Links.Contains((_line.Person, _line.Other)) ? "one" : "two";

    public override Guid Fingerprint(long seen) =>
        EventIds.Of("identify", seen.ToString(CultureInfo.InvariantCulture), FactsJson.Write(_line));

    private async Task<string[]> EveryoneAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        var links = (await KnownAsync(connection, stop)).Decided;
        return [.. links.Everyone(person).Union(links.Everyone(other))];
    }

    private Task<KnownIdentities> KnownAsync(NpgsqlConnection connection, CancellationToken stop) =>
        IdentityReader.AtAsync(connection, [person, other], Moments.Forever, stop);
}
