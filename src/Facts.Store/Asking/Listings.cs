using Facts.Domain.Answers;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Asking;

/// <summary>What can be asked about, for a reader who has named nothing yet.</summary>
internal sealed class Listings(NpgsqlDataSource database)
{
    /// <summary>Posts of an organization; those of all, without one or where it has none.</summary>
    public async Task<IReadOnlyList<PostOf>> PostsAsync(string? organization, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var posts = organization is null ? [] : await PostsOfAsync(connection, [organization], stop);
        return posts.Count > 0 ? posts : await Sql.Query(connection, "Asking/posts.sql", [], PostOf.Read, stop).ToListAsync(stop);
    }

    /// <summary>Organizations by name; the first of them.</summary>
    public Task<IReadOnlyList<Named>> OrganizationsAsync(CancellationToken stop) => NamedAsync("Asking/organizations.sql", stop);

    /// <summary>The same of those that have a post.</summary>
    public Task<IReadOnlyList<Named>> OrganizationsWithPostsAsync(CancellationToken stop) =>
        NamedAsync("Asking/organizations_with_posts.sql", stop);

    /// <summary>Whether an organization, a post of it and a person are new by these ids; an empty id is not.</summary>
    public async Task<IReadOnlyList<bool>> AreNewAsync(string organization, string post, string person, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(
            connection, "Asking/new_names.sql", [organization, post, person],
            r => (bool[])[r.GetBoolean(0), r.GetBoolean(1), r.GetBoolean(2)], stop).SingleAsync(stop);
    }

    public static async Task<IReadOnlyList<PostOf>> PostsOfAsync(NpgsqlConnection connection, string[] organizations, CancellationToken stop) =>
        await Sql.Query(connection, "Asking/posts_of.sql", [organizations], PostOf.Read, stop).ToListAsync(stop);

    private async Task<IReadOnlyList<Named>> NamedAsync(string path, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await Sql.Query(connection, path, [], r => new Named(r.GetString(0), r.GetString(1)), stop).ToListAsync(stop);
    }
}
