using Facts.Domain.Claims;
using Facts.Domain.Identity;
using Facts.Domain.Recording;
using Facts.Store.Organizations;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>Which posts may have other holders at one recorded time than at another.</summary>
internal static class ChangedPosts
{
    /// <summary>A save has some 4,000 events at most. What more of them did is looked for among the tenures.</summary>
    private const int MostEvents = 5_000;

    /// <summary>
    /// Keys of the posts that the events in between are about, whatever is known of the others: most changes are small, and organizations
    /// may be large. Whoever is identified, or has died, may hold any post, and a dissolution ends them all; then all tenures are looked
    /// at.
    /// </summary>
    /// <param name="connection">Where they lie.</param>
    /// <param name="organization">The organization's id.</param>
    /// <param name="from">The earlier recorded time; what it has is known by both.</param>
    /// <param name="to">The later one.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task<IReadOnlyList<long>> FindAsync(
        NpgsqlConnection connection, string organization, DateTime from, DateTime to, CancellationToken stop)
    {
        object?[] between = [Streams.Organization(organization), from, to, MostEvents + 1];
        var events = await Sql.Query(connection, "Answers/events_between.sql", between, Read, stop).ToListAsync(stop);
        if (events.Count > MostEvents || events.Any(data => data is PeopleIdentified or PeopleDistinguished or BoundClaim))
            return await OfTenuresAsync();

        var posts = events.SelectMany(data => StoredOrganizations.PostsOf(data)).ToHashSet(StringComparer.Ordinal);
        if (events.SelectMany(ReferredClaims.NamedBy).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } named)
        {
            var claims = await ReferredRows.FindAsync(connection, named, stop);
            if (claims.Exists(claim => claim.Body is BoundClaim))
                return await OfTenuresAsync();
            posts.UnionWith(claims.SelectMany(claim => claim.Wordings()).Select(wording => wording.Post));
        }

        if (posts.Count == 0)
            return [];
        return await PostRows.KeysAsync(connection, organization, posts, stop);

        async Task<IReadOnlyList<long>> OfTenuresAsync() => await Sql.Query(
            connection, "Answers/changed_posts.sql", [organization, from, to], r => r.GetInt64(0), stop).ToListAsync(stop);
    }

    private static object Read(NpgsqlDataReader row) =>
        EventReader.Read(row, 0, 1);
}
