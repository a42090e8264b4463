using Facts.Domain;
using Facts.Domain.Recording;
using Facts.Store.Storage;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>Refusals for names that nothing is recorded of, with the nearest names that there are.</summary>
internal static class Unknown
{
    public static async Task<Refusal> PostAsync(NpgsqlConnection connection, string organization, string post, CancellationToken stop)
    {
        if (await OrganizationAsync(connection, organization, stop) is { } refusal)
            return refusal;
        var posts = await Sql.Query(connection, "Answers/posts_of.sql", [organization], r => r.GetString(0), stop).ToListAsync(stop);
        return new Refusal(Codes.UnknownPost, $"'{Fields.Shown(organization)}' has no post '{Fields.Shown(post)}'.{Others(posts)}");
    }

    /// <summary>Null when the organization is known.</summary>
    public static async Task<Refusal?> OrganizationAsync(NpgsqlConnection connection, string organization, CancellationToken stop)
    {
        var known = await Sql.Query(connection, "Answers/organizations_like.sql", [organization], r => r.GetString(0), stop)
            .ToListAsync(stop);
        return known.Contains(organization, StringComparer.Ordinal)
            ? null
            : new Refusal(Codes.UnknownOrganization, $"There is no organization '{Fields.Shown(organization)}'.{Others(known)}");
    }

    private static string Others(List<string> names) =>
        names.Count == 0 ? "" : $" There is: {string.Join(", ", names.Select(Fields.Shown))}.";
}
