using System.Globalization;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Claims;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Organizations;
using Facts.Store.Paging;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Claims;

/// <summary>The claims about an organization as they were recorded, a page at a time; all pages are of one recorded time.</summary>
internal sealed class ClaimList(NpgsqlDataSource database)
{
    public const int DefaultSize = 100, MostSize = 1000;

    private static readonly string[] Types = EventTypes.NamesOf<ClaimEvent>();

    public async Task<(ClaimPage? Page, Refusal? Refusal)> ReadAsync(
        string organization, AsOf known, string? after, int? size, CancellationToken stop)
    {
        var list = "claims of " + organization;
        await using var connection = await database.OpenConnectionAsync(stop);
        known = await Latest.OfAsync(connection, organization, known, stop);
        var (cursor, bad) = after is null ? (new Cursor(list, known.Moment, "0"), null) : Cursor.Parse(after, list);
        if (cursor is null || !long.TryParse(cursor.Last, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return (null, bad ?? new Refusal(Cursor.Code, "'after' is no cursor of this list."));
        var most = Math.Min(size ?? DefaultSize, MostSize);
        if (await OrganizationRows.NameAsync(connection, organization, stop) is not { } name)
            return (null, new Refusal(Codes.UnknownOrganization, $"There is no organization '{Fields.Shown(organization)}'."));
        object?[] parameters = [Streams.Organization(organization), cursor.Known, version, Types, most + 1];
        var rows = await Sql.Query(connection, "Claims/list.sql", parameters, Read, stop).ToListAsync(stop);
        var next = rows.Count > most
            ? (cursor with { Last = rows[most - 1].Version.ToString(CultureInfo.InvariantCulture) }).ToString()
            : null;
        return (new ClaimPage(
            new Named(organization, name), AsOf.Print(cursor.Known), [.. rows.Take(most).Select(row => row.Claim)], next), null);
    }

    private static (long Version, ListedClaim Claim) Read(NpgsqlDataReader row)
    {
        var body = EventReader.Read<ClaimEvent>(row, 2, 3);
        return (row.GetInt64(0), new ListedClaim(body.Id, ClaimKinds.Of(body), AsOf.Print(row.GetDateTime(4)), ClaimFields.Of(body)));
    }
}

/// <summary>A page of claims.</summary>
/// <param name="Organization">Whom they are about.</param>
/// <param name="KnownAt">The recorded time that this page and all that follow are of, inclusive.</param>
/// <param name="Claims">In the order in which they were recorded.</param>
/// <param name="Next">The cursor of the next page; absent at the end.</param>
internal sealed record ClaimPage(Named Organization, string KnownAt, IReadOnlyList<ListedClaim> Claims, string? Next);

/// <summary>A claim in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Claim">Its fields as they were recorded, before any correction.</param>
internal sealed record ListedClaim(string Id, string Kind, string RecordedAt, JsonObject Claim);
