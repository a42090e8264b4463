using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Domain.Time;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Search;

/// <summary>A page of organizations, by name.</summary>
/// <param name="Items">At most a hundred.</param>
/// <param name="Next">For <c>after</c>, when there is more.</param>
internal sealed record OrganizationPage(IReadOnlyList<OrganizationHit> Items, string? Next);

/// <summary>An organization, and how many posts of it are known.</summary>
internal sealed record OrganizationHit(string Id, string Name, IReadOnlyList<string> Aliases, long Posts);

/// <summary>The organizations that claims are about.</summary>
internal sealed class OrganizationList(NpgsqlDataSource database, TimeProvider clock)
{
    private const int PageSize = 100;

    /// <param name="query">In its id, name or an alias; all without it.</param>
    /// <param name="after">Where the page before ended.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(OrganizationPage? Page, Refusal? Refusal)> ReadAsync(string? query, string? after, CancellationToken stop)
    {
        var cursor = after is null ? null : SearchCursor.TryParse(after, 2);
        if (after is not null && (cursor is null || cursor.Upto < 0 || cursor.Upto > DateTime.MaxValue.Ticks))
            return (null, new Refusal(Codes.InvalidValue, $"'after' is no cursor of a page before: {Fields.Shown(after)}"));
        await using var connection = await database.OpenConnectionAsync(stop);
        var known = cursor is null
            ? (await Latest.OfAllAsync(connection, AsOf.At(clock.GetUtcNow().UtcDateTime) with { IsLatest = true }, stop)).Moment
            : new DateTime(cursor.Upto, DateTimeKind.Utc);
        object?[] asked = [query?.ToLowerInvariant() ?? "", known, cursor?.Keys[0], cursor?.Keys[1] ?? "", PageSize + 1];
        var found = await Sql.Query(
            connection,
            "Search/organizations.sql",
            asked,
            r => new OrganizationHit(r.GetString(0), r.GetString(1), r.IsDBNull(2) ? [] : r.GetFieldValue<string[]>(2), r.GetInt64(3)),
            stop).ToListAsync(stop);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new SearchCursor(known.Ticks, 0, [page[^1].Name, page[^1].Id]).ToString() : null;
        return (new OrganizationPage(page, next), null);
    }
}
