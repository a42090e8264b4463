using Facts.Domain.Answers;
using Facts.Domain.Rules;
using Facts.Domain.Tenures;
using Facts.Store.Storage;
using Facts.Store.Tenures;
using Npgsql;

namespace Facts.Store.Answers;

/// <summary>What is believed of some posts at a recorded time.</summary>
internal sealed record Beliefs(
    IReadOnlyDictionary<(string Organization, string Post), Belief> Posts,
    IReadOnlyDictionary<string, Named> Names)
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
            r => (Post: (r.GetString(0), r.GetString(1)), Name: r.Text(2), Tenure: r.IsDBNull(3) ? null : Read(r, 3),
                Seats: r.IsDBNull(7) ? (int?)null : r.GetInt32(7), Rules: StoredRules.Of(r.Text(8)), Kind: r.Kind(9)),
            stop).ToListAsync(stop);
        return new Beliefs(
            rows.GroupBy(row => row.Post).ToDictionary(
                group => group.Key,
                group => new Belief(group.First().Rules, group.First().Seats, [.. group.Select(row => row.Tenure).OfType<Tenure>()])),
            rows.Where(row => row.Tenure is not null).DistinctBy(row => row.Tenure!.Person).ToDictionary(
                row => row.Tenure!.Person,
                row => new Named(row.Tenure!.Person, row.Name ?? row.Tenure.Person) { Kind = row.Kind },
                StringComparer.Ordinal));
    }

    /// <summary>In days, by organization and post.</summary>
    public static ChangePage Compare(Beliefs before, Beliefs after, CancellationToken stop, int most = ChangeGathering.Most)
    {
        var page = new ChangeGathering(null, most);
        foreach (var post in before.Posts.Keys.Union(after.Posts.Keys)
            .OrderBy(post => post.Organization, StringComparer.Ordinal).ThenBy(post => post.Post, StringComparer.Ordinal))
        {
            page.Add(
                post.Organization,
                Changes.InDays(post.Post, before.Of(post), after.Of(post)),
                person => after.Names.GetValueOrDefault(person) ?? before.Names.GetValueOrDefault(person) ?? new Named(person, person),
                stop);
            if (page.IsFull)
                break;
        }

        return page.Page;
    }

    /// <summary>A tenure without what it rests on: ten thousand quotes are nothing to keep where only holders are compared.</summary>
    public static Tenure Read(NpgsqlDataReader row, int column) =>
        TenureRow.Read(row, column).ToTenure() with { Because = [], Outranked = [] };

    private Belief Of((string, string) post) => Posts.GetValueOrDefault(post) ?? new(RuleSet.Editorial1, null, []);
}
