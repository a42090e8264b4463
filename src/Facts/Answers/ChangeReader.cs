using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Tenures;
using Facts.Domain.Time;
using Facts.Storage;
using Facts.Tenures;
using Npgsql;

namespace Facts.Answers;

/// <summary>What the answers were and became between two recorded times.</summary>
internal sealed class ChangeReader(NpgsqlDataSource database)
{
    public async Task<(IReadOnlyList<ChangeView>? Changes, Refusal? Refusal)> BetweenAsync(
        string organization,
        AsOf from,
        AsOf to,
        CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        to = await Latest.OfAsync(connection, organization, to, stop);
        // Whoever asks backwards is told what it would be to forget.
        var (earlier, later) = from.Moment <= to.Moment ? (from.Moment, to.Moment) : (to.Moment, from.Moment);
        var posts = await ChangedPosts.FindAsync(connection, organization, earlier, later, stop);
        if (posts.Count == 0)
            return await Unknown.OrganizationAsync(connection, organization, stop) is { } refusal ? (null, refusal) : ([], null);
        var before = await Beliefs.AtAsync(connection, posts, from.Moment, stop);
        var after = await Beliefs.AtAsync(connection, posts, to.Moment, stop);
        return (Beliefs.Compare(before, after), null);
    }
}

/// <summary>What is believed of some posts at a recorded time.</summary>
internal sealed record Beliefs(
    IReadOnlyDictionary<(string Organization, string Post), IReadOnlyList<Tenure>> Posts,
    IReadOnlyDictionary<string, string> Names)
{
    public static async Task<Beliefs> AtAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<long> posts,
        DateTime known,
        CancellationToken stop)
    {
        var rows = await Sql.Query(
            connection,
            "Answers/beliefs.sql",
            [posts.ToArray(), known],
            r => (Post: (r.GetString(0), r.GetString(1)), Name: r.Text(2), Tenure: r.IsDBNull(3) ? null : TenureRow.Read(r, 3).ToTenure()),
            stop).ToListAsync(stop);
        return new Beliefs(
            rows.GroupBy(row => row.Post).ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<Tenure>)[.. group.Select(row => row.Tenure).OfType<Tenure>()]),
            rows.Where(row => row.Tenure is not null).DistinctBy(row => row.Tenure!.Person).ToDictionary(
                row => row.Tenure!.Person,
                row => row.Name ?? row.Tenure!.Person,
                StringComparer.Ordinal));
    }

    /// <summary>In days, by organization and post.</summary>
    public static IReadOnlyList<ChangeView> Compare(Beliefs before, Beliefs after) =>
    [
        .. before.Posts.Keys.Union(after.Posts.Keys)
            .OrderBy(post => post.Organization, StringComparer.Ordinal).ThenBy(post => post.Post, StringComparer.Ordinal)
            .SelectMany(post => Changes.InDays(Changes.Between(post.Post, before.Of(post), after.Of(post)))
                .Select(change => ChangeView.Of(
                    post.Organization,
                    change,
                    person => after.Names.GetValueOrDefault(person) ?? before.Names.GetValueOrDefault(person) ?? person))),
    ];

    private IReadOnlyList<Tenure> Of((string, string) post) => Posts.GetValueOrDefault(post) ?? [];
}
